import Cast
import Testing

@testable import Casework

@Suite("Whether a measure still goes on")
struct StillGoingOnTests {
    @Test("weeks in which the plan stood still are no weeks without a session", arguments: Engine.available)
    func paused(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let (plan, mara, plans) = (practice.measures[0].plan, practice.country.viewer(.mara), practice.country.plans)
        let rule = try await practice.store.rule(as: practice.liene)
        practice.clock.set(Instant(.cast(2025, 10, 20), hour: 9))
        try await plans.suspend(plan, reasonCode: "long_absence", reason: "Slimo", as: mara)
        practice.clock.set(Instant(.cast(2025, 11, 10), hour: 9))
        let still = try await practice.sheet().measure
        #expect(still.weeksWithout(on: practice.today) == 2 && still.week(on: practice.today) == 3)

        practice.clock.set(Instant(.cast(2025, 11, 24), hour: 9))
        try await plans.resume(plan, as: mara)
        try await practice.country.bring(plan, to: .approved)
        let measure = try await practice.sheet().measure
        #expect(measure.weeksWithout(on: practice.today) == 0 && measure.week(on: practice.today) == 3)
        #expect(!measure.isBehind(rule, on: practice.today) && !measure.isStale(rule, on: practice.today))
        #expect(measure.isBehind(rule, on: .cast(2025, 12, 1)) && !measure.isStale(rule, on: .cast(2025, 12, 14)))
        #expect(measure.isStale(rule, on: .cast(2025, 12, 15)))
        #expect(try await practice.store.doubtful(as: practice.liene).measures.isEmpty)
    }

    @Test("a yes is kept with who and when, and asked for again some weeks later", arguments: Engine.available)
    func affirmed(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let (key, store, liene) = (practice.measures[0], practice.store, practice.liene)
        let rule = try await store.rule(as: liene)
        func asked(_ day: Day) async throws -> Bool {
            practice.clock.set(Instant(day, hour: 9))
            return try await practice.sheet().measure.isStale(rule, on: day)
        }
        func affirm(_ member: CastMember) async -> Rejection? {
            await refusal { try await store.affirm(key, as: practice.country.viewer(member)) }
        }
        try await store.log(practice.entry(hours: 4), as: liene)
        #expect(try await !asked(.cast(2025, 10, 26)))
        #expect(await affirm(.liene)?.keys == ["consultation.problem.not_asked"])
        #expect(try await asked(.cast(2025, 10, 27)))
        #expect(try await store.doubtful(as: liene).measures.map(\.key) == [key])
        for member in [CastMember.gunars, .ilze, .sandra, .vija] {
            #expect(await affirm(member) == .notFound, "\(member)")
        }
        #expect(await affirm(.liene) == nil)
        #expect(await affirm(.mara)?.keys == ["consultation.problem.not_asked"])
        let sheet = try await practice.sheet()
        #expect(sheet.answer?.answeredBy == "Liene Rudzīte" && sheet.answer?.answeredOn == practice.today)
        #expect(!sheet.measure.isStale(rule, on: practice.today) && sheet.measure.weeksWithout(on: practice.today) == 3)
        #expect(try await store.doubtful(as: liene).measures.isEmpty)
        let history = try await practice.country.registry.journal.history(ofPlan: key.plan, for: .operator)
        #expect(history.count { $0.row.action == JournalEntry.Action.deliveryAffirmed.rawValue } == 1)

        #expect(try await !asked(.cast(2025, 11, 16)))
        #expect(try await asked(.cast(2025, 11, 17)))
        try await store.log(practice.entry(), as: liene)
        #expect(try await !asked(.cast(2025, 11, 18)))
    }

    @Test(
        "the provider, the author, coordinator and head can say so; author and head may change the plan",
        arguments: Engine.available)
    func mayAnswer(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        for (member, answers, revises) in [
            (CastMember.liene, true, false), (.dace, true, false), (.mara, true, true), (.juris, true, true),
            (.ilze, false, false), (.raimonds, false, false),
        ] {
            let measure = try await practice.store.sheet(
                of: practice.measures[0], as: practice.country.viewer(member)
            ).measure
            #expect(measure.isAffirmable == answers && measure.isRevisable == revises, "\(member)")
        }
        try await practice.country.plans.revise(practice.measures[0].plan, as: practice.country.viewer(.mara))
        #expect(try await !practice.sheet().measure.isRevisable, "a change is under way already")
    }
}
