import Foundation
import Storage
import StorageSQLite

/// A database in a file of its own, as in production; gone when nobody holds it any more.
package final class TemporarySQLite: Database {
    private let folder: URL
    private let database: SQLiteDatabase

    package var dialect: Dialect { database.dialect }

    package init(statementTimeout: Duration = SQLiteDatabase.statementTimeout) throws {
        folder = Self.place.appending(path: "balsts-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try SQLiteDatabase(
            file: folder.appending(path: "registry.sqlite").path, for: .creating, statementTimeout: statementTimeout,
            readers: 2)
    }

    deinit {
        // A file that stays behind harms nobody.
        do { try FileManager.default.removeItem(at: folder) } catch {}
    }

    /// In memory where the system offers files there: tests need not wait for the disk.
    private static let place =
        FileManager.default.isWritableFile(atPath: "/dev/shm")
        ? URL(filePath: "/dev/shm") : FileManager.default.temporaryDirectory

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result { try await database.read(body) }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result { try await database.write(body) }

    package func check() async throws { try await database.check() }

    package func close() async throws { try await database.close() }
}
