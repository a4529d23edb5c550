import Cast
import Storage
import Testing

@Suite("The schema goes forward step by step")
struct MigratorTests {
    private let first = Migration("first", ["CREATE TABLE a (id BIGINT NOT NULL PRIMARY KEY)"])
    private let second = Migration("second", ["ALTER TABLE a ADD COLUMN flag BOOLEAN NOT NULL DEFAULT FALSE"])

    @Test("each step is taken once", arguments: Engine.available)
    func once(engine: Engine) async throws {
        let database = try await engine.database()
        #expect(try await Migrator([first]).migrate(database) == ["first"])
        #expect(try await Migrator([first, second]).migrate(database) == ["second"])
        #expect(try await Migrator([first, second]).migrate(database) == [])
        try await Migrator([first, second]).check(database)
    }

    @Test("a step that fails leaves nothing behind and can be taken again", arguments: Engine.available)
    func failing(engine: Engine) async throws {
        let database = try await engine.database()
        let broken = Migration(
            "second", ["CREATE TABLE b (id BIGINT NOT NULL)", "CREATE TABLE a (id BIGINT NOT NULL)"])
        await #expect(throws: DatabaseError.self) { try await Migrator([first, broken]).migrate(database) }
        let mended = Migration("second", ["CREATE TABLE b (id BIGINT NOT NULL)"])
        #expect(try await Migrator([first, mended]).migrate(database) == ["second"])
    }

    @Test("a schema from a newer program is refused", arguments: Engine.available)
    func newer(engine: Engine) async throws {
        let database = try await engine.database(migrations: [first, second])
        await #expect(throws: MigrationError.newerSchema(steps: ["second"])) {
            try await Migrator([first]).migrate(database)
        }
        await #expect(throws: MigrationError.newerSchema(steps: ["second"])) {
            try await Migrator([first]).check(database)
        }
    }

    @Test("an edited step is refused", arguments: Engine.available)
    func edited(engine: Engine) async throws {
        let database = try await engine.database(migrations: [first])
        let edited = Migration("first", ["CREATE TABLE a (id BIGINT PRIMARY KEY)"])
        await #expect(throws: MigrationError.changedStep("first")) { try await Migrator([edited]).migrate(database) }
    }

    @Test("an older schema is named and left alone by who only checks", arguments: Engine.available)
    func older(engine: Engine) async throws {
        let database = try await engine.database()
        await #expect(throws: MigrationError.olderSchema(missing: ["first", "second"])) {
            try await Migrator([first, second]).check(database)
        }
    }

    @Test("two programs that start together take each step once")
    func together() async throws {
        guard let server = Engine.postgresURL else { return }
        let one = try await TemporaryPostgres(server: server)
        let other = try Engine.open(.postgres(url: one.url))
        async let left = Migrator(Library.migrations).migrate(one)
        async let right = Migrator(Library.migrations).migrate(other)
        #expect(try await (left + right).sorted() == ["books", "diary"])
        try await other.close()
    }

    @Test("quoted words of a schema are not taken for types")
    func quoted() async throws {
        let table = Migration("t", ["CREATE TABLE t (kind TEXT NOT NULL CHECK (kind IN ('DATE', 'BIGINT')), at DATE)"])
        let database = try await Engine.sqlite.database(migrations: [table])
        try await database.write { try $0.execute("INSERT INTO t (kind, at) VALUES ('DATE', '2026-01-01')") }
    }
}
