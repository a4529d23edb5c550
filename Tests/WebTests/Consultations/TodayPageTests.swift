import Casework
import Cast
import Testing

@Suite("The page of today")
struct TodayPageTests {
    @Test("the button of a row takes the details that were typed, whatever is ticked")
    func details() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        town.country.clock.set(Instant(town.country.clock.clock.today.next, hour: 9))
        let liene = try await town.browser(of: .liene)
        let today = try await liene.get("/today")
        let buttons = today.tags("button").filter { Visit.attribute("name", of: $0) == "only" }
        #expect(buttons.count == 1 && buttons.allSatisfy { Visit.attribute("form", of: $0) == nil })
        // A page that was opened yesterday does not say yesterday.
        #expect(today.field("held_on") == "")
        // Enter in a field presses the first button of its form, which is nobody's.
        let group = try #require(today.body.split(separator: "id=\"group\"", maxSplits: 1).last)
        let first = try #require(group.split(separator: "<button", maxSplits: 1).last).prefix { $0 != ">" }
        #expect(!first.contains("name="))

        let form = [
            ("absent", "\(id)-2"), ("held_on", "06.10.2025"), ("hours", "2"), ("topic", "Daļskaitļi"),
            ("only", "\(id)-2"),
        ]
        #expect(try await liene.post("/consultations", form: form, follow: true).shows("Konsultācija ir pierakstīta."))
        let rows = try await town.country.registry.consultations.sheet(
            of: MeasureKey(id, 2), as: town.country.viewer(.juris)
        ).held
        #expect(rows.map(\.heldOn) == [.cast(2025, 10, 6), .cast(2025, 10, 6)])
        #expect(rows.map(\.topic) == ["Daļskaitļi", "Daļskaitļi"])
    }

    @Test("a row whose press was refused is ticked, and no other, so that what is missing can be sent with it")
    func refused() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        let (country, first) = (town.country, town.country.clock.clock.today)
        country.clock.set(Instant(first.next, hour: 18))
        for (day, hours) in [(first, 6), (first.next, 5)] {
            try await country.registry.consultations.log(
                ConsultationEntry([.init(MeasureKey(id, 2))], on: day, hours: hours), as: country.viewer(.liene))
        }
        let liene = try await town.browser(of: .liene)
        let refused = try await liene.post(
            "/consultations", form: [("absent", "\(id)-2"), ("hours", "2"), ("only", "\(id)-2")])
        #expect(refused.status == .unprocessableContent && refused.field("hours") == "2")
        func ticked(_ name: String) -> [Bool] {
            refused.tags("input").filter { Visit.attribute("name", of: $0) == name }.map { $0.contains(" checked") }
        }
        #expect(ticked("measure") == [true] && ticked("absent") == [false])
        let form = [("measure", "\(id)-2"), ("hours", "2"), ("over_dose_reason", "Pārbaudes darbs")]
        #expect(try await liene.post("/consultations", form: form, follow: true).shows("Konsultācija ir pierakstīta."))
    }

    @Test("a page left open since yesterday records the hour of today, and one more at another time")
    func leftOpen() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        let (country, first) = (town.country, town.country.clock.clock.today)
        let pressed = [("receipt", "r-1"), ("held_on", ""), ("hours", "1"), ("only", "\(id)-2")]
        func sendTwice(_ form: [(String, String)]) async throws {
            let liene = try await town.browser(of: .liene)
            for _ in 0..<2 {
                let done = try await liene.post("/consultations", form: form, follow: true)
                #expect(done.shows("Konsultācija ir pierakstīta."))
            }
        }
        func days() async throws -> [Day] {
            try await country.registry.consultations.sheet(of: MeasureKey(id, 2), as: country.viewer(.juris)).held
                .map(\.heldOn)
        }
        try await sendTwice(pressed)
        #expect(try await days() == [first])
        country.clock.set(Instant(first.next, hour: 9))
        try await sendTwice(pressed)
        #expect(try await days() == [first, first.next])
        try await sendTwice(pressed + [("starts_at", "08:00")])
        #expect(try await days() == [first, first.next, first.next])
    }

    @Test("the code is asked in the row of an hour of today, and what is wrong with it stands there")
    func code() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        let learner = try await town.country.registry.supportPlans.open(id, as: .operator).plan.learner
        let codes = try await town.country.registry.consultations.issueCodes(
            to: .guardian, of: learner, as: town.country.viewer(.mara)
        ).map(\.text)
        let liene = try await town.browser(of: .liene)
        #expect(try await liene.get("/today").field("confirmation_code") == nil)
        let logged = try await liene.post("/consultations", ["only": "\(id)-2"], follow: true)
        #expect(logged.field("confirmation_code") == "")
        let actions = logged.tags("form").compactMap { Visit.attribute("action", of: $0) }
        let action = try #require(actions.first { $0.hasSuffix("/confirmation") })
        let refused = try await liene.post(action, ["confirmation_code": "0000-0000"])
        #expect(refused.status == .unprocessableContent && refused.field("confirmation_code") == "0000-0000")
        #expect(refused.shows("Kods nav derīgs") && refused.links.contains("#code-\(id)-2"))
        let done = try await liene.post(action, ["confirmation_code": codes[0]], follow: true)
        #expect(done.shows("Konsultācija ir apliecināta.") && done.field("confirmation_code") == nil)
        let again = try await liene.post(action, ["confirmation_code": codes[1]])
        #expect(again.status == .conflict && again.shows("Šīs dienas stundas jau ir apliecinātas."))
    }

    @Test("after the semester its sheets and the timesheet are still a press away, and lead back")
    func january() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        town.country.clock.set(Instant(.cast(2026, 1, 2), hour: 9))
        let liene = try await town.browser(of: .liene)
        let today = try await liene.get("/today")
        #expect(today.shows("Agrākie un pabeigtie pasākumi"))
        #expect(today.links.contains("/timesheets/\(town.country.person(.liene))"))
        let sheets = "/plans/\(id)/consultations"
        #expect(today.links.contains(sheets))
        // Whoever may not open the plan is not led to it.
        let hers = try await liene.get(sheets)
        #expect(hers.status == .ok && hers.links.contains("/today") && !hers.links.contains("/plans/\(id)"))
        let authors = try await town.browser(of: .mara).get(sheets)
        #expect(authors.links.contains("/plans/\(id)") && !authors.links.contains("/today"))
    }

    @Test("an accountant comes from the menu to the timesheets of a month, and from each back to them")
    func timesheets() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        let person = town.country.person(.liene)
        let liene = try await town.browser(of: .liene)
        _ = try await liene.post("/consultations", ["only": "\(id)-2"])
        let vija = try await town.browser(of: .vija)
        #expect(try await vija.get("/").links.contains("/timesheets"))
        let list = try await vija.get("/timesheets")
        #expect(list.shows("2025. gada oktobris") && list.shows("Rudzīte Liene") && list.shows("12,50 €"))
        let address = "/timesheets/\(person)?month=2025-10"
        #expect(list.links.contains(address) && list.links.contains("/timesheets?month=2025-09"))
        let sheet = try await vija.get(address)
        #expect(sheet.status == .ok && sheet.links.contains("/timesheets?month=2025-10"))
        #expect(!sheet.links.contains("/today"))
        #expect(try await vija.get("/timesheets?month=2025-09").shows("Šajā mēnesī stundu nav."))
        #expect(try await liene.get("/timesheets").status == .forbidden)
        #expect(try await liene.get(address).links.contains("/today"))
    }
}
