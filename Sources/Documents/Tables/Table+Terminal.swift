extension Table {
    /// Columns aligned for a terminal: numbers to the right, a rule under the titles, no blanks at the ends of lines.
    package func terminal(decimalMark: Character = ".") -> String {
        let texts = rows.map { row in row.map { visible($0.plain(decimalMark: decimalMark)) } }
        let titles = columns.map { visible($0.title) }
        let widths = columns.indices.map { column in
            texts.reduce(titles[column].count) { width, row in max(width, row[column].count) }
        }
        func line(_ cells: [String]) -> String {
            let padded = columns.indices.map { column in
                let blank = String(repeating: " ", count: widths[column] - cells[column].count)
                return columns[column].kind == .number ? blank + cells[column] : cells[column] + blank
            }
            var text = padded.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }
        return line(titles) + line(widths.map { String(repeating: "─", count: $0) }) + texts.map(line).joined()
    }

    /// A name from outside must not be able to move the cursor or to colour the screen.
    private func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
    }
}
