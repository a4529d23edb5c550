import Cast
import Testing

@testable import Casework

@Suite("The end of a plan and the next one")
struct EvaluationTests {
    @Test("every row without an answer is named", arguments: Engine.available)
    func gaps(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        try await country.bring(plan, to: .inProgress)
        let content = try await country.plans.open(plan, as: mara).content
        let nothing = await refusal { try await country.plans.evaluate(Evaluation(), of: plan, as: mara) }
        #expect(
            nothing?.fields == [
                "risks.E02.level", "risks.L02.level", "measures.2.result", "measures.3.result", "goals.1.result",
                "conclusion",
            ])
        var evaluation = country.evaluation(of: content)
        evaluation.risks[0] = .init(factor: "E02", level: 4)
        let high = evaluation
        #expect(
            await refusal { try await country.plans.evaluate(high, of: plan, as: mara) }?.fields == ["risks.E02.level"])
        evaluation = country.evaluation(of: content)
        evaluation.goals.append(.init(line: 99, result: .achieved))
        let unknown = evaluation
        #expect(
            await refusal { try await country.plans.evaluate(unknown, of: plan, as: mara) }?.keys == [
                "plan.problem.unknown_row"
            ])
        #expect(try await country.plans.open(plan, as: mara).evaluation == nil)
    }

    @Test("an evaluation may be mended until the head confirms it", arguments: Engine.available)
    func confirmation(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        try await country.bring(plan, to: .evaluated)
        let content = try await country.plans.open(plan, as: mara).content
        var better = country.evaluation(of: content)
        better.summary = "Konsultācijas apmeklētas."
        let mended = better
        try await country.plans.evaluate(mended, of: plan, as: mara)
        #expect(await refusal { try await country.plans.complete(plan, as: mara) }?.isNotAllowed == true)
        try await country.plans.complete(plan, as: country.viewer(.juris))
        let file = try await country.plans.open(plan, as: mara)
        #expect(file.evaluation?.summary == "Konsultācijas apmeklētas.")
        #expect(await refusal { try await country.plans.evaluate(mended, of: plan, as: mara) }?.isConflict == true)
    }

    @Test(
        "the next semester's draft carries everything over and marks what nobody changed", arguments: Engine.available)
    func continuation(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        try await country.bring(plan, to: .completed)
        let old = try await country.plans.open(plan, as: mara).content
        country.clock.set(Instant(.cast(2026, 1, 12), hour: 9))
        let start = PlanStart(learner: country.anna.id, institution: country.unit(.priekule), semester: 20252)
        let next = try await country.plans.create(start, as: country.viewer(.mara))
        let file = try await country.plans.open(next, as: mara)
        #expect(file.plan.continues == plan)
        #expect(file.gaps.isEmpty, "it could be sent as it is")
        #expect(file.content.ownWords == old.ownWords)
        #expect(file.content.risks.map(\.level) == [1, 2], "the levels at the end are those of the beginning")
        #expect(file.content.measures.map(\.hours) == old.measures.map(\.hours))
        #expect(file.content.measures.allSatisfy { $0.from == .cast(2026, 1, 12) && $0.through == .cast(2026, 5, 31) })
        #expect(
            (file.content.risks.map(\.carried) + file.content.measures.map(\.carried)
                + file.content.goals.map(\.carried)).allSatisfy { $0 })

        var content = file.content
        content.measures[0].hours = 8
        try await country.plans.save(content, of: next, lock: file.plan.lock, as: mara)
        let saved = try await country.plans.open(next, as: mara).content
        #expect(saved.measures.map(\.carried) == [false, true])
        #expect(saved.risks.allSatisfy { $0.carried })
    }

    @Test(
        "a risk that is gone and a goal that was reached stay behind, with the measures that were for them",
        arguments: Engine.available)
    func leftBehind(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        try await country.bring(plan, to: .inProgress)
        let content = try await country.plans.open(plan, as: mara).content
        var evaluation = country.evaluation(of: content)
        evaluation.risks = [.init(factor: "E02", level: 0), .init(factor: "L02", level: 3)]
        evaluation.goals = [.init(line: 1, result: .achieved)]
        try await country.plans.evaluate(evaluation, of: plan, as: mara)
        country.clock.set(Instant(.cast(2026, 1, 12), hour: 9))
        let start = PlanStart(learner: country.anna.id, institution: country.unit(.priekule), semester: 20252)
        let file = try await country.plans.open(
            try await country.plans.create(start, as: country.viewer(.mara)), as: mara)
        #expect(file.content.risks.map(\.factor) == ["L02"])
        #expect(file.content.measures.map(\.kind) == ["consult_teacher"])
        #expect(file.content.goals.isEmpty)
        #expect(file.content.screening["ECONOMIC"] == nil, "the category is asked again")
        #expect(file.gaps.map(\.field) == ["screening.ECONOMIC"])
    }

    @Test("what is written about a special risk is sealed and not shown above the school", arguments: Engine.available)
    func special(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.bruno.plan, country.viewer(.mara))
        let draft = try await country.plans.open(plan, as: mara)
        var content = draft.content
        content.risks.append(.init(factor: "H07", level: 2, evidence: "Trauksme pirms pārbaudes darbiem."))
        content.screening["SOCIAL_HEALTH"] = .factors
        try await country.plans.save(content, of: plan, lock: draft.plan.lock, as: mara)
        try await country.bring(plan, to: .inProgress)
        var evaluation = country.evaluation(of: try await country.plans.open(plan, as: mara).content)
        evaluation.risks = evaluation.risks.map {
            .init(factor: $0.factor, level: $0.level, comment: "Par \($0.factor).")
        }
        let whole = evaluation
        try await country.plans.evaluate(whole, of: plan, as: mara)
        let kept = try await country.registry.database.read { connection in
            try connection.query("SELECT comment FROM risk_result ORDER BY factor").map { try $0[0] as String }
        }
        #expect(kept == ["Par E02.", "", "Par L02."])
        #expect(try await country.plans.open(plan, as: mara).evaluation?.risks == whole.risks)
        let above = try await country.plans.open(plan, as: country.viewer(.ilze)).evaluation?.risks
        #expect(above?.map(\.comment) == ["Par E02.", nil, "Par L02."])
    }

    @Test("whoever continues twice goes on with the same plan", arguments: Engine.available)
    func twice(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.bring(country.anna.plan, to: .completed)
        country.clock.set(Instant(.cast(2026, 1, 12), hour: 9))
        let start = PlanStart(
            learner: country.anna.id, institution: country.unit(.priekule), semester: 20252, opensExisting: true)
        let first = try await country.plans.create(start, as: country.viewer(.mara))
        #expect(try await country.plans.create(start, as: country.viewer(.mara)) == first)
    }

    @Test("what the earlier plan said is marked until it is changed", arguments: Engine.available)
    func carried(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.bring(country.anna.plan, to: .completed)
        country.clock.set(Instant(.cast(2026, 1, 12), hour: 9))
        let mara = country.viewer(.mara)
        let start = PlanStart(learner: country.anna.id, institution: country.unit(.priekule), semester: 20252)
        let next = try await country.plans.create(start, as: mara)
        let file = try await country.plans.open(next, as: mara)
        #expect(file.carried?.ownWords == true && file.carried?.authorHours == true)
        var content = file.content
        (content.ownWords, content.authorHours) = ("Man iet labāk.", 3)
        try await country.plans.save(content, of: next, lock: file.plan.lock, as: mara)
        let carried = try await country.plans.open(next, as: mara).carried
        #expect(carried?.ownWords == false && carried?.authorHours == false && carried?.strengths == true)
        #expect(carried?.screening == ["LEARNING", "ECONOMIC", "FAMILY", "SOCIAL_HEALTH"])
        #expect(try await country.plans.open(country.bruno.plan, as: country.viewer(.juris)).carried == nil)
    }

    @Test(
        "a plan of a learner who is not there, too young or in a past semester is refused", arguments: Engine.available)
    func refusals(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine, at: Instant(.cast(2019, 10, 7), hour: 9))
        let mara = country.viewer(.mara)
        let small = try await country.newcomer(1, grade: 4)
        func attempt(_ learner: Learner.ID, _ place: Place, _ semester: Int64) async -> Rejection? {
            await refusal {
                _ = try await country.plans.create(
                    PlanStart(learner: learner, institution: country.unit(place), semester: semester), as: mara)
            }
        }
        #expect(await attempt(small, .priekule, 20191)?.keys == ["plan.problem.target_group"])
        #expect(await attempt(country.cilda, .priekule, 20182)?.keys == ["plan.problem.semester_over"])
        #expect(await attempt(country.cilda, .priekule, 99)?.keys == ["plan.problem.unknown_semester"])
        #expect(await attempt(country.cilda, .kaleti, 20191) == .notFound)
        #expect(await attempt(country.davis, .kaleti, 20191) == .notFound)
        #expect(await attempt(country.anna.id, .priekule, 20191)?.keys == ["plan.problem.exists_already"])
    }
}
