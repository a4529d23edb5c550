import GRDBSQLite

/// The SQLite that the program runs with.
package enum SQLiteLibrary {
    package static var version: String { String(cString: sqlite3_libversion()) }

    /// Before 3.51.3 two connections that reset the write-ahead log at once could corrupt the file
    /// (trust statement 3.1; sqlite.org, notes of the release). One writing process per file keeps away from it.
    package static var resetsLogSafely: Bool { sqlite3_libversion_number() >= 3_051_003 }
}
