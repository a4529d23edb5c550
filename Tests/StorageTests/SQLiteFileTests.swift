import Cast
import Foundation
import Storage
import Testing

@testable import StorageSQLite

@Suite("A SQLite file has one writing process")
struct SQLiteFileTests {
    /// A fresh folder for one test, deleted afterwards.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "balsts-\(UUID().uuidString)")
        var file: String { url.appending(path: "register.db").path }
        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: url) }
    }

    @Test("a second writer is refused and told who holds the file")
    func lock() async throws {
        let folder = try Folder()
        let database = try SQLiteDatabase(file: folder.file, for: .creating)
        do {
            _ = try SQLiteDatabase(file: folder.file)
            Issue.record("was opened twice")
        } catch DatabaseError.unavailable(let text) {
            #expect(text.contains(folder.file))
            #expect(text.contains("\(ProcessInfo.processInfo.processIdentifier)"))
        }
        try await database.close()
        try await SQLiteDatabase(file: folder.file).close()
    }

    @Test("a report reads beside the running server and cannot write")
    func beside() async throws {
        let folder = try Folder()
        let server = try SQLiteDatabase(file: folder.file, for: .creating)
        try await Migrator(Library.migrations).migrate(server)
        let report = try SQLiteDatabase(file: folder.file, for: .reading)
        try await server.write { try $0.add(book: 1, "A") }
        #expect(try await report.read { try $0.titles() } == ["A"])
        do {
            try await report.write { try $0.add(book: 2, "B") }
            Issue.record("was written")
        } catch DatabaseError.readOnly {}
        try await report.close()
        try await server.close()
    }

    @Test("commits are flushed to the disk before they are acknowledged")
    func settings() async throws {
        let folder = try Folder()
        let database = try SQLiteDatabase(file: folder.file, for: .creating)
        let values = try await database.write { connection in
            try ["synchronous", "foreign_keys", "journal_mode", "secure_delete", "trusted_schema"].map { name in
                try connection.query(SQL(stringLiteral: "PRAGMA \(name)"))[0].values[0]
            }
        }
        #expect(values == [.integer(2), .integer(1), .text("wal"), .integer(1), .integer(0)])
        try await database.close()
    }

    @Test("what is no database is refused with the way out, and stays as it is")
    func damaged() async throws {
        let folder = try Folder()
        let rubbish = Data(repeating: 7, count: 8192)
        try rubbish.write(to: URL(filePath: folder.file))
        do {
            _ = try SQLiteDatabase(file: folder.file)
            Issue.record("was opened")
        } catch DatabaseError.other(_, let message) {
            #expect(message.contains("restore a backup"))
        }
        #expect(try Data(contentsOf: URL(filePath: folder.file)) == rubbish)
    }

    @Test("a file that does not exist is not made by who only reads")
    func missing() throws {
        let folder = try Folder()
        #expect(throws: DatabaseError.self) { try SQLiteDatabase(file: folder.file, for: .reading) }
        #expect(!FileManager.default.fileExists(atPath: folder.file))
    }

    @Test("a server makes no empty registry where its file is lost", arguments: [false, true])
    func lost(isEmpty: Bool) throws {
        let folder = try Folder()
        if isEmpty { try Data().write(to: URL(filePath: folder.file)) }
        do {
            _ = try SQLiteDatabase(file: folder.file, for: .writing)
            Issue.record("was made")
        } catch DatabaseError.unavailable(let text) {
            #expect(text.contains("restore it from a backup") && text.contains(folder.file))
        }
        #expect(FileManager.default.fileExists(atPath: folder.file) == isEmpty)
    }

    @Test(
        "not even a migration begins anew where a key or a lock says that a registry was", arguments: ["key", "lock"])
    func traces(kind: String) throws {
        let folder = try Folder()
        try Data().write(to: URL(filePath: folder.file + ".\(kind)"))
        do {
            _ = try SQLiteDatabase(file: folder.file, for: .creating)
            Issue.record("was made")
        } catch DatabaseError.unavailable(let text) {
            #expect(text.contains("Restore it from a backup") && text.contains(".\(kind)"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file))
    }

    @Test("one file with two names has one writer")
    func links() async throws {
        let folder = try Folder()
        let database = try SQLiteDatabase(file: folder.file, for: .creating)
        let link = folder.url.appending(path: "link.db")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(filePath: folder.file))
        #expect(throws: DatabaseError.self) { try SQLiteDatabase(file: link.path) }
        try await database.close()
    }

    @Test("who reads at rest waits for nobody: a running server is named")
    func atRest() async throws {
        let folder = try Folder()
        let server = try SQLiteDatabase(file: folder.file, for: .creating)
        #expect(throws: DatabaseError.self) { try SQLiteDatabase(file: folder.file, for: .readingAtRest) }
        try await server.close()
        let rest = try SQLiteDatabase(file: folder.file, for: .readingAtRest)
        #expect(throws: DatabaseError.self) { try SQLiteDatabase(file: folder.file) }
        try await rest.close()
    }

    @Test("after a failed flush nothing is written any more, and the program says that it is not well")
    func doubt() async throws {
        let folder = try Folder()
        let database = try SQLiteDatabase(file: folder.file, for: .creating)
        try await database.check()
        database.health.doubt()
        await #expect(throws: DatabaseError.self) { try await database.check() }
        await #expect(throws: DatabaseError.self) { try await database.write { try $0.query("SELECT 1") } }
        #expect(try await database.read { try $0.query("SELECT 1") }.count == 1)
        try await database.close()
    }
}
