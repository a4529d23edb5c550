import GRDB
import Storage

extension Storage.DatabaseError {
    /// SQLite's messages name tables, columns and rules; they hold no stored values.
    init(_ error: GRDB.DatabaseError) {
        let message = error.message ?? "\(error.resultCode)"
        // "UNIQUE constraint failed: unit.code" names the rule after the colon.
        let rule = message.split(separator: ": ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .alreadyExists(rule)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .missingReference(rule)
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull(rule)
        case .SQLITE_CONSTRAINT_CHECK: self = .checkFailed(rule)
        case .SQLITE_CONSTRAINT_TRIGGER: self = .checkFailed(message)
        default: self.init(kind: error.resultCode, message)
        }
    }

    private init(kind: ResultCode, _ message: String) {
        switch kind {
        // A value of the wrong type in a STRICT table.
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: self = .checkFailed(message)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .unavailable("the file is busy: \(message)")
        case .SQLITE_FULL: self = .unavailable("the storage is full")
        case .SQLITE_IOERR: self = .unavailable("the disk failed: \(message)")
        case .SQLITE_INTERRUPT: self = .timedOut(message)
        case .SQLITE_READONLY: self = .readOnly(message)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = .other(
                code: "SQLITE_\(kind.rawValue)", message: "the file is damaged (\(message)); restore a backup")
        default: self = .other(code: "SQLITE_\(kind.rawValue)", message: message)
        }
    }

    /// An error while opening, which names the file.
    init(opening file: String, _ error: GRDB.DatabaseError) {
        switch Storage.DatabaseError(error) {
        case .other(let code, let message): self = .other(code: code, message: "\(file): \(message)")
        case .unavailable(let message): self = .unavailable("\(file): \(message)")
        case .readOnly(let message): self = .readOnly("\(file): \(message)")
        case let error: self = error
        }
    }
}

func translatingErrors<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as GRDB.DatabaseError { throw Storage.DatabaseError(error) }
}
