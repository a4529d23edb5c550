/// How CSV is written: RFC 4180 in UTF-8, with what differs between programs.
package struct CSVFormat: Hashable, Sendable {
    package let separator: Character
    package let decimalMark: Character
    /// Excel reads UTF-8 only after this mark.
    package let startsWithByteOrderMark: Bool

    package let lineEnd: String

    package init(
        separator: Character = ",", decimalMark: Character = ".", startsWithByteOrderMark: Bool = false,
        lineEnd: String = "\r\n"
    ) {
        self.lineEnd = lineEnd
        self.separator = separator
        self.decimalMark = decimalMark
        self.startsWithByteOrderMark = startsWithByteOrderMark
    }

    /// For programs: comma and decimal point.
    package static let plain = CSVFormat()
    /// The same with the line ends of the command line, so that `diff` and `cut` see what they expect.
    package static let lines = CSVFormat(lineEnd: "\n")
    /// For Excel with Latvian settings, which opens it by a double click: semicolon and decimal comma.
    package static let spreadsheet = CSVFormat(separator: ";", decimalMark: ",", startsWithByteOrderMark: true)
}
