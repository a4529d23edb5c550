import Storage

/// What stands in every table, to see whether anything changed.
struct TableDigest: Equatable {
    /// The number of rows and a number made of all their values, by table.
    private(set) var tables: [String: [Int]] = [:]

    /// - Parameter left: tables that are not looked at.
    init(of database: any Database, without left: Set<String> = []) async throws {
        tables = try await database.read { connection in
            let names: [String] = try connection.query(
                """
                SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                """
            ).map { try $0[0] }
            var tables: [String: [Int]] = [:]
            for name in names where !left.contains(name) {
                let rows = try connection.query("SELECT * FROM \(SQL.name(name))")
                // The order of rows is of no matter, so their numbers are added up.
                tables[name] = [rows.count, rows.reduce(0) { $0 &+ $1.values.hashValue }]
            }
            return tables
        }
    }

    /// The tables that differ.
    func changes(since earlier: TableDigest) -> [String] {
        Set(tables.keys).union(earlier.tables.keys).filter { tables[$0] != earlier.tables[$0] }.sorted()
    }
}
