/// One step of the schema's history. Never edited once released; a new step corrects it.
///
/// Statements use PostgreSQL's type names (`TEXT`, `BIGINT`, `BOOLEAN`, `DATE`, `FLOAT8`, `BYTEA`);
/// SQLite gets its own and `STRICT`.
package struct Migration: Sendable {
    package let name: String
    package let statements: [SQL]

    package init(_ name: String, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
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
}
