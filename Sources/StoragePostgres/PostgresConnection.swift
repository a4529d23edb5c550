import CLibPQ
import Storage

/// One connection to PostgreSQL. It is confined to the thread that took it from the shelf.
final class PostgresConnection: TransactionConnection {
    let handle: OpaquePointer
    var failure: DatabaseError?
    var prepared: [String: PreparedStatement] = [:]
    var lastNumber = 0
    /// The schema has changed under the prepared statements.
    var hasStaleStatements = false

    /// - Throws: `DatabaseError.unavailable` with libpq's reason, which names host and database but no password.
    init(url: String, settings: PostgresSettings) throws(DatabaseError) {
        let parameters = settings.parameters.sorted { $0.key < $1.key } + [("dbname", url)]
        let names = CStrings(parameters.map(\.0))
        let values = CStrings(parameters.map(\.1))
        guard let handle = PQconnectdbParams(names.pointers, values.pointers, 1) else {
            throw .unavailable("no memory for a connection")
        }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw .unavailable(String(cString: PQerrorMessage(handle)).split(separator: "\n").joined(separator: " "))
        }
        // Notices would otherwise be printed to standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try run(settings.sessionStatements)
    }

    deinit { PQfinish(handle) }

    var isBroken: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Starts a transaction with a clean record.
    func begin(_ opening: String) throws(DatabaseError) {
        failure = nil
        forgetStatementsWhenMany()
        try run(opening)
    }

    /// PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
    func commit() throws(DatabaseError) {
        let result = PostgresResult(PQexec(handle, "COMMIT"))
        if isBroken { throw .outcomeUnknown("the connection was lost while committing") }
        guard result.status == PGRES_COMMAND_OK else { throw DatabaseError(result.pointer) }
        guard result.commandTag == "COMMIT" else { throw .refusedToCommit("PostgreSQL had aborted the transaction") }
    }

    func rollback() {
        guard !isBroken else { return }
        _ = PostgresResult(PQexec(handle, "ROLLBACK"))
        // Not before: in a failed transaction the server forgets nothing.
        if hasStaleStatements { forgetStatements() }
    }

    func control(_ commands: [String]) throws {
        do { try run(commands.joined(separator: "; ")) } catch { throw remember(error) }
    }

    /// Runs statements without values and without an answer.
    @discardableResult
    func run(_ text: String) throws(DatabaseError) -> PostgresResult {
        let result = PostgresResult(PQexec(handle, text))
        guard result.status == PGRES_COMMAND_OK || result.status == PGRES_TUPLES_OK else {
            throw isBroken ? .unavailable("the connection to PostgreSQL is lost") : DatabaseError(result.pointer)
        }
        return result
    }

    /// Keeps the first error of a statement: after it PostgreSQL accepts nothing until the savepoint.
    func remember(_ error: DatabaseError) -> DatabaseError {
        let told: DatabaseError = isBroken ? .unavailable("the connection to PostgreSQL is lost") : error
        if failure == nil { failure = told }
        return told
    }
}

/// C strings that live as long as this, ended by a null pointer.
private final class CStrings {
    let pointers: [UnsafePointer<CChar>?]
    private let storage: [UnsafeMutablePointer<CChar>]

    init(_ texts: [String]) {
        storage = texts.map { text in
            let bytes = text.utf8CString
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            for (index, byte) in bytes.enumerated() { copy[index] = byte }
            return copy
        }
        pointers = storage.map { UnsafePointer($0) } + [nil]
    }

    deinit { for piece in storage { piece.deallocate() } }
}
