/// Rows under named columns: the one value from which an answer is printed as CSV, JSON or text.
/// The same table always gives the same bytes.
package struct Table: Equatable, Sendable {
    package struct Column: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case text
            case number
        }

        /// For machines: the heading in CSV and the key in JSON.
        package let name: String
        /// For people; the name where nothing else is given.
        package let title: String
        package let kind: Kind

        package init(_ name: String, title: String? = nil, _ kind: Kind = .text) {
            self.name = name
            self.title = title ?? name
            self.kind = kind
        }
    }

    package let columns: [Column]
    package private(set) var rows: [[Cell]]

    package init(_ columns: [Column], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = []
        self.rows.reserveCapacity(rows.count)
        for row in rows { append(row) }
    }

    /// A short row is filled with empty cells, and what is beyond the last column is dropped.
    package mutating func append(_ row: [Cell]) {
        rows.append(columns.indices.map { row.indices.contains($0) ? row[$0] : .empty })
    }

    /// The whole table as CSV with one line of headings.
    package func csv(_ format: CSVFormat = .plain) -> [UInt8] {
        var writer = CSVWriter(format)
        writer.append(columns.map { .text($0.name) })
        for row in rows { writer.append(row) }
        return writer.take()
    }

    /// A list of objects, one to a line, with the keys in the order of the columns.
    package func json() -> [UInt8] {
        let lines = rows.map { row in
            JSON.object(zip(columns, row).map { ($0.name, JSON($1)) }).text
        }
        return Array((lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n").utf8)
    }
}
