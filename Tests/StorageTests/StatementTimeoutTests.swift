import Cast
import Storage
import StoragePostgres
import Testing

@Suite("A statement that takes too long is ended")
struct StatementTimeoutTests {
    private static let endless: SQL = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n
        """

    private func impatient(_ engine: Engine) async throws -> any Database {
        let timeout = Duration.milliseconds(300)
        switch engine {
        case .sqlite:
            let database = try TemporarySQLite(statementTimeout: timeout)
            try await Migrator(Library.migrations).migrate(database)
            return database
        case .postgres:
            var settings = PostgresSettings.forTests
            settings.statementTimeout = timeout
            let database = try await TemporaryPostgres(server: try #require(Engine.postgresURL), settings: settings)
            try await Migrator(Library.migrations).migrate(database)
            return database
        }
    }

    @Test("and the next one works, in reading, writing and streaming", arguments: Engine.available)
    func ended(engine: Engine) async throws {
        let database = try await impatient(engine)
        do {
            _ = try await database.read { try $0.query(Self.endless) }
            Issue.record("was not ended")
        } catch DatabaseError.timedOut {}
        do {
            _ = try await database.read { try $0.stream(Self.endless) { _ in } }
            Issue.record("was not ended")
        } catch DatabaseError.timedOut {}
        do {
            try await database.write { connection in
                try connection.add(book: 1, "A")
                try connection.execute("UPDATE book SET pages = (\(Self.endless))")
            }
            Issue.record("was not ended")
        } catch DatabaseError.timedOut {}
        #expect(try await database.read { try $0.titles() } == [])
        try await database.write { try $0.add(book: 2, "B") }
        #expect(try await database.read { try $0.titles() } == ["B"])
    }

    @Test("and only it: those who are gathered with it are kept", arguments: Engine.available)
    func alone(engine: Engine) async throws {
        let database = try await impatient(engine)
        let (holds, mayEnd) = (Flag(), Flag())
        async let first: Void = database.write { connection in
            holds.raise()
            mayEnd.wait()
            try connection.add(book: 1, "first")
        }
        await holds.reached()
        let slow = Task {
            try await database.write { try $0.execute("UPDATE book SET pages = (\(Self.endless))") }
        }
        async let quick: Void = database.write { try $0.add(book: 2, "quick") }
        mayEnd.raise()
        try await first
        await #expect(throws: DatabaseError.self) { try await slow.value }
        try await quick
        #expect(try await database.read { try $0.titles() } == ["first", "quick"])
    }
}
