import GRDB

extension Configuration {
    /// How every connection of ours is set up.
    static func balsts(readOnly: Bool, readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            for pragma in pragmas { try database.execute(sql: "PRAGMA \(pragma)") }
        }
        return configuration
    }

    private static let pragmas = [
        // PostgreSQL's LIKE tells a from A.
        "case_sensitive_like = ON",
        // A file from elsewhere must not run functions from its schema.
        "trusted_schema = OFF",
        "cell_size_check = ON",
        // What is deleted is gone from the file.
        "secure_delete = ON",
        // Without it REPLACE would delete rows of append-only tables past their triggers.
        "recursive_triggers = ON",
        // The write-ahead log shrinks again after a large import.
        "journal_size_limit = 67108864",
    ]
}
