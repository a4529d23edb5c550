import Casework
import Language
import Statistics

/// The rows of a report; a unit leads to what lies in it.
struct ReportRows: Part {
    let frame: Frame
    let table: ReportTable

    /// Codes are for machines; the name says the same to people.
    private var shown: [Int] {
        table.columns.indices.filter { index in
            switch table.columns[index] {
            case .text(let name): !name.hasSuffix("_code")
            case .figure, .share, .average: true
            }
        }
    }

    var html: HTML {
        let (frame, asked, request, isGuarded) = (frame, table.unit, table.request, table.isGuarded)
        let columns = shown.map { index in
            let column = table.columns[index]
            let isUnit = column == .text("unit")
            return Table<ReportTable.Row>.Column(frame.text(column.title), column.isFigure ? .number : .text) { row in
                let text = row.cells[index].shown(frame)
                guard isUnit, let unit = row.unit, unit.id != asked?.id, unit.level != .institution,
                    !isGuarded || unit.level != .municipality
                else { return row.cells[index] == .suppressed ? Self.hidden(frame) : "\(text)" }
                return Link(text, request.about(unit).address).html
            }
        }
        return Table(
            caption: frame.text(table.request.report.title), hidesCaption: true, columns: columns, rows: table.rows,
            total: total
        ).html
    }

    private static func hidden(_ frame: Frame) -> HTML {
        "<span aria-hidden=\"true\">…</span><span class=\"unseen\">\(frame.text("report.suppressed"))</span>"
    }

    private var total: [HTML] {
        shown.enumerated().map { position, index in
            switch table.columns[index] {
            case .text: position == 0 ? "\(frame.text("report.total"))" : .empty
            case .figure, .share, .average: "\((table.total(of: table.columns[index]) ?? .number(0)).shown(frame))"
            }
        }
    }
}

extension ReportColumn {
    var isFigure: Bool {
        switch self {
        case .text: false
        case .figure, .share, .average: true
        }
    }
}
