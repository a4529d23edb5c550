import GRDB
import Storage
import Synchronization

/// Whether the file can still be trusted. After a failed flush nobody knows what is on the disk, and the system may
/// report later flushes as done; so writing ends until the program has been started anew.
final class StorageHealth: Sendable {
    private let isDoubtful = Mutex(false)

    func doubt() { isDoubtful.withLock { $0 = true } }

    func refuseWhenDoubtful() throws {
        guard isDoubtful.withLock({ $0 }) else { return }
        throw Storage.DatabaseError.unavailable("the disk failed while committing; start the program again")
    }
}

extension GRDB.Database {
    /// BEGIN IMMEDIATE, `body`, COMMIT; all undone when the body throws.
    func durably(
        health: StorageHealth, statementTimeout: Duration, _ body: (any TransactionConnection) throws -> Void
    ) throws {
        try beginTransaction(.immediate)
        do { try withDeadlines(statementTimeout, body) } catch {
            // A full disk may already have undone everything.
            if isInsideTransaction { try rollback() }
            throw error
        }
        do { try commit() } catch let error as GRDB.DatabaseError {
            guard error.resultCode == .SQLITE_IOERR else {
                if isInsideTransaction { try rollback() }
                throw error
            }
            // First of all: undoing may fail on the same disk.
            health.doubt()
            do { if isInsideTransaction { try rollback() } } catch is GRDB.DatabaseError {}
            throw Storage.DatabaseError.outcomeUnknown("the disk failed while committing")
        }
    }
}
