import Cast
import Storage
import Testing

@testable import Casework

@Suite("Who reads what of the journal")
struct JournalScopeTests {
    private func rows(_ lines: [JournalStore.Line], about plan: SupportPlan.ID) -> [JournalStore.Line] {
        lines.filter { $0.row.object == .init("support_plan", plan.number) }
    }

    @Test("a colleague does not read another author's draft in the history of the learner", arguments: Engine.available)
    func draft(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (journal, bruno) = (country.registry.journal, country.bruno)
        for member in [CastMember.mara, .juris, .dace] {
            let lines = try await journal.history(of: bruno.id, for: country.viewer(member))
            #expect(rows(lines, about: bruno.plan).count > 1, "\(member)")
        }
        let liene = country.viewer(.liene)
        #expect(await refusal { _ = try await journal.history(ofPlan: bruno.plan, for: liene) } == .notFound)
        let lines = try await journal.history(of: bruno.id, for: liene)
        #expect(!lines.isEmpty && rows(lines, about: bruno.plan).isEmpty)
        #expect(rows(try await journal.visits(of: bruno.id, for: liene), about: bruno.plan).isEmpty)
    }

    @Test("edits of a revision are read above only once it is submitted", arguments: Engine.available)
    func revision(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (journal, anna, mara) = (country.registry.journal, country.anna, country.viewer(.mara))
        func edits(_ member: CastMember) async throws -> [Int] {
            let viewer = country.viewer(member)
            let all = [
                try await journal.history(ofPlan: anna.plan, for: viewer),
                rows(try await journal.history(of: anna.id, for: viewer), about: anna.plan),
            ]
            return all.map { lines in
                lines.count { $0.row.action == JournalEntry.Action.updated.rawValue }
            }
        }
        let before = try await edits(.ilze)
        #expect(before[0] > 0 && before[0] == before[1])
        try await country.plans.revise(anna.plan, as: mara)
        let file = try await country.plans.open(anna.plan, as: mara)
        var content = file.content
        content.measures[0].provider = "Inta Dreimane"
        try await country.plans.save(content, of: anna.plan, lock: file.plan.lock, as: mara)
        let more = before.map { $0 + 1 }
        for member in [CastMember.ilze, .inese, .raimonds] { #expect(try await edits(member) == before, "\(member)") }
        for member in [CastMember.mara, .juris, .dace] { #expect(try await edits(member) == more, "\(member)") }
        try await country.plans.submit(anna.plan, as: mara)
        for member in [CastMember.ilze, .inese, .raimonds] { #expect(try await edits(member) == more, "\(member)") }
    }

    @Test("a row of a territory that is no more carries the name of its day", arguments: Engine.available)
    func names(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine, at: Instant(.cast(2021, 3, 1), hour: 9))
        country.clock.set(Instant(.cast(2021, 9, 6), hour: 9))
        _ = try await country.plans.open(country.anna.plan, as: country.viewer(.ilze))
        let lines = try await country.registry.journal.visits(of: country.anna.id, for: country.viewer(.juris))
        let approval = try await country.registry.journal.history(
            ofPlan: country.anna.plan, for: country.viewer(.juris))
        #expect(lines.first { $0.actorName == "Ilze Krūmiņa" }?.unitName == "Dienvidkurzemes novads")
        #expect(
            approval.first { $0.actorName == "Ilze Krūmiņa" && $0.row.at.day < .cast(2021, 7, 1) }?.unitName
                == "Priekules novads")
    }

    @Test("who works at two schools is recorded at the one that the plan belongs to", arguments: Engine.available)
    func twoSchools(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = country.bruno.plan
        try await country.bring(plan, to: .institution)
        let guest = Guest(
            name: try PersonName(given: "Divi", surname: "Direktore"), code: try PersonalCode(reading: "170411-06444"),
            email: EmailAddress("divi@balsts.example") ?? EmailAddress(stored: ""))
        let today = Period(country.clock.clock.today)
        let accounts = country.registry.accounts
        let person = try await accounts.establish(
            [
                .init(
                    guest,
                    [
                        (.institutionHead, country.unit(.kaleti), Period(today.from.previous)),
                        (.institutionHead, country.unit(.priekule), today),
                    ])
            ], password: Cast.Country.password)[0]
        let token = try await accounts.signIn(
            email: guest.email.text, password: Cast.Country.password, trace: Trace(request: "t"))
        let viewer = try #require(try await accounts.signedIn(token: token, trace: Trace(request: "t"))).viewer
        #expect(viewer.actingRole?.unit == country.unit(.kaleti))
        _ = try await country.registry.learners.open(country.bruno.id, as: viewer)
        try await country.plans.approve(plan, version: 1, as: viewer)
        let units = try await country.registry.database.read { connection in
            try connection.query(
                "SELECT DISTINCT unit_id FROM journal WHERE actor_id = \(person) AND action LIKE 'plan%' OR actor_id = \(person) AND action = 'sensitive_read'"
            ).map { try $0[0] as Unit.ID? }
                + connection.query("SELECT unit_id FROM approval WHERE actor_id = \(person)").map {
                    try $0[0] as Unit.ID?
                }
        }
        #expect(units == [country.unit(.priekule), country.unit(.priekule)])
    }

    @Test("a look at texts on health or family is marked, another is not", arguments: Engine.available)
    func special(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.bruno.plan, country.viewer(.mara))
        let file = try await country.plans.open(plan, as: mara)
        var content = file.content
        content.screening["SOCIAL_HEALTH"] = .factors
        content.risks.append(.init(factor: "H07", level: 2, evidence: "Pirms pārbaudes darbiem jūt satraukumu."))
        try await country.plans.save(content, of: plan, lock: file.plan.lock, as: mara)
        try await country.bring(plan, to: .municipality)
        for member in [CastMember.juris, .ilze, .inese] {
            _ = try await country.plans.open(plan, as: country.viewer(member))
        }
        let marked = try await country.registry.journal.visits(of: country.bruno.id, for: country.viewer(.juris)).filter
        {
            try $0.row.changeList.contains(.special)
        }
        let names = Set(marked.compactMap(\.actorName))
        #expect(names == ["Juris Ozols", "Ilze Krūmiņa"], "Inese does not decide and was not shown the text")
    }
}
