/// One row of an answer; columns are read by name or by position.
package struct Row: Sendable {
    /// Shared by all rows of one answer.
    package final class Columns: Sendable {
        package let names: [String]
        let positions: [String: Int]

        package init(_ names: [String]) {
            self.names = names
            positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package let columns: Columns
    package let values: [SQLValue]

    package init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a named column: `let name: String = try row["name"]`.
    package subscript<Value: SQLDecodable>(_ column: String) -> Value {
        get throws {
            guard let position = columns.positions[column] else {
                throw DatabaseError.unexpectedColumn("no column \(column) in the answer")
            }
            return try value(at: position, named: column)
        }
    }

    /// The value at a position, for hot paths: `let id: Int64 = try row[0]`.
    package subscript<Value: SQLDecodable>(_ position: Int) -> Value {
        get throws {
            guard values.indices.contains(position) else {
                throw DatabaseError.unexpectedColumn("no column \(position) in the answer")
            }
            return try value(at: position, named: columns.names[position])
        }
    }

    private func value<Value: SQLDecodable>(at position: Int, named name: String) throws -> Value {
        do { return try Value(sqlValue: values[position]) } catch DatabaseError.unexpectedColumn(let detail) {
            throw DatabaseError.unexpectedColumn("\(name): \(detail)")
        }
    }
}
