import Cast
import Storage
import Testing

@testable import Casework

@Suite("The journal is anchored in another place")
struct AnchorTests {
    private func registry(_ database: any Database, key: UInt8 = 7) -> Registry {
        Registry(
            database: database, clock: Clock { Instant(.cast(2026, 11, 18), hour: 9) },
            keys: Keys(root: [UInt8](repeating: key, count: 32)), passwords: PasswordHasher(cost: .trifling))
    }

    private func started(_ engine: Engine, times: Int) async throws -> Registry {
        let registry = registry(try await engine.database(migrations: Schema.migrations))
        for _ in 0..<times { try await registry.journal.recordStart(as: .operator) }
        return registry
    }

    @Test("the start of the program is its first row", arguments: Engine.available)
    func start(_ engine: Engine) async throws {
        let registry = try await started(engine, times: 1)
        let actions: [String] = try await registry.database.read { connection in
            try connection.query("SELECT action FROM journal").map { try $0[0] }
        }
        #expect(actions == ["sys_startup"])
    }

    @Test("a line that was written down fits the journal for ever after", arguments: Engine.available)
    func fits(_ engine: Engine) async throws {
        let registry = try await started(engine, times: 3)
        let line = try await registry.journal.anchor().description
        #expect(line.hasPrefix("2026-11-18 3 "))
        try await registry.journal.recordStart(as: .operator)
        let anchor = try #require(JournalAnchor(line))
        #expect(anchor.description == line)
        #expect(try await registry.journal.misfit(among: [anchor]) == nil)
    }

    @Test("a shorter or another history, though whole in itself, does not fit", arguments: Engine.available)
    func forged(_ engine: Engine) async throws {
        let anchor = try await started(engine, times: 3).journal.anchor()
        let shorter = try await started(engine, times: 2)
        #expect(try await shorter.journal.misfit(among: [anchor]) == anchor)
        let foreign = registry(try await engine.database(migrations: Schema.migrations), key: 8)
        for _ in 0..<3 { try await foreign.journal.recordStart(as: .operator) }
        #expect(try await foreign.journal.misfit(among: [anchor]) == anchor)
    }

    @Test("a line that was changed by hand does not fit", arguments: Engine.available)
    func edited(_ engine: Engine) async throws {
        let registry = try await started(engine, times: 3)
        let words = try await registry.journal.anchor().description.split(separator: " ")
        let later = try #require(JournalAnchor("2026-11-19 \(words[1]) \(words[2]) \(words[3])"))
        #expect(try await registry.journal.misfit(among: [later]) == later)
        #expect(JournalAnchor("2026-11-19 3") == nil)
    }
}
