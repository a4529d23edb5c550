/// A dense table: caption, headings that stay, the first cell of a row is its heading and usually the link. On a phone
/// each row becomes a block, its values labelled by the column.
package struct Table<Row: Sendable>: Part {
    package struct Column: Sendable {
        package enum Kind: String, Sendable {
            case text
            /// Right-aligned in figures of one width.
            case number
            /// Never broken into two lines.
            case code
        }

        let title: String
        let kind: Kind
        let cell: @Sendable (Row) -> HTML

        package init(_ title: String, _ kind: Kind = .text, _ cell: @escaping @Sendable (Row) -> HTML) {
            self.title = title
            self.kind = kind
            self.cell = cell
        }
    }

    let caption: String
    let hidesCaption: Bool
    let columns: [Column]
    let rows: [Row]
    /// The last row with the sums, one cell for each column.
    let total: [HTML]?

    package init(caption: String, hidesCaption: Bool = false, columns: [Column], rows: [Row], total: [HTML]? = nil) {
        self.caption = caption
        self.hidesCaption = hidesCaption
        self.columns = columns
        self.rows = rows
        self.total = total
    }

    package var html: HTML {
        """
        <div class="table"><table>
        <caption\(captionClass)>\(caption)</caption>
        <thead><tr>\(each: columns, heading)</tr></thead>
        <tbody>\(each: rows, row)</tbody>
        \(total.map(sums))</table></div>
        """
    }

    private var captionClass: Attributes { ["class": hidesCaption ? "unseen" : nil] }

    private func heading(_ column: Column) -> HTML {
        "<th scope=\"col\" class=\"\(column.kind.rawValue)\">\(column.title)</th>"
    }

    private func row(_ row: Row) -> HTML {
        var cells = HTML.empty
        for (index, column) in columns.enumerated() {
            if index == 0 {
                cells += "<th scope=\"row\">\(column.cell(row))</th>"
            } else {
                cells += "<td class=\"\(column.kind.rawValue)\" data-label=\"\(column.title)\">\(column.cell(row))</td>"
            }
        }
        return "<tr data-row>\(cells)</tr>\n"
    }

    private func sums(_ cells: [HTML]) -> HTML {
        let cells = zip(columns, cells).enumerated().map { index, cell -> HTML in
            index == 0
                ? "<th scope=\"row\">\(cell.1)</th>"
                : "<td class=\"\(cell.0.kind.rawValue)\" data-label=\"\(cell.0.title)\">\(cell.1)</td>"
        }
        return "<tfoot><tr>\(cells.joined())</tr></tfoot>"
    }
}
