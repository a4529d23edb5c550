import CXLSXWriter

/// One sheet of the library's workbook; it lives no longer than the file.
struct XLSXSheet {
    static let maximum = (rows: 1_048_576, columns: 16_384)

    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let styles: XLSXStyles

    init(_ name: String, in file: borrowing XLSXFile, styles: XLSXStyles) throws(WorkbookError) {
        guard let sheet = workbook_add_worksheet(file.workbook, name) else {
            throw .notWritten("the sheet \(name) could not be added")
        }
        self.sheet = sheet
        self.styles = styles
    }

    /// Numbers and days as such, everything else as a text; nothing becomes a formula or a link.
    func write(_ cell: Cell, at place: (row: Int, column: Int), _ style: XLSXStyles.Place) throws(WorkbookError) {
        switch cell {
        case .empty: try write("", at: place, style)
        case .text(let text): try write(text, at: place, style)
        case .day(let day):
            // Before that, programs count the days of the calendar differently.
            guard day.year > 1900 else { return try write(day.description, at: place, style) }
            var date = lxw_datetime()
            (date.year, date.month, date.day) = (Int32(day.year), Int32(day.month), Int32(day.day))
            let format = try styles.format(style, .day)
            try XLSXFile.check(worksheet_write_datetime(sheet, row(place), column(place), &date, format))
        case .whole, .decimal, .percent:
            // As a number it would lose digits.
            guard let value = cell.value else { return try write(cell.plain(), at: place, style) }
            let format = try styles.format(style, cell.form)
            try XLSXFile.check(worksheet_write_number(sheet, row(place), column(place), value, format))
        }
    }

    /// The sum of the rows above as a formula, with its value for programs that do not calculate. It is rounded,
    /// because a sum of binary fractions misses the cent by a trifle that comparisons notice.
    func write(
        _ sum: Cell, over rows: ClosedRange<Int>, at place: (row: Int, column: Int)
    ) throws(WorkbookError) {
        guard let value = sum.value, let places = sum.number?.places else { return }
        let letters = XLSXSheet.letters(of: place.column)
        let formula = "=ROUND(SUM(\(letters)\(rows.lowerBound + 1):\(letters)\(rows.upperBound + 1)),\(places))"
        let format = try styles.format(.total, sum.form)
        try XLSXFile.check(worksheet_write_formula_num(sheet, row(place), column(place), formula, format, value))
    }

    /// What helps with a long table: widths, headings that stay in sight and on each printed page, filters.
    func furnish(head: Int, last: Int, columns: Int, widths: [Int]) throws(WorkbookError) {
        for (column, width) in widths.enumerated() {
            let number = lxw_col_t(column)
            try XLSXFile.check(worksheet_set_column(sheet, number, number, Double(width), nil))
        }
        guard columns > 0 else { return }
        worksheet_freeze_panes(sheet, lxw_row_t(head + 1), 0)
        try XLSXFile.check(
            worksheet_autofilter(sheet, lxw_row_t(head), 0, lxw_row_t(last), lxw_col_t(columns - 1)))
        try XLSXFile.check(worksheet_repeat_rows(sheet, lxw_row_t(head), lxw_row_t(head)))
        worksheet_set_landscape(sheet)
        // 9 is A4; one page wide, as many as it takes high.
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
    }

    private func write(
        _ text: String, at place: (row: Int, column: Int), _ style: XLSXStyles.Place
    ) throws(WorkbookError) {
        guard !text.isEmpty else {
            guard let format = try styles.format(style, .plain) else { return }
            return try XLSXFile.check(worksheet_write_blank(sheet, row(place), column(place), format))
        }
        let format = try styles.format(style, FormulaGuard.guarded(text) == text ? .plain : .guarded)
        try XLSXFile.check(worksheet_write_string(sheet, row(place), column(place), XLSXText.clean(text), format))
    }

    private func row(_ place: (row: Int, column: Int)) -> lxw_row_t { lxw_row_t(place.row) }

    private func column(_ place: (row: Int, column: Int)) -> lxw_col_t { lxw_col_t(place.column) }

    /// `A` to `Z`, then `AA`.
    static func letters(of column: Int) -> String {
        var (letters, rest) = ("", column)
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }
}

extension Cell {
    /// The number that a spreadsheet holds: a percentage is a part of one there.
    fileprivate var value: Double? {
        guard let number else { return nil }
        return Double(number.units) / Double(Cell.power(of: number.places + (isPercent ? 2 : 0)))
    }

    private var isPercent: Bool {
        switch self {
        case .percent: true
        case .text, .whole, .decimal, .day, .empty: false
        }
    }

    fileprivate var form: XLSXStyles.Form {
        switch self {
        case .text, .whole, .empty: .plain
        case .decimal(_, let places): .decimal(places: places)
        case .percent(_, let places): .percent(places: places)
        case .day: .day
        }
    }
}
