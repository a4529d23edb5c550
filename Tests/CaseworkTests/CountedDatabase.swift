import Cast
import Storage
import Synchronization

@testable import Casework

/// Counts the statements that it is asked, for what must not grow with the number of plans.
final class CountedDatabase: Database {
    private let inner: any Database
    private let count = Mutex(0)

    init(_ inner: any Database) { self.inner = inner }

    var dialect: Dialect { inner.dialect }

    /// How many statements an operation takes.
    func statements(_ operation: () async throws -> Void) async throws -> Int {
        count.withLock { $0 = 0 }
        try await operation()
        return count.withLock { $0 }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await inner.read { connection in try body(CountedConnection(inner: connection, database: self)) }
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await inner.write { connection in try body(CountedConnection(inner: connection, database: self)) }
    }

    func close() async throws { try await inner.close() }

    fileprivate func note() { count.withLock { $0 += 1 } }
}

private struct CountedConnection: Connection {
    let inner: any Connection
    let database: CountedDatabase

    func query(_ sql: SQL) throws -> [Row] {
        database.note()
        return try inner.query(sql)
    }

    func execute(_ sql: SQL) throws -> Int {
        database.note()
        return try inner.execute(sql)
    }

    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        database.note()
        try inner.stream(sql, body)
    }

    func attempt<Result>(_ body: () throws -> Result) throws -> Result { try inner.attempt(body) }

    func insert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        database.note()
        try inner.insert(into: table, columns: columns, rows: rows)
    }
}

extension Cast.Country {
    /// The same registry over a database that counts.
    func counted() -> (registry: Registry, database: CountedDatabase) {
        let database = CountedDatabase(registry.database)
        let counting = Registry(
            database: database, clock: clock.clock, keys: .cast, passwords: PasswordHasher(cost: .trifling))
        return (counting, database)
    }
}
