extension SQL {
    /// A statement of the schema with SQLite's type names, and `STRICT`, so that SQLite too refuses a text in a number.
    func asSchema(for dialect: Dialect) -> SQL {
        switch dialect {
        case .postgres: return self
        case .sqlite:
            let text = rendered { "$\($0)" }.text
            guard text.contains("CREATE TABLE") || text.contains("ALTER TABLE") else { return self }
            let translated = Self.withSQLiteTypes(text)
            return SQL(stringLiteral: text.contains("CREATE TABLE") ? translated + " STRICT" : translated)
        }
    }

    private static let sqliteTypes = [
        "BIGINT": "INTEGER", "BOOLEAN": "INTEGER", "DATE": "TEXT", "FLOAT8": "REAL", "BYTEA": "BLOB",
    ]

    /// Replaces whole words outside of quotes: a CHECK may well list the text 'DATE'.
    private static func withSQLiteTypes(_ text: String) -> String {
        var result = ""
        var word = ""
        var isQuoted = false
        func endWord() {
            result += isQuoted ? word : sqliteTypes[word] ?? word
            word = ""
        }
        for character in text {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            endWord()
            if character == "'" { isQuoted.toggle() }
            result.append(character)
        }
        endWord()
        return result
    }

    /// Triggers that refuse to change or delete rows; the error arrives as `checkFailed("append-only: TABLE")`.
    static func appendOnlyRule(for table: String, in dialect: Dialect) throws(DatabaseError) -> [SQL] {
        let name = try SQL.name(table)
        let refusal = SQL(stringLiteral: "'append-only: \(table)'")
        func trigger(_ moment: SQL, _ change: SQL, _ action: SQL) -> SQL {
            "CREATE TRIGGER \(name)_no_\(moment) BEFORE \(change) ON \(name) \(action)"
        }
        switch dialect {
        case .sqlite:
            let action: SQL = "BEGIN SELECT RAISE(ABORT, \(refusal)); END"
            return [trigger("update", "UPDATE", action), trigger("delete", "DELETE", action)]
        case .postgres:
            let function: SQL = """
                CREATE FUNCTION \(name)_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION \(refusal) USING ERRCODE = 'check_violation', CONSTRAINT = \(refusal); END
                $$
                """
            let action: SQL = "EXECUTE FUNCTION \(name)_is_append_only()"
            return [
                function, trigger("change", "UPDATE OR DELETE", "FOR EACH ROW \(action)"),
                trigger("truncate", "TRUNCATE", "FOR EACH STATEMENT \(action)"),
            ]
        }
    }
}
