import ArgumentParser
import Casework
import Cast
import Foundation
import Storage
import StorageSQLite

/// `balsts backup FILE`: one file that holds the registry of one moment, checked before it is called a backup.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of an SQLite registry into a file. Works beside a server.")

    @Argument(help: "The new file.")
    var file: String

    @OptionGroup var options: DatabaseOption

    func run() async throws {
        guard case .sqlite(let source) = try options.url() else { throw Failure.backupOfPostgres }
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Failure("\(file) is there already, and nothing was changed. Choose another name.")
        }
        let registry = try await openRegistry(.sqlite(file: source), writing: false)
        guard let database = registry.database as? SQLiteDatabase else { throw Failure.backupOfPostgres }
        try database.backUp(to: file)
        let end = try await checked(file, registry.keys)
        try await database.close()
        print("Backed up to \(file): \(end.seq) rows of the journal, the chain is whole.")
        print("The key is not in it: keep a copy of it in another place.")
    }
}

/// `balsts restore FILE`: puts a backup in the place of a registry that is gone.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup where an SQLite registry was. Never writes over one.")

    @Argument(help: "The backup.")
    var file: String

    @OptionGroup var options: DatabaseOption

    func run() async throws {
        let url = try options.url()
        guard case .sqlite(let target) = url else { throw Failure.backupOfPostgres }
        guard !FileManager.default.fileExists(atPath: target) else {
            throw Failure("\(target) is there, and nothing was changed. Move it away first, with its -wal and -shm.")
        }
        let backup = try Engine.open(.sqlite(file: file), for: .reading)
        let marks = try await Registry.marks(of: backup)
        try await backup.close()
        let keys = Keys(root: try RootKey.find(for: url, isDemo: marks.isDemo, creating: false))
        try marks.check(keys)
        let end = try await checked(file, keys)
        try FileManager.default.copyItem(atPath: file, toPath: target)
        print("Restored \(target): \(end.seq) rows of the journal, the chain is whole.")
    }
}

extension Failure {
    fileprivate static let backupOfPostgres = Failure(
        "PostgreSQL is backed up and restored with its own tools, such as pg_dump: see docs/operations.md.")
}

/// Walks the chain of a backup; one that is damaged is no backup.
private func checked(_ file: String, _ keys: Keys) async throws -> JournalEnd {
    let database = try Engine.open(.sqlite(file: file), for: .reading)
    switch try await Registry(database: database, clock: machineClock, keys: keys).journal.verify() {
    case .success(let end):
        try await database.close()
        return end
    case .failure(let damage): throw Failure("\(file) is damaged: \(Failure.words(damage)).")
    }
}
