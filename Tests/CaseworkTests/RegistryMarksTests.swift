import Cast
import Storage
import Testing

@testable import Casework

@Suite("A registry knows its key, and whether it is the demo")
struct RegistryMarksTests {
    private func registry(_ database: any Database, key: UInt8) -> Registry {
        Registry(
            database: database, clock: Clock { Instant(.cast(2026, 11, 18), hour: 9) },
            keys: Keys(root: [UInt8](repeating: key, count: 32)))
    }

    @Test(
        "before the first step of the schema there are no marks, and asking takes no step", arguments: Engine.available)
    func none(_ engine: Engine) async throws {
        let database = try await engine.database()
        #expect(try await Registry.marks(of: database) == RegistryMarks(key: nil, isDemo: false))
        #expect(try await !Migrator.hasTaken(Schema.marks.name, in: database))
    }

    @Test("another key than the first is refused", arguments: Engine.available)
    func key(_ engine: Engine) async throws {
        let database = try await engine.database(migrations: Schema.migrations)
        try await registry(database, key: 1).begin()
        try await registry(database, key: 1).begin()
        await #expect(throws: MarkError.otherKey) { try await registry(database, key: 2).begin() }
    }

    @Test("the demo is not loaded into a registry that was begun, even an empty one", arguments: Engine.available)
    func demo(_ engine: Engine) async throws {
        let real = try await engine.database(migrations: Schema.migrations)
        try await registry(real, key: 1).begin()
        await #expect(throws: MarkError.holdsRegistry) { try await registry(real, key: 1).begin(asDemo: true) }
        #expect(try await !Registry.marks(of: real).isDemo)
        let demo = try await engine.database(migrations: Schema.migrations)
        try await registry(demo, key: 1).begin(asDemo: true)
        try await registry(demo, key: 1).begin(asDemo: true)
        #expect(try await Registry.marks(of: demo).isDemo)
    }
}
