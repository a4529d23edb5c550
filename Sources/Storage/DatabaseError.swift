/// What an engine refuses, in words that both engines share. No case carries stored values: they may be personal data.
package enum DatabaseError: Error, Equatable {
    /// A unique rule is broken; names it as the engine does (PostgreSQL the constraint, SQLite the columns).
    case alreadyExists(String)
    /// A foreign key points nowhere, or something still points here.
    case missingReference(String)
    /// A CHECK, an append-only table (`append-only: journal`), or a value that does not fit the type of its column.
    case checkFailed(String)
    case notNull(String)
    /// Another transaction was faster; the driver has already repeated the closure and given up.
    case conflict(String)
    /// The database cannot be reached, is closed, busy too long or full. The caller may try again later.
    case unavailable(String)
    /// The outcome of a commit is not known (connection lost or fsync error while committing).
    case outcomeUnknown(String)
    /// A statement took longer than allowed.
    case timedOut(String)
    /// An error was caught inside the transaction and not in `attempt`: nothing was kept.
    case refusedToCommit(String)
    /// A write inside `read`.
    case readOnly(String)
    case unexpectedColumn(String)
    case other(code: String, message: String)
}
