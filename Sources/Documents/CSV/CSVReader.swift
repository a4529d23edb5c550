/// Reads CSV row by row: quotes, line ends of any system, a byte order mark, and either separator.
package struct CSVReader: Sendable {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var row = 0

    /// - Parameter separator: found from the first line where it is not given.
    package init(_ bytes: [UInt8], separator: UInt8? = nil) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self.separator = separator ?? CSVReader.separator(of: bytes)
    }

    /// The next row, without the guards that the writer puts before texts; `nil` at the end. Empty lines are skipped
    /// but counted.
    package mutating func next() throws(CSVFault) -> CSVRow? {
        while position < bytes.count {
            row += 1
            if skipLineEnd() { continue }
            var fields = [try field()]
            while position < bytes.count, bytes[position] == separator {
                position += 1
                fields.append(try field())
            }
            _ = skipLineEnd()
            return CSVRow(number: row, fields: fields)
        }
        return nil
    }

    /// All rows at once.
    package static func rows(_ bytes: [UInt8], separator: UInt8? = nil) throws(CSVFault) -> [CSVRow] {
        var reader = CSVReader(bytes, separator: separator)
        var rows: [CSVRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    private mutating func skipLineEnd() -> Bool {
        guard position < bytes.count, bytes[position] == Sign.newline || bytes[position] == Sign.return else {
            return false
        }
        let isPair = bytes[position] == Sign.return && position + 1 < bytes.count && bytes[position + 1] == Sign.newline
        position += isPair ? 2 : 1
        return true
    }

    private mutating func field() throws(CSVFault) -> String {
        guard position < bytes.count, bytes[position] == Sign.quote else { return try text(plainField()) }
        return try text(quotedField())
    }

    private mutating func plainField() throws(CSVFault) -> [UInt8] {
        let end = bytes[position...].firstIndex { endsField($0) } ?? bytes.count
        defer { position = end }
        guard !bytes[position..<end].contains(Sign.quote) else { throw CSVFault(row: row, reason: .strayQuote) }
        return Array(bytes[position..<end])
    }

    private mutating func quotedField() throws(CSVFault) -> [UInt8] {
        var content: [UInt8] = []
        position += 1
        while let end = bytes[position...].firstIndex(of: Sign.quote) {
            content += bytes[position..<end]
            position = end + 1
            guard position < bytes.count, !endsField(bytes[position]) else { return content }
            guard bytes[position] == Sign.quote else { throw CSVFault(row: row, reason: .strayQuote) }
            content.append(Sign.quote)
            position += 1
        }
        throw CSVFault(row: row, reason: .quoteNotClosed)
    }

    private func endsField(_ byte: UInt8) -> Bool {
        byte == separator || byte == Sign.newline || byte == Sign.return
    }

    private func text(_ content: [UInt8]) throws(CSVFault) -> String {
        guard let text = String(validating: content, as: UTF8.self) else { throw CSVFault(row: row, reason: .notUTF8) }
        return FormulaGuard.unguarded(text)
    }

    /// The most frequent of comma, semicolon and tab in the first line, outside quotes.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == Sign.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == Sign.newline || byte == Sign.return { break }
            counts[byte, default: 0] += 1
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? candidates[0]
    }
}

private enum Sign {
    static let quote = UInt8(ascii: "\"")
    static let newline = UInt8(ascii: "\n")
    static let `return` = UInt8(ascii: "\r")
}
