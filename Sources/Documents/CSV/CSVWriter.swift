/// Writes CSV row by row. `take()` hands over what has been written since the last time, so that a long answer can be
/// sent in parts.
package struct CSVWriter: Sendable {
    private let format: CSVFormat
    private var bytes: [UInt8] = []

    package init(_ format: CSVFormat = .plain) {
        self.format = format
        if format.startsWithByteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    package mutating func append(_ row: [Cell]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes += String(format.separator).utf8 }
            switch cell {
            case .text(let text): append(FormulaGuard.guarded(text))
            // Numbers are no formulas: -5 stays -5.
            case .whole, .decimal, .percent, .day, .empty: append(cell.plain(decimalMark: format.decimalMark))
            }
        }
        // A single empty field would be an empty line, which readers skip.
        if row.count == 1, row[0].plain().isEmpty { bytes += "\"\"".utf8 }
        bytes += format.lineEnd.utf8
    }

    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    private mutating func append(_ field: String) {
        let needsQuotes =
            field.unicodeScalars.contains { scalar in
                scalar == "\"" || scalar == "\r" || scalar == "\n" || Character(scalar) == format.separator
            } || field.first == " " || field.last == " "
        guard needsQuotes else {
            bytes += field.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
