/// One step of the schema's history. Never edited once released; a new step corrects it.
///
/// Statements use PostgreSQL's type names (`TEXT`, `BIGINT`, `BOOLEAN`, `DATE`, `FLOAT8`, `BYTEA`);
/// SQLite gets its own and `STRICT`.
package struct Migration: Sendable {
    package let name: String
    package let statements: [SQL]
    /// Tables that refuse UPDATE and DELETE from this step on: what happened is not rewritten.
    package let appendOnly: [String]

    package init(_ name: String, _ statements: [SQL], appendOnly: [String] = []) {
        self.name = name
        self.statements = statements
        self.appendOnly = appendOnly
    }

    /// Recognises an edited step. It guards against mistakes, not against forgery, so FNV-1a suffices.
    var checksum: String {
        let texts = statements.map { $0.rendered { "$\($0)" }.text } + appendOnly
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in texts.joined(separator: "\u{1F}").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }

    /// The statements as an engine takes them.
    func statements(for dialect: Dialect) throws(DatabaseError) -> [SQL] {
        var all = statements.map { $0.asSchema(for: dialect) }
        for table in appendOnly { all += try SQL.appendOnlyRule(for: table, in: dialect) }
        return all
    }
}

/// Why a schema cannot be used.
package enum MigrationError: Error, Equatable {
    /// The database knows steps that this program does not: it was made by a newer program.
    case newerSchema(steps: [String])
    /// A released step was edited.
    case changedStep(String)
    /// Not all steps were taken (for commands that only read).
    case olderSchema(missing: [String])
    /// A copy into the database was begun and not ended.
    case unfinishedCopy
}
