import Cast
import Language
import Testing

@testable import Casework

@Suite("The days on which a plan is submitted")
struct SubmissionDayTests {
    @Test(
        "a plan for a semester whose window is not open is kept until the day that is named",
        arguments: Engine.available)
    func early(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let start = PlanStart(learner: country.bruno.id, institution: country.unit(.priekule), semester: 20252)
        let plan = try await country.plans.create(start, as: country.viewer(.mara))
        let refused = await refusal { try await country.plans.submit(plan, as: country.viewer(.mara)) }
        guard case .invalid(let problems)? = refused else {
            Issue.record("it was sent")
            return
        }
        #expect(problems.map(\.message) == [Message("plan.gap.too_early", ["day": .day(.cast(2025, 11, 20))])])
        country.clock.set(Instant(.cast(2025, 11, 20), hour: 8))
        try await country.plans.submit(plan, as: country.viewer(.mara))
    }

    @Test("a draft that was forgotten is not sent after its semester", arguments: Engine.available)
    func late(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.bruno.plan
        country.clock.set(Instant(.cast(2026, 1, 1), hour: 0, minute: 1))
        #expect(
            await refusal { try await country.plans.submit(plan, as: country.viewer(.mara)) }?.keys == [
                "plan.gap.too_late"
            ])
        country.clock.set(Instant(.cast(2025, 12, 31), hour: 23, minute: 59))
        try await country.plans.submit(plan, as: country.viewer(.mara))
    }

    @Test("a change is sent until the semester ends, whatever the window", arguments: Engine.available)
    func revision(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.anna.plan
        try await country.registry.database.write { connection in
            try connection.execute("UPDATE semester SET submit_to = \(Day.cast(2025, 10, 31)) WHERE id = 20251")
        }
        country.clock.set(Instant(.cast(2025, 12, 1), hour: 9))
        try await country.plans.revise(plan, as: country.viewer(.mara))
        country.clock.set(Instant(.cast(2026, 1, 1), hour: 0, minute: 1))
        #expect(
            await refusal { try await country.plans.submit(plan, as: country.viewer(.mara)) }?.keys == [
                "plan.gap.semester_over"
            ])
        country.clock.set(Instant(.cast(2025, 12, 31), hour: 12))
        try await country.plans.submit(plan, as: country.viewer(.mara))
        #expect(
            await refusal { try await country.plans.submit(country.bruno.plan, as: country.viewer(.mara)) }?.keys == [
                "plan.gap.too_late"
            ])
    }
}
