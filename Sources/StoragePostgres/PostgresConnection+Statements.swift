import CLibPQ
import Storage

extension PostgresConnection {
    func query(_ sql: SQL) throws -> [Row] {
        try guarded { () throws(DatabaseError) in
            let (result, statement) = try send(sql)
            let columns = statement?.columns ?? PostgresResult.Columns(result)
            statement?.columns = columns
            return (0..<result.rowCount).map { result.row($0, columns) }
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        try guarded { () throws(DatabaseError) in try send(sql).0.changedRows }
    }

    /// A cursor and not the single-row mode: so the body may run other statements on the connection, as on SQLite,
    /// and stopping early does not mean reading the rest.
    func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        lastNumber += 1
        let cursor = "c\(lastNumber)"
        let fetch = "FETCH FORWARD 1000 FROM \(cursor)"
        try guarded { () throws(DatabaseError) in
            let (text, values) = sql.rendered { "$\($0)" }
            let parameters = try PostgresParameters(values)
            _ = try check(once("DECLARE \(cursor) NO SCROLL CURSOR FOR " + text, parameters))
        }
        defer { if failure == nil { _ = PostgresResult(PQexec(handle, "CLOSE \(cursor)")) } }
        var columns: PostgresResult.Columns?
        while true {
            let result = try guarded { () throws(DatabaseError) in try run(fetch) }
            let known = columns ?? PostgresResult.Columns(result)
            columns = known
            for index in 0..<result.rowCount { try body(result.row(index, known)) }
            if result.rowCount < 1000 { return }
        }
    }

    /// Remembers the error of a failed statement, so that a transaction whose error was swallowed is not committed.
    func guarded<Result>(_ statement: () throws(DatabaseError) -> Result) throws -> Result {
        try refuseAfterFailure()
        do { return try statement() } catch { throw remember(error) }
    }
}
