import Casework
import Cast
import Testing

@Suite("Consultations at the browser")
struct FormerSpecialistTests {
    /// A plan of Priekules vidusskola that names the specialist of the town, begun today.
    private func plan(in town: Town) async throws -> SupportPlan.ID {
        let country = town.country
        let id = try await country.draft(of: country.newcomer(1), at: .priekule, by: .mara)
        let file = try await country.registry.supportPlans.open(id, as: .operator)
        var content = file.content
        for index in content.measures.indices {
            content.measures[index].from = country.clock.clock.today
            content.measures[index].provider = "Liene Rudzīte"
        }
        try await country.registry.supportPlans.save(
            content, of: id, lock: file.plan.lock, as: country.viewer(.mara))
        try await country.bring(id, to: .inProgress)
        return id
    }

    @Test("a specialist sees and logs the own measures of a plan that they may not open, and no longer when they left")
    func former() async throws {
        let town = try await Town.open()
        let country = town.country
        let id = try await plan(in: town)
        let liene = try await town.browser(of: .liene)
        let today = try await liene.get("/today")
        #expect(today.status == .ok && today.links.contains("/plans/\(id)/consultations"))
        let done = try await liene.post("/consultations", ["measure": "\(id)-2"], follow: true)
        #expect(done.shows("Konsultācija ir pierakstīta.") && done.shows("šodien jau 1 stunda"))
        #expect(try await liene.get("/plans/\(id)").status == .notFound)
        let person = country.person(.liene)
        let pages = [
            "/plans/\(id)/consultations", "/plans/\(id)/consultations/2/log", "/plans/\(id)/consultations/2/agreement",
        ]
        for page in pages { #expect(try await liene.get(page).status == .ok, "\(page)") }
        #expect(try await liene.get("/timesheets/\(person)").shows("Kopā 1 stunda"))

        let staff = try await country.registry.people.staff(of: country.unit(.priekule), as: .operator)
        for role in try #require(staff.members.first { $0.person == person }).roles {
            try await country.registry.accounts.endRole(role.id, by: country.viewer(.juris))
        }
        for page in pages + ["/timesheets/\(person)"] {
            #expect(try await liene.get(page).status == .notFound, "\(page)")
        }
        #expect(try await liene.post("/consultations", ["measure": "\(id)-2"]).status == .notFound)
        #expect(try await liene.get("/today").status == .forbidden)
    }

    @Test("what is wrong with an entry stands at its field with what was typed")
    func problems() async throws {
        let town = try await Town.open()
        let id = try await plan(in: town)
        let liene = try await town.browser(of: .liene)
        let refused = try await liene.post(
            "/consultations", ["measure": "\(id)-2", "held_on": "1.1.2026", "hours": "2", "topic": "Daļskaitļi"])
        #expect(refused.status == .unprocessableContent && refused.field("topic") == "Daļskaitļi")
        #expect(refused.shows("Datums ir nākotnē."))
        let nobody = try await liene.post("/consultations")
        #expect(nobody.status == .unprocessableContent && nobody.shows("Atzīmējiet vismaz vienu izglītojamo."))
    }

    @Test("a code of the slip confirms, and only once")
    func slip() async throws {
        let town = try await Town.open()
        let id = try await plan(in: town)
        let learner = try await town.country.registry.supportPlans.open(id, as: .operator).plan.learner
        let mara = try await town.browser(of: .mara)
        let slip = try await mara.post("/learners/\(learner)/confirmation-codes", ["holder": "guardian"])
        let codes = slip.body.matches(of: /<code>([0-9a-z]{4}-[0-9a-z]{4})<\/code>/).map { String($0.1) }
        #expect(codes.count == 20)
        let liene = try await town.browser(of: .liene)
        _ = try await liene.post("/consultations", ["measure": "\(id)-2"])
        let key = MeasureKey(id, 2)
        let row = try await town.country.registry.consultations.sheet(of: key, as: town.country.viewer(.juris)).rows[0]
        let form = [("plan", "\(id)"), ("confirmation_code", codes[3])]
        let done = try await liene.post("/consultations/\(row.id)/confirmation", form: form, follow: true)
        #expect(done.shows("Konsultācija ir apliecināta.") && done.shows("vecāku kods"))
        #expect(try await liene.post("/consultations/\(row.id)/confirmation", form: form).status != .seeOther)
    }
}
