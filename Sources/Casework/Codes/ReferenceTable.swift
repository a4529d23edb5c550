import Storage

/// How one file of reference data becomes rows of one table. What is there is never rewritten: a changed meaning is a
/// new line with a new first day, and the line that held until then ends the day before.
struct ReferenceTable {
    let name: String
    /// The name once more, as a part of statements.
    let table: SQL
    let columns: [String]
    /// The condition that a row is of the same code as a line.
    let same: @Sendable (ReferenceSheet.Line) throws -> SQL
    let values: @Sendable (ReferenceSheet.Line) throws -> [SQLValue]

    /// Adds the lines that are missing, in the order of the file.
    func load(_ sheet: ReferenceSheet, into connection: any Connection) throws {
        for line in sheet.lines {
            let first: Day = try line.value("valid_from")
            let same = try same(line)
            guard try connection.first("SELECT valid_from FROM \(table) WHERE \(same) AND valid_from = \(first)") == nil
            else { continue }
            try connection.execute(
                """
                UPDATE \(table) SET valid_to = \(first.previous)
                WHERE \(same) AND valid_from < \(first) AND (valid_to IS NULL OR valid_to >= \(first))
                """)
            try connection.insert(into: name, columns: columns, rows: [try values(line)])
        }
    }
}
