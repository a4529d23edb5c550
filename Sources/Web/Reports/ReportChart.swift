import Casework
import Language
import Statistics

/// The first figure of the rows as bars, with its table. Hidden figures have no bar.
struct ReportChart: Part {
    let frame: Frame
    let table: ReportTable
    /// More bars than this are no picture any more.
    static let most = 60

    var html: HTML {
        guard let counter = table.request.report.counters.first,
            let column = table.columns.firstIndex(of: .figure(counter)),
            !table.rows.isEmpty, table.rows.count <= Self.most
        else { return .empty }
        return Bars(
            title: frame.text("report.chart.title", ["counter": .text(frame.text(counter.title))]),
            definition: frame.text(counter.definition), unit: frame.text(counter.title),
            bars: table.rows.map { row in bar(row, row.cells[column]) },
            tableTitle: frame.text("report.chart.same_figures")
        ).html
    }

    private func bar(_ row: ReportTable.Row, _ figure: ReportTable.Cell) -> Bars.Bar {
        let names = zip(table.columns, row.cells).filter { column, _ in
            !column.isFigure && !column.name.hasSuffix("_code")
        }.map { $1.shown(frame) }
        let size: Double =
            switch figure {
            case .number(let number): Double(number)
            case .suppressed, .text, .label, .gradeGroup: 0
            }
        return Bars.Bar(names.joined(separator: ", "), size, figure.shown(frame))
    }
}
