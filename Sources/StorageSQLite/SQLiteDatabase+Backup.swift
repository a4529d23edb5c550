import GRDB
import Storage

extension SQLiteDatabase {
    /// Writes the whole database, as it stands at one moment, into a new file, while others go on reading and writing.
    ///
    /// - Throws: `.unavailable` where the copy is not whole.
    package func backUp(to file: String) throws {
        try translatingErrors {
            let copy = try DatabaseQueue(path: file)
            try connections.backup(to: copy)
            let found = try copy.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
            try copy.close()
            guard found == "ok" else {
                throw Storage.DatabaseError.unavailable("\(file) is not whole: \(found ?? "no answer")")
            }
        }
    }
}
