import GRDB
import GRDBSQLite
import Storage

/// Ends a statement that takes longer than allowed, as `statement_timeout` does on PostgreSQL: one endless question
/// must not hold a reader, or the one writer, for ever.
final class StatementDeadline {
    private let timeout: Duration
    private var end: ContinuousClock.Instant?

    init(_ timeout: Duration) { self.timeout = timeout }

    private var isOver: Bool { end.map { ContinuousClock.now >= $0 } ?? false }

    /// Gives the statements of `body` the time allowed, from now on.
    func limit<Result>(_ body: () throws -> Result) rethrows -> Result {
        let outer = end
        end = .now + timeout
        defer { end = outer }
        return try body()
    }

    /// What a stream's body does with a row is not the time of its statement, which then starts anew.
    func pause(_ body: () throws -> Void) rethrows {
        end = nil
        try body()
        end = .now + timeout
    }

    /// SQLite asks after so many steps of its machine: every millisecond or so.
    private static let steps: Int32 = 10_000

    fileprivate func watch(_ database: GRDB.Database) {
        sqlite3_progress_handler(
            database.sqliteConnection, Self.steps,
            { pointer in
                guard let pointer else { return 0 }
                return Unmanaged<StatementDeadline>.fromOpaque(pointer).takeUnretainedValue().isOver ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}

extension GRDB.Database {
    /// Runs `body` on a connection whose statements may each take so long.
    func withDeadlines(_ timeout: Duration, _ body: (any TransactionConnection) throws -> Void) throws {
        let deadline = StatementDeadline(timeout)
        deadline.watch(self)
        defer { withExtendedLifetime(deadline) { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) } }
        try body(SQLiteConnection(self, deadline))
    }
}
