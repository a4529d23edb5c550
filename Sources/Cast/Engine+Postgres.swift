import Foundation
import Storage
import StoragePostgres

/// A schema of its own on the test server: tests in one schema would destroy each other's tables.
package final class TemporaryPostgres: Database {
    private let server: String
    private let schema: String
    private let database: PostgresDatabase
    /// Kept in step with the server's limit of connections, however many tests run at once.
    private let seat: PostgresSeats.Seat

    /// The address with which another connection reaches the same schema.
    package var url: String { Self.url(server, schema) }
    package var dialect: Dialect { database.dialect }

    package init(server: String, settings: PostgresSettings = .forTests) async throws {
        seat = await PostgresSeats.shared.take()
        self.server = server
        schema = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try PostgresDatabase.administer(url: server, ["CREATE SCHEMA \(schema)"])
        database = try PostgresDatabase(url: Self.url(server, schema), settings: settings)
    }

    deinit {
        // A schema that stays behind harms nobody: the test server is a temporary one.
        do { try PostgresDatabase.administer(url: server, ["DROP SCHEMA \(schema) CASCADE"]) } catch {}
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result { try await database.read(body) }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result { try await database.write(body) }

    package func check() async throws { try await database.check() }

    package func close() async throws { try await database.close() }

    private static func url(_ server: String, _ schema: String) -> String {
        server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(schema)"
    }
}

extension PostgresSettings {
    /// Few connections, because many tests run at once.
    package static var forTests: PostgresSettings {
        var settings = PostgresSettings()
        settings.readers = 2
        settings.patience = .seconds(30)
        return settings
    }
}

/// Seats at the test server, given in the order of asking.
actor PostgresSeats {
    static let shared = PostgresSeats()

    private var free = 25
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Free again when nobody holds it.
    final class Seat: Sendable {
        deinit { Task { await PostgresSeats.shared.leave() } }
    }

    func take() async -> Seat {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
        return Seat()
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
