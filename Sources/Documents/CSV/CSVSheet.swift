/// CSV with headings: fields are reached by the name of their column.
package struct CSVSheet: Sendable {
    package let columns: [String]
    package let records: [Record]

    package struct Record: Sendable {
        package let row: Int
        package let fields: [String]
        fileprivate let places: [String: Int]

        /// The field without blanks around it; empty also where the file has no such column.
        package subscript(_ column: String) -> String {
            guard let place = places[column] else { return "" }
            var text = fields[place].drop(while: \.isWhitespace)
            while text.last?.isWhitespace == true { text.removeLast() }
            return String(text)
        }
    }

    /// - Parameter required: columns that must be there, in any order and among others.
    package init(_ bytes: [UInt8], required: [String] = [], separator: UInt8? = nil) throws(CSVFault) {
        var reader = CSVReader(bytes, separator: separator)
        guard let head = try reader.next() else { throw CSVFault(row: 1, reason: .noRows) }
        var places: [String: Int] = [:]
        for (place, name) in head.fields.enumerated() where !name.isEmpty {
            guard places.updateValue(place, forKey: name) == nil else {
                throw CSVFault(row: head.number, reason: .repeatedColumn(name))
            }
        }
        for name in required where places[name] == nil {
            throw CSVFault(row: head.number, reason: .missingColumn(name))
        }
        var records: [Record] = []
        while let row = try reader.next() {
            guard row.fields.count == head.fields.count else {
                let reason = CSVFault.Reason.wrongFieldCount(expected: head.fields.count, found: row.fields.count)
                throw CSVFault(row: row.number, reason: reason)
            }
            records.append(Record(row: row.number, fields: row.fields, places: places))
        }
        columns = head.fields
        self.records = records
    }
}
