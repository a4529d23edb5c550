import Storage
import Synchronization

/// What a database says in the middle of its work.
struct Crash: Error {}

/// Fails at the statement with a given number of each writing transaction.
final class FaultyDatabase: Database {
    let inner: any Database
    let failing = Mutex(0)

    init(_ inner: any Database) { self.inner = inner }

    var dialect: Dialect { inner.dialect }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await inner.read(body)
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        let failing = failing.withLock { $0 }
        return try await inner.write { connection in
            try body(FaultyConnection(inner: connection, failing: failing))
        }
    }

    func close() async throws { try await inner.close() }
}

private final class FaultyConnection: Connection {
    private let inner: any Connection
    private var left: Int

    init(inner: any Connection, failing: Int) {
        self.inner = inner
        left = failing
    }

    private func step() throws {
        left -= 1
        if left == 0 { throw Crash() }
    }

    func query(_ sql: SQL) throws -> [Row] {
        try step()
        return try inner.query(sql)
    }

    func execute(_ sql: SQL) throws -> Int {
        try step()
        return try inner.execute(sql)
    }

    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try step()
        try inner.stream(sql, body)
    }

    func attempt<Result>(_ body: () throws -> Result) throws -> Result { try inner.attempt(body) }

    func insert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        try step()
        try inner.insert(into: table, columns: columns, rows: rows)
    }
}
