/// How CSV is written: RFC 4180 in UTF-8, with what differs between programs.
package struct CSVFormat: Hashable, Sendable {
    package let separator: Character
    package let decimalMark: Character
    /// Excel reads UTF-8 only after this mark.
    package let startsWithByteOrderMark: Bool

    package init(separator: Character = ",", decimalMark: Character = ".", startsWithByteOrderMark: Bool = false) {
        self.separator = separator
        self.decimalMark = decimalMark
        self.startsWithByteOrderMark = startsWithByteOrderMark
    }

    /// For programs: comma and decimal point.
    package static let plain = CSVFormat()
    /// For Excel with Latvian settings, which opens it by a double click: semicolon and decimal comma.
    package static let spreadsheet = CSVFormat(separator: ";", decimalMark: ",", startsWithByteOrderMark: true)
}
