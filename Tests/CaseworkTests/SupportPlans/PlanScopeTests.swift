import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Who sees what of a plan")
struct PlanScopeTests {
    private static let outsiders: [CastMember] = [.kaspars, .ruta, .agnese, .sandra, .gunars, .baiba, .zane, .andris]

    @Test("outside the own units every question and every order finds nothing", arguments: Engine.available)
    func outside(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, learner) = (country.anna.plan, country.anna.id)
        let before = try await country.look(plan)
        for member in Self.outsiders {
            let viewer = country.viewer(member)
            let refused: [Rejection?] = [
                await refusal { _ = try await country.plans.open(plan, as: viewer) },
                await refusal { try await country.plans.save(PlanContent(), of: plan, lock: before.lock, as: viewer) },
                await refusal { try await country.plans.submit(plan, as: viewer) },
                await refusal { try await country.plans.approve(plan, version: 1, as: viewer) },
                await refusal { try await country.plans.revise(plan, as: viewer) },
                await refusal { try await country.plans.suspend(plan, reasonCode: "other", reason: "x", as: viewer) },
                await refusal { try await country.plans.resume(plan, as: viewer) },
                await refusal { try await country.plans.void(plan, reason: "x", as: viewer) },
                await refusal { try await country.plans.evaluate(Evaluation(), of: plan, as: viewer) },
                await refusal { try await country.plans.complete(plan, as: viewer) },
                await refusal { try await country.plans.reopen(plan, reason: "x", as: viewer) },
                await refusal {
                    try await country.plans.recordWork(
                        .preparation, hours: 1, on: .cast(2025, 10, 6), of: plan, as: viewer)
                },
                await refusal { _ = try await country.registry.journal.history(ofPlan: plan, for: viewer) },
                await refusal { _ = try await country.registry.learners.open(learner, as: viewer) },
                await refusal { _ = try await country.registry.learners.unmask(learner, as: viewer) },
                await refusal { try await country.registry.learners.note("x", on: learner, as: viewer) },
                await refusal { _ = try await country.registry.journal.history(of: learner, for: viewer) },
                await refusal { _ = try await country.registry.journal.visits(of: learner, for: viewer) },
            ]
            #expect(refused.allSatisfy { $0 == .notFound }, "\(member): \(refused)")
            let seen = try await country.plans.list(PlanFilter(), as: viewer).plans.map(\.plan.id)
            #expect(!seen.contains(plan))
            #expect(try await country.registry.learners.search("Roze", as: viewer).isEmpty)
        }
        #expect(try await country.look(plan) == before)
    }

    @Test("a draft is seen in its school only; what was submitted, above as well", arguments: Engine.available)
    func drafts(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        for member in [CastMember.ilze, .inese, .raimonds] {
            let viewer = country.viewer(member)
            #expect(await refusal { _ = try await country.plans.open(country.bruno.plan, as: viewer) } == .notFound)
            #expect(try await country.plans.open(country.anna.plan, as: viewer).plan.state == .approved)
        }
        #expect(try await country.plans.open(country.bruno.plan, as: country.viewer(.dace)).plan.state == .draft)
        #expect(
            await refusal { _ = try await country.plans.open(country.bruno.plan, as: country.viewer(.liene)) }
                == .notFound)
    }

    @Test(
        "words about health and family are read at the school, and above only while they are decided on",
        arguments: Engine.available)
    func special(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.bruno.plan, country.viewer(.mara))
        let file = try await country.plans.open(plan, as: mara)
        var content = file.content
        content.screening["SOCIAL_HEALTH"] = .factors
        content.risks.append(.init(factor: "H07", level: 2, evidence: "Pirms pārbaudes darbiem jūt satraukumu."))
        try await country.plans.save(content, of: plan, lock: file.plan.lock, as: mara)

        func evidence(_ member: CastMember) async throws -> String? {
            try await country.plans.open(plan, as: country.viewer(member)).content.risks.first { $0.factor == "H07" }?
                .evidence
        }
        try await country.bring(plan, to: .municipality)
        #expect(try await evidence(.ilze) == "Pirms pārbaudes darbiem jūt satraukumu.")
        #expect(try await evidence(.raimonds) == nil)
        #expect(try await evidence(.inese) == nil)
        try await country.bring(plan, to: .approved)
        #expect(try await evidence(.ilze) == nil)
        #expect(try await evidence(.juris) != nil)
        #expect(try await evidence(.mara) != nil)
        let stored = try await country.registry.database.read { connection in
            try connection.query("SELECT evidence FROM plan_risk WHERE factor = 'H07'").map { try $0[0] as String }
        }
        #expect(stored.allSatisfy { $0.isEmpty }, "in the clear there is nothing")
        let journal = try await country.registry.database.read { connection in
            try connection.query("SELECT changes FROM journal WHERE object_kind = 'support_plan'").map {
                try $0[0] as String
            }
        }
        #expect(!journal.contains { $0.contains("satraukumu") })
    }

    @Test(
        "after the reform the municipality's coordinator goes on with the plans of the old one",
        arguments: Engine.available)
    func reform(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine, at: Instant(.cast(2021, 3, 1), hour: 9))
        #expect(try await country.plans.open(country.anna.plan, as: country.viewer(.ilze)).plan.state == .approved)
        country.clock.set(Instant(.cast(2021, 7, 1), hour: 9))
        let ilze = country.viewer(.ilze)
        #expect(ilze.roles.map(\.unitCode) == ["LV-112"])
        #expect(try await country.plans.open(country.anna.plan, as: ilze).plan.state == .approved)
    }

    @Test("a learner who left takes his later plans along; the school keeps its own", arguments: Engine.available)
    func moved(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = try await country.draft(of: .cilda)
        #expect(
            try await country.registry.learners.open(country.cilda, as: country.viewer(.mara)).plans.map(\.plan.id) == [
                plan
            ])
        #expect(
            await refusal { _ = try await country.registry.learners.open(country.cilda, as: country.viewer(.sandra)) }
                == .notFound)
        #expect(await refusal { _ = try await country.plans.open(plan, as: country.viewer(.gunars)) } == .notFound)
    }
}
