/// A JSON value that is written as it was put together: members keep their order, so that the same value gives
/// the same bytes.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(Int)
    /// Digits that are written as they are, such as `12.50`.
    case decimal(Int, places: Int)
    case text(String)
    case array([JSON])
    case object([(String, JSON)])

    /// Numbers stay numbers and an empty cell is `null`.
    package init(_ cell: Cell) {
        switch cell {
        case .text(let text): self = .text(text)
        case .whole(let number): self = .number(number)
        case .decimal(let units, let places), .percent(let units, let places): self = .decimal(units, places: places)
        case .day(let day): self = .text(day.description)
        case .empty: self = .null
        }
    }

    /// The value on one line.
    package var text: String {
        var result = ""
        write(to: &result)
        return result
    }

    private func write(to result: inout String) {
        switch self {
        case .null: result += "null"
        case .bool(let value): result += value ? "true" : "false"
        case .number(let number): result += String(number)
        case .decimal(let units, let places): result += Cell.decimal(units, places: places).plain()
        case .text(let text): JSON.write(text, to: &result)
        case .array(let items):
            result += "["
            for (index, item) in items.enumerated() {
                if index > 0 { result += "," }
                item.write(to: &result)
            }
            result += "]"
        case .object(let members):
            result += "{"
            for (index, (name, value)) in members.enumerated() {
                if index > 0 { result += "," }
                JSON.write(name, to: &result)
                result += ":"
                value.write(to: &result)
            }
            result += "}"
        }
    }

    private static func write(_ text: String, to result: inout String) {
        result += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            // The two separators end a line in older JavaScript; `<` could end a script element.
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}", "<":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        result += "\""
    }
}
