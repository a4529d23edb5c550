/// Why a database was not copied.
package enum CopyError: Error, Equatable {
    /// The two schemas have not taken the same steps.
    case differentSchemas
    case targetNotEmpty(table: String)
    case ring(of: [String])
    /// Somebody wrote to one of the databases meanwhile.
    case countsDiffer(table: String, source: Int, target: Int)
}

/// How far a copy is.
package struct CopyProgress: Sendable, Equatable {
    package let table: String
    package let rows: Int
}

/// Copies all rows of a database at rest into an empty one with the same schema, from engine to engine.
/// Returns the number of rows of each table.
///
/// Until everything has arrived and is compared, the target carries a mark and no program opens it.
///
/// - Parameter compare: looks at both once more before the mark is taken away; throws where they differ.
@discardableResult
package func copy(
    from source: any Database, to target: any Database, rowsAtATime: Int = 10_000,
    progress: @Sendable (CopyProgress) -> Void = { _ in }, compare: () async throws -> Void = {}
) async throws -> [String: Int] {
    let (sourceDialect, targetDialect) = (source.dialect, target.dialect)
    let tables = try await source.read { try Table.all($0, sourceDialect) }
    let steps = try await source.read { try Migrator.steps($0, sourceDialect) }
    guard steps == (try await target.read { try Migrator.steps($0, targetDialect) }) else {
        throw CopyError.differentSchemas
    }
    for table in tables where try await count(table, in: target) > 0 {
        throw CopyError.targetNotEmpty(table: table.name)
    }
    let mark = Migrator.copying
    try await target.write { try $0.execute("INSERT INTO schema_step (name, checksum) VALUES (\(mark), '')") }
    for table in tables {
        try await copy(table, from: source, to: target, rowsAtATime: rowsAtATime, progress: progress)
    }
    // Only when all are there: what was written to a table after its turn shows too.
    var counts: [String: Int] = [:]
    for table in tables {
        let (expected, found) = (try await count(table, in: source), try await count(table, in: target))
        guard expected == found else {
            throw CopyError.countsDiffer(table: table.name, source: expected, target: found)
        }
        counts[table.name] = found
    }
    try await compare()
    try await target.write { try $0.execute("DELETE FROM schema_step WHERE name = \(mark)") }
    return counts
}

private func copy(
    _ table: Table, from source: any Database, to target: any Database, rowsAtATime: Int,
    progress: @Sendable (CopyProgress) -> Void
) async throws {
    // Rows that refer to rows of their own table may come before them; then all must arrive together.
    let isWhole = table.key.isEmpty || table.refersToItself
    let names = try SQL.names(table.columns)
    let keyNames = try SQL.names(table.key)
    let name = try SQL.name(table.name)
    let keyPositions = table.key.compactMap(table.columns.firstIndex)
    var last: [SQLValue]?
    var copied = 0
    while true {
        let place: SQL = last.map { "WHERE (\(keyNames)) > (\(list: $0))" } ?? ""
        let piece: SQL = isWhole ? "" : "\(place) ORDER BY \(keyNames) LIMIT \(rowsAtATime)"
        let rows = try await source.read { try $0.query("SELECT \(names) FROM \(name) \(piece)").map(\.values) }
        if rows.isEmpty { return }
        let defersReferences = table.refersToItself && target.dialect == .sqlite
        try await target.write { connection in
            // SQLite inserts row by row and would miss a row that comes later; now it looks at the commit.
            if defersReferences { try connection.execute("PRAGMA defer_foreign_keys = ON") }
            try connection.insert(into: table.name, columns: table.columns, rows: rows)
        }
        copied += rows.count
        progress(CopyProgress(table: table.name, rows: copied))
        if isWhole || rows.count < rowsAtATime { return }
        last = rows.last.map { row in keyPositions.map { row[$0] } }
    }
}

private func count(_ table: Table, in database: any Database) async throws -> Int {
    let name = try SQL.name(table.name)
    return try await database.read { try $0.first("SELECT count(*) FROM \(name)")?[0] } ?? 0
}
