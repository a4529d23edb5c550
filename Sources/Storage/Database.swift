/// What can be said to a database inside one transaction. It must not escape the closure that it is passed to.
package protocol Connection {
    /// All rows of an answer.
    func query(_ sql: SQL) throws -> [Row]

    /// Runs a statement. Returns the number of rows that it changed.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Hands over row after row without holding the answer in memory; the body may stop early by throwing.
    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// Runs `body` in a savepoint: when it throws, only its own changes are undone and the transaction goes on.
    /// Any other error caught inside a transaction makes the commit fail, on both engines.
    func attempt<Result>(_ body: () throws -> Result) throws -> Result

    /// Many rows into one table, the fastest way that the engine has (a prepared insert, COPY).
    func insert(into table: String, columns: [String], rows: [[SQLValue]]) throws
}

extension Connection {
    /// The first row of an answer.
    package func first(_ sql: SQL) throws -> Row? { try query(sql).first }
}

/// The engine of a database. Looked at by migrations, start-up checks and maintenance commands only.
package enum Dialect: Sendable {
    case sqlite
    case postgres
}

/// A database on SQLite or PostgreSQL.
///
/// The closures are synchronous: nothing can await inside a transaction. They may run again after a conflict,
/// so they do nothing but SQL.
package protocol Database: Sendable {
    var dialect: Dialect { get }

    /// One consistent view of the data; writing in it fails.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// All or nothing. Concurrent writes are gathered: each runs in its own savepoint, all are made durable together,
    /// and none is answered before that.
    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Whether it can be asked, and what it keeps be trusted.
    func check() async throws

    /// Ends all connections; what still waits fails with `DatabaseError.unavailable`.
    func close() async throws
}

extension Database {
    package func check() async throws { _ = try await read { try $0.query("SELECT 1") } }
}
