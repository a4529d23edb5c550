/// A file of reference data as shipped: a header, commas, quotes around a field that has commas. Anything else is a
/// defect of the file, told with its line: a code list that was read almost rightly would be worse than none.
struct ReferenceSheet {
    struct Line {
        let sheet: String
        let number: Int
        let fields: [String: String]

        subscript(_ column: String) -> String {
            get throws {
                guard let text = fields[column] else { throw Rejection.broken("\(sheet): no column \(column)") }
                return text
            }
        }

        /// The field in the form of a type, such as a day; missing or malformed is an error.
        func value<Value: LosslessStringConvertible>(_ column: String, as type: Value.Type = Value.self) throws -> Value
        {
            guard let value = Value(try self[column]) else { throw malformed(column) }
            return value
        }

        /// `nil` for an empty field.
        func optional<Value: LosslessStringConvertible>(
            _ column: String, as type: Value.Type = Value.self
        ) throws -> Value? { try self[column].isEmpty ? nil : value(column, as: type) }

        func code<Code: RawRepresentable<String>>(_ column: String, as type: Code.Type = Code.self) throws -> Code {
            guard let code = Code(rawValue: try self[column]) else { throw malformed(column) }
            return code
        }

        func flag(_ column: String) throws -> Bool {
            switch try self[column] {
            case "yes": true
            case "no": false
            default: throw malformed(column)
            }
        }

        func malformed(_ column: String) -> Rejection { .broken("\(sheet) line \(number): \(column)") }
    }

    let lines: [Line]

    init(_ name: String, _ bytes: [UInt8]) throws {
        var rows = try ReferenceSheet.split(bytes, name)
        guard !rows.isEmpty else { throw Rejection.broken("\(name): empty") }
        let header = rows.removeFirst()
        lines = try rows.enumerated().map { index, row in
            guard row.count == header.count else {
                throw Rejection.broken("\(name) line \(index + 2): \(row.count) fields")
            }
            return Line(
                sheet: name, number: index + 2,
                fields: Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func split(_ bytes: [UInt8], _ name: String) throws -> [[String]] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Rejection.broken("\(name): not UTF-8") }
        return try text.split(separator: "\n").enumerated().map { index, line in
            var fields = [""]
            var quoted = false
            for letter in line {
                switch letter {
                case "\"": quoted.toggle()
                case "," where !quoted: fields.append("")
                default: fields[fields.count - 1].append(letter)
                }
            }
            guard !quoted else { throw Rejection.broken("\(name) line \(index + 1): a quote is not closed") }
            return fields
        }
    }
}
