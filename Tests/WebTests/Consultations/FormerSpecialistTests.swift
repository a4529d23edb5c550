import Casework
import Cast
import Testing

@Suite("A specialist who left")
struct FormerSpecialistTests {
    @Test("a specialist sees and logs the own measures of a plan that they may not open, and no longer when they left")
    func former() async throws {
        let town = try await Town.open()
        let country = town.country
        let id = try await town.planWithLiene()
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
        #expect(try await liene.get("/timesheets/\(person)").shows("06.10.2025"))
        let row = try await country.registry.consultations.sheet(
            of: MeasureKey(id, 2), as: country.viewer(.juris)
        ).rows[0]
        let paper = Bill.file(number: "1", for: "KA", .zero, on: row.heldOn)
        let confirmed = try await liene.post(
            "/consultations/\(row.id)/confirmation", form: [("plan", "\(id)"), ("confirmation_code", "")],
            file: ("lapa.pdf", paper), follow: true)
        let file = try #require(confirmed.links.first { $0.hasPrefix("/documents/") })
        #expect(try await liene.get("\(file)/file").status == .ok)
        // What was agreed for the week is not ended with the roles, and must not open anything by itself.
        try await country.registry.capacities.record(
            NewCapacity(person: person, kind: "consult_teacher", hours: 12, period: Period(row.heldOn)),
            at: country.unit(.priekule), as: country.viewer(.juris))

        let staff = try await country.registry.people.staff(of: country.unit(.priekule), as: .operator)
        for role in try #require(staff.members.first { $0.person == person }).roles {
            try await country.registry.accounts.endRole(role.id, by: country.viewer(.juris))
        }
        for page in pages + ["/timesheets/\(person)", file, "\(file)/file"] {
            #expect(try await liene.get(page).status == .notFound, "\(page)")
        }
        #expect(try await liene.post("/consultations", ["measure": "\(id)-2"]).status == .notFound)
        for path in [
            "/consultations/\(row.id)/withdrawal", "/consultations/\(row.id)/confirmation",
            "/entries/\(row.entry)/undoing",
        ] {
            let refused = try await liene.post(path, ["withdrawal": "Kļūda", "evidence": "e-klase 417"])
            #expect(refused.status == .notFound, "\(path)")
        }
        #expect(try await liene.get("/today").status == .forbidden)
    }
}
