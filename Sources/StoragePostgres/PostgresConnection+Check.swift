import CLibPQ
import Storage

extension PostgresConnection {
    /// Oldest supported release of PostgreSQL in 2026 is 14.
    private static let oldestServer: Int32 = 140_000

    /// Refuses servers and databases on which our statements would mean something else.
    func checkServer() throws(DatabaseError) {
        guard PQserverVersion(handle) >= Self.oldestServer else {
            throw .other(code: "version", message: "PostgreSQL 14 or newer is needed")
        }
        let answer = try run(
            """
            SELECT current_setting('server_encoding') = 'UTF8', datcollate, datctype, current_database()
            FROM pg_database WHERE datname = current_database()
            """)
        let columns = PostgresResult.Columns(answer)
        guard answer.rowCount == 1 else { throw .other(code: "locale", message: "the database is not listed") }
        let values = answer.row(0, columns).values
        // C sorts by code points, as SQLite does; our own sort keys do the rest.
        let isPlain = values[1...2].allSatisfy { ["C", "C.UTF-8", "C.utf8", "POSIX"].map(SQLValue.text).contains($0) }
        guard values[0] == .boolean(true), isPlain else {
            throw .other(
                code: "locale",
                message: """
                    the database must use encoding UTF8 and locale C; create it with \
                    createdb -T template0 -E UTF8 --locale=C NAME
                    """)
        }
    }
}
