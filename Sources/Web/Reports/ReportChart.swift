import Casework
import Language
import Statistics

/// The first figure of the rows as bars, with its table. Hidden figures have no bar. Where the rows are too many for
/// a picture, their sums by the first dimension are drawn, or, where nothing may be added up, a coarser table is offered.
struct ReportChart: Part {
    let frame: Frame
    let table: ReportTable
    /// More bars than this are no picture any more.
    static let most = 60

    var html: HTML {
        guard let counter = table.request.report.counters.first,
            let column = table.columns.firstIndex(of: .figure(counter)), !table.rows.isEmpty
        else { return .empty }
        if table.rows.count <= Self.most {
            return bars(counter, table.rows.map { row in bar(row, row.cells[column]) })
        }
        guard let sums = sums(counter, column), sums.count <= Self.most else { return instead }
        let note = frame.text("report.chart.summed", ["count": .number(table.rows.count)])
        return "<p class=\"quiet\">\(note)</p>\(bars(counter, sums))"
    }

    private func bars(_ counter: Counter, _ bars: [Bars.Bar]) -> HTML {
        Bars(
            title: frame.text("report.chart.title", ["counter": .text(frame.text(counter.title))]),
            definition: frame.text(counter.definition), bars: bars,
            tableTitle: frame.text("report.chart.same_figures")
        ).html
    }

    private func bar(_ row: ReportTable.Row, _ figure: ReportTable.Cell) -> Bars.Bar {
        let names = zip(table.columns, row.cells).filter { column, _ in
            !column.isFigure && !column.name.hasSuffix("_code")
        }.map { $1.shown(frame) }
        return bar(names.joined(separator: ", "), figure)
    }

    private func bar(_ name: String, _ figure: ReportTable.Cell) -> Bars.Bar {
        let size: Double =
            switch figure {
            case .number(let number): Double(max(0, number))
            case .money(let cents): Double(cents) / 100
            case .suppressed, .text, .label, .gradeGroup, .state, .share, .average: 0
            }
        return Bars.Bar(name, size, figure.shown(frame))
    }

    /// Plans add up over everything but risks, of which one plan names many; people add up over nothing.
    private func sums(_ counter: Counter, _ column: Int) -> [Bars.Bar]? {
        guard counter == .plans || counter.addsUp,
            !table.request.dimensions.contains(where: { $0 == .category || $0 == .factor }),
            let first = table.columns.firstIndex(where: { !$0.name.hasSuffix("_code") })
        else { return nil }
        var (names, sums): ([ReportTable.Cell], [ReportTable.Cell: Int]) = ([], [:])
        for row in table.rows {
            let name = row.cells[first]
            if sums[name] == nil { names.append(name) }
            switch row.cells[column] {
            case .number(let figure), .money(let figure): sums[name, default: 0] += figure
            case .suppressed, .text, .label, .gradeGroup, .state, .share, .average: return nil
            }
        }
        return names.map { name in
            let sum: ReportTable.Cell = counter.isMoney ? .money(sums[name] ?? 0) : .number(sums[name] ?? 0)
            return bar(name.shown(frame), sum)
        }
    }

    private var instead: HTML {
        let sentence = frame.text(
            "report.chart.too_many", ["count": .number(table.rows.count), "most": .number(Self.most)])
        let link: HTML = coarser.map { " \(Link(frame.text("report.chart.coarser"), $0.address))" } ?? .empty
        return "<p class=\"note\">\(sentence)\(link)</p>"
    }

    /// The same question with fewer rows, if there is one that the reader may ask.
    private var coarser: ReportRequest? {
        var request = table.request
        let kept = request.dimensions.first { request.report != .risks || $0 == .category || $0 == .factor }
        if request.dimensions.count > 1, let kept {
            request.dimensions = [kept]
            return request
        }
        guard request.dimensions == [.unit], !table.isPartial, table.unit?.level != .municipality else { return nil }
        switch request.level {
        case .institution: request.level = .municipality
        case .municipality where table.unit?.level != .region: request.level = .region
        case .municipality, .region, .state, nil: return nil
        }
        return request
    }
}
