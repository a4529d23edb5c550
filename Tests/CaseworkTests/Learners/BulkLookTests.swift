import Cast
import Storage
import Testing

@testable import Casework

/// SEC-17 and VUL-20 of the security specification.
@Suite("Looking people up in bulk")
struct BulkLookTests {
    private func country(
        _ engine: Engine, _ change: (inout AccountRules) -> Void
    ) async throws -> (country: Cast.Country, registry: Registry) {
        let country = try await Cast.Country.make(on: engine)
        var rules = AccountRules()
        change(&rules)
        let registry = Registry(
            database: country.registry.database, clock: country.registry.clock, keys: .cast,
            passwords: PasswordHasher(cost: .trifling), accountRules: rules)
        return (country, registry)
    }

    private func limited(_ registry: Registry) async throws -> Int {
        try await registry.database.read { connection in
            try connection.first(
                "SELECT count(*) FROM journal WHERE action = \(JournalEntry.Action.limited.rawValue)")?[0] ?? 0
        }
    }

    @Test("searches, whole codes and unmaskings have a limit for each hour and person", arguments: Engine.available)
    func limits(_ engine: Engine) async throws {
        let (country, registry) = try await country(engine) {
            $0.searches.times = 5
            $0.exactCodes.times = 2
            $0.unmaskings.times = 2
        }
        let (mara, learners) = (country.viewer(.mara), registry.learners)
        for _ in 0..<2 { #expect(try await learners.search("020711-05483", as: mara).count == 1) }
        #expect(
            await refusal { _ = try await learners.search("020711-05483", as: mara) } == .tooMany(seconds: 3600))
        for _ in 0..<2 { #expect(try await learners.search("Bruno", as: mara).count == 1) }
        country.clock.advance(seconds: 600)
        for _ in 0..<5 {
            #expect(await refusal { _ = try await learners.search("Bruno", as: mara) } == .tooMany(seconds: 3000))
        }
        #expect(try await learners.search("Bruno", as: country.viewer(.dace)).count == 1)
        for _ in 0..<2 { _ = try await learners.unmask(country.bruno.id, as: mara) }
        #expect(
            await refusal { _ = try await learners.unmask(country.bruno.id, as: mara) } == .tooMany(seconds: 3600))
        #expect(try await limited(registry) == 3, "one row for each limit, not for each refusal")
        country.clock.advance(seconds: 3600)
        #expect(try await learners.search("020711-05483", as: mara).count == 1)
        _ = try await learners.unmask(country.bruno.id, as: mara)
    }

    @Test("limits are wide enough for work")
    func wide() {
        let rules = AccountRules()
        #expect(rules.searches.times == 300 && rules.exactCodes.times == 60 && rules.unmaskings.times == 60)
    }

    @Test(
        "a known code with a wrong name is told, journaled at the child, and told few times",
        arguments: Engine.available)
    func foreignCode(_ engine: Engine) async throws {
        let (country, registry) = try await country(engine) { $0.foreignCodes.times = 2 }
        let mara = country.viewer(.mara)
        func tryCode(_ code: String) async throws -> Rejection? {
            let new = LearnerRegistration(
                name: try PersonName(given: "Ieva", surname: "Skuja"), code: code, bornOn: .cast(2012, 4, 12),
                sex: .female,
                enrolment: NewEnrolment(
                    institution: country.unit(.priekule), stage: .general, grade: 7, classLetter: "a",
                    from: .cast(2025, 9, 1)))
            return await refusal { _ = try await registry.learners.register(new, as: mara) }
        }
        let told = Rejection.invalid("code", "learner.problem.code_of_another")
        for _ in 0..<2 { #expect(try await tryCode("311213-08223") == told) }
        #expect(try await tryCode("311213-08223") == .tooMany(seconds: 24 * 3600))
        #expect(try await tryCode("170411-06444") == .tooMany(seconds: 24 * 3600), "an unknown code is not told either")
        let seen = try await registry.journal.visits(of: country.davis, for: country.viewer(.gunars)).filter {
            $0.row.action == JournalEntry.Action.refused.rawValue
        }
        #expect(seen.map(\.actorName) == ["Māra Kalniņa", "Māra Kalniņa"])
        #expect(seen.allSatisfy { !$0.row.succeeded })
    }
}
