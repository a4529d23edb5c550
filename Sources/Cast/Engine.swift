import Foundation
import Storage
import StoragePostgres
import StorageSQLite

/// The engines that a storage test runs on, and databases of its own for each test.
package enum Engine: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite
    case postgres

    /// PostgreSQL is there when `TEST_POSTGRES_URL` names a server.
    package static var available: [Engine] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgres] }

    /// In the full test run PostgreSQL must not be left out silently.
    package static var requiresPostgres: Bool { ProcessInfo.processInfo.environment["BALSTS_REQUIRE_POSTGRES"] == "1" }

    package static var postgresURL: String? {
        ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"].flatMap { $0.isEmpty ? nil : $0 }
    }

    package var description: String {
        switch self {
        case .sqlite: "SQLite"
        case .postgres: "PostgreSQL"
        }
    }

    /// An empty database with the schema of `migrations`; it is gone when nobody holds it any more.
    package func database(migrations: [Migration] = []) async throws -> any Database {
        let database: any Database =
            switch self {
            case .sqlite: try TemporarySQLite()
            case .postgres: try await TemporaryPostgres(server: Self.postgresURL ?? "")
            }
        if !migrations.isEmpty { try await Migrator(migrations).migrate(database) }
        return database
    }

    /// Opens the database of an address, as the commands do.
    package static func open(_ url: DatabaseURL, for opening: Opening = .writing) throws -> any Database {
        switch url {
        case .sqlite(let file): try SQLiteDatabase(file: file, for: opening)
        case .postgres(let url): try PostgresDatabase(url: url, for: opening)
        }
    }
}
