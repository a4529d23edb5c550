import Cast
import Testing

@testable import Casework

@Suite("A suspended plan")
struct SuspensionTests {
    private func suspend(_ plan: SupportPlan.ID, in country: Cast.Country) async throws {
        try await country.plans.suspend(
            plan, reasonCode: "long_absence", reason: "Prombūtne.", as: country.viewer(.mara))
    }

    @Test("one that was never approved is not evaluated; it is voided", arguments: Engine.available)
    func neverApproved(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.bruno.plan
        try await country.bring(plan, to: .municipality)
        try await suspend(plan, in: country)
        let file = try await country.plans.open(plan, as: country.viewer(.juris))
        #expect(file.possible == [.resume, .void])
        try await country.plans.void(plan, reason: "Ģimene pārceļas.", as: country.viewer(.juris))
        #expect(try await country.look(plan).state == .voided)
    }

    @Test("one on which hours were spent is not voided", arguments: Engine.available)
    func spent(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        try await country.plans.recordWork(.preparation, hours: 1, on: country.clock.clock.today, of: plan, as: mara)
        try await suspend(plan, in: country)
        #expect(await refusal { try await country.plans.void(plan, reason: "Kļūda.", as: mara) }?.isConflict == true)
    }

    @Test("while a change waits, the version that counts is evaluated", arguments: Engine.available)
    func whileChanging(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        try await country.plans.revise(plan, as: mara)
        let open = try await country.plans.open(plan, as: mara)
        var content = open.content
        content.goals = [.init(wording: "Nekavēt stundas")]
        try await country.plans.save(content, of: plan, lock: open.plan.lock, as: mara)
        try await country.bring(plan, to: .institution)
        try await suspend(plan, in: country)
        let file = try await country.plans.open(plan, as: mara)
        #expect(file.evaluated.goals.map(\.wording) == ["Pabeigt semestri ar pietiekamu vērtējumu"])
        try await country.plans.evaluate(country.evaluation(of: file.evaluated), of: plan, as: mara)
        try await country.plans.complete(plan, as: country.viewer(.juris))
        #expect(try await country.look(plan).state == .completed)
    }

    @Test("a suspension by mistake is undone for a quarter of an hour, by whoever made it", arguments: Engine.available)
    func undo(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.bruno.plan, country.viewer(.mara))
        try await country.bring(plan, to: .municipality)
        country.clock.advance(seconds: 60)
        try await suspend(plan, in: country)
        #expect(
            await refusal { try await country.plans.undoSuspension(of: plan, as: country.viewer(.juris)) }?.keys == [
                "plan.problem.undo_too_late"
            ])
        country.clock.advance(seconds: 60)
        try await country.plans.undoSuspension(of: plan, as: mara)
        let look = try await country.look(plan)
        #expect(look.state == .inApproval && look.level == .municipality && look.version == 1)
        try await suspend(plan, in: country)
        country.clock.advance(seconds: 16 * 60)
        #expect(
            await refusal { try await country.plans.undoSuspension(of: plan, as: mara) }?.keys == [
                "plan.problem.undo_too_late"
            ])
    }
}
