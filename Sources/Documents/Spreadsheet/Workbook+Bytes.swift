extension Workbook {
    /// The workbook as an XLSX file.
    package func bytes() throws(WorkbookError) -> [UInt8] {
        let file = try XLSXFile()
        let styles = XLSXStyles(of: file)
        var taken: Set<String> = []
        for sheet in sheets {
            try sheet.checkSize()
            let name = XLSXText.sheetName(sheet.name, taken: &taken)
            try sheet.write(to: try XLSXSheet(name, in: file, styles: styles))
        }
        try file.describe(title: XLSXText.clean(title), createdAt: createdAt)
        return try file.finish()
    }
}

extension Workbook.Sheet {
    /// Titles, notes and totals are few beside this limit.
    fileprivate func checkSize() throws(WorkbookError) {
        let rows = table.rows.count + notes.count + remarks.count + 5
        guard rows <= XLSXSheet.maximum.rows, table.columns.count <= XLSXSheet.maximum.columns else {
            throw .tooLarge(sheet: name, rows: rows, columns: table.columns.count)
        }
    }

    fileprivate func write(to sheet: XLSXSheet) throws(WorkbookError) {
        var row = 0
        if let title {
            try sheet.write(.text(title), at: (row, 0), .title)
            row += 1
        }
        for note in notes {
            try sheet.write(.text(note.label), at: (row, 0), .label)
            try sheet.write(note.value, at: (row, 1), .note)
            row += 1
        }
        let head = row > 0 ? row + 1 : 0
        for (column, heading) in table.columns.enumerated() {
            try sheet.write(.text(heading.title), at: (head, column), heading.kind == .number ? .figure : .heading)
        }
        for (index, cells) in table.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                try sheet.write(cell, at: (head + 1 + index, column), .row)
            }
        }
        let last = head + table.rows.count
        row = last + 1
        if let total {
            try write(total, to: sheet, row: row, over: head + 1...max(head + 1, last))
            row += 1
        }
        for (index, remark) in remarks.enumerated() {
            try sheet.write(.text(remark), at: (row + 1 + index, 0), .note)
        }
        try sheet.furnish(head: head, last: last, columns: table.columns.count, widths: widths)
    }

    private func write(
        _ total: Total, to sheet: XLSXSheet, row: Int, over rows: ClosedRange<Int>
    ) throws(WorkbookError) {
        switch total {
        case .values(let cells):
            for column in table.columns.indices {
                try sheet.write(
                    cells.indices.contains(column) ? cells[column] : .empty, at: (row, column), .total)
            }
        case .sums(let label, let names):
            for (column, heading) in table.columns.enumerated() {
                if names.contains(heading.name) {
                    // Under no rows a formula would add up itself.
                    let sum = try sum(of: column)
                    try table.rows.isEmpty
                        ? sheet.write(sum, at: (row, column), .total)
                        : sheet.write(sum, over: rows, at: (row, column))
                } else {
                    try sheet.write(column == 0 ? .text(label) : .empty, at: (row, column), .total)
                }
            }
        }
    }

    /// Counted in whole units, so that the figure that is kept with the formula is exact; texts count as nothing, as
    /// they do in the formula.
    private func sum(of column: Int) throws(WorkbookError) -> Cell {
        let places = table.rows.reduce(0) { max($0, $1[column].number?.places ?? 0) }
        var total = 0
        for row in table.rows {
            guard let (units, own) = row[column].number else { continue }
            let (scaled, isTooLarge) = units.multipliedReportingOverflow(by: Cell.power(of: places - own))
            let (sum, overflows) = total.addingReportingOverflow(scaled)
            guard !isTooLarge, !overflows, sum.magnitude < Cell.firstInexact else {
                throw .sumTooLarge(sheet: name, column: table.columns[column].name)
            }
            total = sum
        }
        return .decimal(total, places: places)
    }

    /// As wide as the longest text of the column, within reason. Titles and remarks run over their neighbours.
    private var widths: [Int] {
        var widths = table.columns.map { $0.title.count + 3 }
        for row in table.rows {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.plain().count + 1) }
        }
        for (index, width) in widths.enumerated() {
            let isBesideNotes = index == 1 && !notes.isEmpty
            widths[index] = min(max(width, isBesideNotes ? 12 : 8), 60)
        }
        if let first = widths.first {
            widths[0] = max(first, min(notes.reduce(0) { max($0, $1.label.count) } + 2, 40))
        }
        return widths
    }
}

extension Cell {
    /// From here on a spreadsheet, which calculates with 15 digits, loses the last one.
    static let firstInexact = 1_000_000_000_000_000 as UInt

    /// What a spreadsheet can add up; `nil` for texts and for numbers that it could not keep.
    var number: (units: Int, places: Int)? {
        switch self {
        case .whole(let number): number.magnitude < Cell.firstInexact ? (number, 0) : nil
        case .decimal(let units, let places), .percent(let units, let places):
            units.magnitude < Cell.firstInexact && (0...9).contains(places) ? (units, places) : nil
        case .text, .day, .empty: nil
        }
    }

    static func power(of places: Int) -> Int { (0..<places).reduce(1) { power, _ in power * 10 } }
}
