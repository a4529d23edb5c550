import CXLSXWriter

/// How a cell looks. Each look is made once for a workbook, because every program limits their number.
final class XLSXStyles {
    /// Where the cell stands.
    enum Place: Hashable {
        case title, label, note
        /// Of a column with words.
        case heading
        /// Of a column with figures.
        case figure
        case row, total
    }

    /// What the cell shows.
    enum Form: Hashable {
        case plain
        /// Editing the cell leaves a text that looks like a formula a text.
        case guarded
        case decimal(places: Int)
        case percent(places: Int)
        case day

        /// The program puts the decimal mark of its own language.
        var pattern: String? {
            switch self {
            case .plain: nil
            case .guarded: "@"
            case .decimal(let places): places > 0 ? "0." + String(repeating: "0", count: places) : "0"
            case .percent(let places): places > 0 ? "0." + String(repeating: "0", count: places) + "%" : "0%"
            case .day: "dd.mm.yyyy"
            }
        }
    }

    private struct Look: Hashable {
        let place: Place
        let form: Form
    }

    /// Owned by the file, which outlives this.
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var made: [Look: UnsafeMutablePointer<lxw_format>] = [:]

    init(of file: borrowing XLSXFile) { workbook = file.workbook }

    /// `nil` is how cells look without more.
    func format(_ place: Place, _ form: Form) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format>? {
        if (place == .row || place == .note) && form == .plain { return nil }
        let look = Look(place: place, form: form)
        if let format = made[look] { return format }
        guard let format = workbook_add_format(workbook) else { throw .notWritten("no memory for a format") }
        if let pattern = form.pattern { format_set_num_format(format, pattern) }
        switch place {
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 14)
        case .heading, .figure:
            format_set_bold(format)
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
            if place == .figure { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
        case .total:
            format_set_bold(format)
            format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
        // A date among words stands where they begin.
        case .note: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .label: format_set_font_color(format, 0x59_59_59)
        case .row: break
        }
        made[look] = format
        return format
    }
}
