/// A connection inside a transaction, as a driver shows it to the rules that both engines share.
package protocol TransactionConnection: Connection, AnyObject {
    /// The error of the statement that failed outside `attempt`; while there is one, nothing more is accepted.
    var failure: DatabaseError? { get set }

    /// Commands of transaction control, sent together where the engine can.
    func control(_ commands: [String]) throws
}

extension TransactionConnection {
    package func attempt<Result>(_ body: () throws -> Result) throws -> Result {
        try refuseAfterFailure()
        try control(["SAVEPOINT attempt"])
        let result: Result
        do {
            result = try body()
            try refuseAfterFailure()
        } catch {
            try returnToSavepoint("attempt")
            try control(["RELEASE SAVEPOINT attempt"])
            throw error
        }
        try control(["RELEASE SAVEPOINT attempt"])
        return result
    }

    /// PostgreSQL accepts nothing after an error and SQLite everything; both drivers behave like the stricter one.
    package func refuseAfterFailure() throws {
        guard let failure else { return }
        throw failure.endsTransaction
            ? failure : DatabaseError.refusedToCommit("a statement failed and its error was caught: \(failure)")
    }

    /// Undoes what was done since the savepoint, unless the whole transaction is lost.
    func returnToSavepoint(_ name: String) throws {
        if let failure, failure.endsTransaction { throw failure }
        try control(["ROLLBACK TO SAVEPOINT \(name)"])
        failure = nil
    }
}

extension DatabaseError {
    /// After these no savepoint helps: the transaction is gone, or must be repeated as a whole.
    package var endsTransaction: Bool {
        switch self {
        case .conflict, .unavailable, .outcomeUnknown: true
        case .alreadyExists, .missingReference, .checkFailed, .notNull, .timedOut, .refusedToCommit, .readOnly,
            .unexpectedColumn, .other:
            false
        }
    }
}
