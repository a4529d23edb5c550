import Casework
import Documents
import Language
import Storage

/// A clear text for what the data or a rule refuses; `nil` for errors of the command line.
struct Failure: Error {
    let text: String

    init(_ text: String) { self.text = text }

    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let rejection as Rejection: text = Failure.words(rejection)
        case let error as DatabaseError: text = Failure.words(error)
        case let error as MigrationError: text = Failure.words(error)
        case let error as CopyError: text = Failure.words(error)
        case let error as WorkbookError: text = Failure.words(error)
        case let error as MarkError: text = Failure.words(error)
        case _: return nil
        }
    }

    static func words(_ rejection: Rejection) -> String {
        switch rejection {
        case .notFound: "not found"
        case .notAllowed(let message): message.text(in: .en)
        case .invalid(let problems), .conflict(let problems):
            problems.map { [$0.field, $0.message.text(in: .en)].compactMap { $0 }.joined(separator: ": ") }.joined(
                separator: "\n")
        case .stale: "somebody else changed it in the meantime"
        case .tooMany(let seconds): "too many attempts; try again in \(seconds) seconds"
        case .unavailable: "the database is busy or away; try again"
        case .broken(let reason): reason
        }
    }

    private static func words(_ error: MarkError) -> String {
        switch error {
        case .otherKey:
            "the key is not the one that this registry was begun with; nothing was changed. Set BALSTS_KEY or BALSTS_KEY_FILE."
        case .holdsRegistry:
            "this database holds a registry that is not the demo; nothing was changed. Give the demo an empty database."
        }
    }

    private static func words(_ error: WorkbookError) -> String {
        switch error {
        case .tooLarge(_, let rows, let columns):
            "a spreadsheet cannot hold \(rows) rows and \(columns) columns; ask for fewer or take --format csv"
        case .sumTooLarge(_, let column): "the sum of \(column) is more than a spreadsheet can hold; take --format csv"
        case .notWritten(let reason): "the spreadsheet could not be made: \(reason)"
        }
    }

    static func words(_ damage: JournalDamage) -> String {
        switch damage {
        case .edited(let seq): "row \(seq) or its learners were edited"
        case .missing(let seq): "row \(seq) is missing"
        case .misplaced(let seq): "row \(seq) does not follow the row before it"
        case .cutOff(let seq): "the end was cut off or changed after row \(seq)"
        }
    }

    private static func words(_ error: DatabaseError) -> String {
        switch error {
        case .unavailable(let reason), .other(_, let reason), .conflict(let reason), .timedOut(let reason),
            .outcomeUnknown(let reason), .alreadyExists(let reason), .missingReference(let reason),
            .checkFailed(let reason),
            .notNull(let reason), .refusedToCommit(let reason), .readOnly(let reason), .unexpectedColumn(let reason):
            reason
        }
    }

    private static func words(_ error: MigrationError) -> String {
        switch error {
        case .newerSchema(let steps):
            "the database was made by a newer version of this program (unknown steps: \(steps.joined(separator: ", "))). Install that version; nothing was changed."
        case .changedStep(let step):
            "the schema step \(step) differs from the one that the database was made with; nothing was changed."
        case .olderSchema(let missing):
            "the schema is not up to date (missing: \(missing.joined(separator: ", "))). Run: balsts migrate --database …"
        case .unfinishedCopy:
            "copying into this database was interrupted, so it holds only a part. Make it anew, empty, and copy again."
        }
    }

    private static func words(_ error: CopyError) -> String {
        switch error {
        case .differentSchemas: "the two databases have different schemas. Run balsts migrate on both first."
        case .targetNotEmpty(let table):
            "the target already has rows (table \(table)). Copy into an empty database that was not migrated."
        case .ring(let tables): "the tables \(tables.joined(separator: ", ")) refer to each other in a ring"
        case .countsDiffer(let table, let source, let target):
            "table \(table): \(source) rows in the source, \(target) in the target. Somebody wrote meanwhile: stop the server and copy again."
        }
    }
}
