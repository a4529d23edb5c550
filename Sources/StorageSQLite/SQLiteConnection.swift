import GRDB
import Storage

/// A transaction on SQLite.
final class SQLiteConnection: TransactionConnection {
    let database: GRDB.Database
    var failure: Storage.DatabaseError?
    private let deadline: StatementDeadline

    init(_ database: GRDB.Database, _ deadline: StatementDeadline) {
        self.database = database
        self.deadline = deadline
    }

    func query(_ sql: Storage.SQL) throws -> [Storage.Row] {
        var rows: [Storage.Row] = []
        try guarded {
            let (text, values) = sql.rendered { _ in "?" }
            try deadline.limit { try step(try database.cachedStatement(sql: text), values) { rows.append($0) } }
        }
        return rows
    }

    func execute(_ sql: Storage.SQL) throws -> Int {
        try guarded {
            let (text, values) = sql.rendered { _ in "?" }
            let before = database.totalChangesCount
            try deadline.limit { try database.cachedStatement(sql: text).execute(arguments: arguments(values)) }
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func stream(_ sql: Storage.SQL, _ body: (Storage.Row) throws -> Void) throws {
        do {
            try guarded {
                let (text, values) = sql.rendered { _ in "?" }
                // Not from the cache: the body may run the same statement.
                let statement = try database.makeStatement(sql: text)
                try deadline.limit {
                    try step(statement, values) { row in
                        do { try deadline.pause { try body(row) } } catch { throw Stop(reason: error) }
                    }
                }
            }
        } catch let stop as Stop {
            throw stop.reason
        }
    }

    func insert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        try guarded {
            let marks = columns.map { _ in "?" }.joined(separator: ", ")
            let target: Storage.SQL = "INSERT INTO \(try .name(table)) (\(try .names(columns))) VALUES "
            let statement = try database.cachedStatement(sql: target.rendered { _ in "?" }.text + "(\(marks))")
            for row in rows { try deadline.limit { try statement.execute(arguments: arguments(row)) } }
        }
    }

    func control(_ commands: [String]) throws {
        do {
            for command in commands { try database.cachedStatement(sql: command).execute() }
        } catch let error as GRDB.DatabaseError {
            failure = .unavailable("the transaction was lost: \(Storage.DatabaseError(error))")
            throw Storage.DatabaseError(error)
        }
    }

    /// Carries an error of a stream's body out of the cursor, so that it is not taken for a failed statement.
    private struct Stop: Error { let reason: any Error }

    /// Remembers the first error of a statement, so that a transaction whose error was swallowed is not committed.
    private func guarded<Result>(_ statement: () throws -> Result) throws -> Result {
        try refuseAfterFailure()
        do { return try statement() } catch { throw remember(error) }
    }

    private func remember(_ error: any Error) -> any Error {
        let translated: Storage.DatabaseError
        switch error {
        case let error as Storage.DatabaseError: translated = error
        case let error as GRDB.DatabaseError: translated = Storage.DatabaseError(error)
        default: return error
        }
        // SQLite undoes the whole transaction of a write that is ended; who was gathered with it is run again alone.
        if case .timedOut = translated {
            failure = translated
            return translated
        }
        // A full disk or an I/O error may have undone the whole transaction behind our back.
        failure = database.isInsideTransaction ? translated : .unavailable("the transaction was lost: \(translated)")
        return translated
    }

    private func step(_ statement: Statement, _ values: [SQLValue], _ body: (Storage.Row) throws -> Void) throws {
        let columns = Storage.Row.Columns(statement.columnNames)
        let count = statement.columnCount
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments(values))
        while let row = try cursor.next() {
            var decoded: [SQLValue] = []
            decoded.reserveCapacity(count)
            for position in 0..<count { decoded.append(SQLValue(row[position] as DatabaseValue)) }
            try body(Storage.Row(columns: columns, values: decoded))
        }
    }

    private func arguments(_ values: [SQLValue]) throws -> StatementArguments {
        for value in values { try value.refuseNUL() }
        return StatementArguments(values.map(\.databaseValue))
    }
}
