import Cast
import Storage
import Synchronization
import Testing

@testable import Casework

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

extension Cast.Country {
    /// Lets an operation fail at each of its statements in turn, until it is through. What is watched stays as it was and
    /// the books stay right at every failure; only the operation that was done changes what is watched.
    func failEverywhere<Watched: Equatable>(
        _ act: String, watching watch: () async throws -> Watched, _ operation: (Registry) async throws -> Void
    ) async throws {
        let before = try await watch()
        let faulty = FaultyDatabase(registry.database)
        let broken = Registry(
            database: faulty, clock: clock.clock, keys: .cast, passwords: PasswordHasher(cost: .trifling))
        var statement = 0
        while true {
            statement += 1
            faulty.failing.withLock { $0 = statement }
            let refused = await refusal { try await operation(broken) }
            if refused == nil { break }
            guard case .broken = refused else {
                Issue.record("\(act) at statement \(statement): \(String(describing: refused))")
                return
            }
            #expect(try await watch() == before, "\(act) at statement \(statement)")
            #expect(try await registry.budgets.verify() == nil, "\(act) at statement \(statement)")
        }
        #expect(statement > 4)
        #expect(try await watch() != before)
        #expect(try await registry.budgets.verify() == nil)
    }
}
