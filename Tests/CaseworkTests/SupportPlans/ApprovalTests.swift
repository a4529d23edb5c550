import Cast
import Storage
import Testing

@testable import Casework

@Suite("Approving a plan")
struct ApprovalTests {
    @Test("a school's plan needs three answers, an institution of the state's two", arguments: Engine.available)
    func levels(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let vocational = try await country.draft(of: .emils)
        try await country.bring(country.bruno.plan, to: .approved)
        try await country.bring(vocational, to: .approved)
        let municipal = try await country.plans.open(country.bruno.plan, as: country.viewer(.juris))
        let state = try await country.plans.open(vocational, as: country.viewer(.normunds))
        #expect(municipal.approvals.map(\.level) == [.institution, .municipality, .state])
        #expect(municipal.approvals.map(\.actorName) == ["Juris Ozols", "Ilze Krūmiņa", "Raimonds Vītols"])
        #expect(municipal.approvals.map(\.role) == ["institution_head", "municipality_coordinator", "ikvd_expert"])
        #expect(state.approvals.map(\.level) == [.institution, .state])
        #expect(municipal.plan.state == .approved && state.plan.state == .approved)
    }

    @Test("nobody answers for another level", arguments: Engine.available)
    func turns(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.bruno.plan
        try await country.bring(plan, to: .institution)
        for member in [CastMember.mara, .dace, .ilze, .raimonds] {
            #expect(
                await refusal { try await country.plans.approve(plan, version: 1, as: country.viewer(member)) }?
                    .isNotAllowed == true)
        }
        for member in [CastMember.kaspars, .ruta, .agnese, .liene, .zane, .andris, .baiba] {
            #expect(
                await refusal { try await country.plans.approve(plan, version: 1, as: country.viewer(member)) }
                    == .notFound)
        }
        try await country.plans.approve(plan, version: 1, as: country.viewer(.juris))
        #expect(
            await refusal { try await country.plans.approve(plan, version: 1, as: country.viewer(.juris)) }?
                .isNotAllowed == true)
        #expect(try await country.look(plan).level == .municipality)
    }

    @Test("a return names the row and the reason, and the author works on a new version", arguments: Engine.available)
    func giveBack(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, ilze) = (country.bruno.plan, country.viewer(.ilze))
        try await country.bring(plan, to: .municipality)
        for (reason, field) in [
            (ReturnReason(code: "because", place: nil, comment: "Nē."), "reason_code"),
            (ReturnReason(code: "other", place: nil, comment: ""), "comment"),
            (ReturnReason(code: "other", place: "measures.1", comment: "Nē."), "place"),
            (ReturnReason(code: "other", place: "risks.L09", comment: "Nē."), "place"),
        ] {
            #expect(
                await refusal { try await country.plans.giveBack(plan, version: 1, reason: reason, as: ilze) }?.fields
                    == [field])
        }
        let reason = ReturnReason(code: "dose_too_high", place: "measures.2", comment: "Lūdzu, pārskatiet apjomu.")
        country.clock.advance(seconds: 60)
        try await country.plans.giveBack(plan, version: 1, reason: reason, as: ilze)
        let file = try await country.plans.open(plan, as: country.viewer(.mara))
        #expect(file.plan.state == .inRevision)
        #expect(file.plan.version.number == 2)
        #expect(file.plan.reasonCode == "dose_too_high")
        #expect(file.approvals.last?.place == "measures.2")
        #expect(file.openReturn?.place == "measures.2" && file.openReturn?.actorName == "Ilze Krūmiņa")
        #expect(file.approvals.last?.comment == "Lūdzu, pārskatiet apjomu.")

        var content = file.content
        content.measures[0].hours = 10
        try await country.plans.save(content, of: plan, lock: file.plan.lock, as: country.viewer(.mara))
        let stillThere = try await country.plans.open(plan, as: ilze)
        #expect(stillThere.content.measures[0].hours == 12, "above the school only what was submitted is seen")
        try await country.bring(plan, to: .municipality)
        #expect(try await country.plans.open(plan, as: country.viewer(.mara)).openReturn == nil, "it was answered")
        let again = try await country.plans.open(plan, as: ilze)
        #expect(again.differences.map(\.field) == ["hours", "planned"])
        #expect(await refusal { try await country.plans.approve(plan, version: 1, as: ilze) } == .stale)
        try await country.bring(plan, to: .approved)
    }

    @Test("of fifty who approve the same level at once one does", arguments: Engine.available)
    func parallel(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.bruno.plan
        try await country.bring(plan, to: .institution)
        let done = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    await refusal { try await country.plans.approve(plan, version: 1, as: country.viewer(.juris)) }
                        == nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(done == 1)
        #expect(try await country.plans.open(plan, as: country.viewer(.juris)).approvals.count == 1)
        #expect(try await country.look(plan).level == .municipality)
    }

    @Test(
        "of fifty who create the same plan at once one does, and all who sent one form get it",
        arguments: Engine.available)
    func parallelCreation(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let semester = try await country.semester.id.number
        let start = PlanStart(learner: country.cilda, institution: country.unit(.priekule), semester: semester)
        let made = await withTaskGroup(of: SupportPlan.ID?.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do { return try await country.plans.create(start, as: country.viewer(.mara)) } catch { return nil }
                }
            }
            return await group.reduce(into: Set<SupportPlan.ID>()) { if let id = $1 { $0.insert(id) } }
        }
        #expect(made.count == 1)

        let again = PlanStart(
            learner: country.davis, institution: country.unit(.kaleti), semester: semester,
            receipt: "a form of one page")
        let ids = try await withThrowingTaskGroup(of: SupportPlan.ID.self) { group in
            for _ in 0..<10 { group.addTask { try await country.plans.create(again, as: country.viewer(.sandra)) } }
            return try await group.reduce(into: Set<SupportPlan.ID>()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        let rows = try await country.registry.database.read { connection in
            try connection.first(
                "SELECT count(*) FROM support_plan WHERE learner_id IN (\(list: [country.cilda, country.davis]))")?[0]
                ?? 0
        }
        #expect(rows == 2)
    }
}
