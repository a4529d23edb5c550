import Casework
import Cast
import Testing

extension Town {
    /// A plan of Priekules vidusskola that names the specialist of the town, begun today.
    func planWithLiene() async throws -> SupportPlan.ID {
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
}

@Suite("Consultations at the browser")
struct ConsultationPageTests {
    @Test("three hours of a day are three rows of the sheet, the log and the timesheet")
    func threeHours() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        town.country.clock.set(Instant(town.country.clock.clock.today, hour: 18))
        let liene = try await town.browser(of: .liene)
        let form = [
            ("plan", "\(id)"), ("measure", "\(id)-2"), ("hours", "3"), ("starts_at", "14:00"), ("mode", "remote"),
            ("topic", "Daļskaitļi"),
        ]
        let page = try await liene.post("/consultations", form: form, follow: true)
        #expect(page.shows("Konsultācija ir pierakstīta."))
        for time in ["14:00", "14:40", "15:20"] { #expect(page.shows("06.10.2025 \(time)"), "\(time)") }
        let log = try await liene.get("/plans/\(id)/consultations/2/log")
        #expect(log.shows("Kopā 3 stundas") && log.shows("15:20") && log.shows("attālināti"))
        let sheet = try await liene.get("/timesheets/\(town.country.person(.liene))")
        #expect(sheet.shows("120") && sheet.shows("60") && sheet.shows("Kopā"))
        let again = try await liene.post("/consultations", form: form)
        #expect(again.status == .unprocessableContent && again.field("topic") == "Daļskaitļi")
        #expect(again.shows("Speciālists šajā laikā jau ir citā konsultācijā, kas sākas 14:00."))
    }

    @Test("the hours of an author are rows of the timesheet, of a kind of their own")
    func authorHours() async throws {
        let town = try await Town.open()
        let (country, mara) = (town.country, town.country.person(.mara))
        let id = try await town.planWithLiene()
        try await country.registry.supportPlans.recordWork(
            .preparation, hours: 2, on: country.clock.clock.today, of: id, as: country.viewer(.mara))
        let code = try await country.registry.supportPlans.open(id, as: .operator).plan.code
        for member in [CastMember.mara, .juris, .dace, .vija] {
            let sheet = try await town.browser(of: member).get("/timesheets/\(mara)")
            #expect(sheet.shows("plāna sagatavošana") && sheet.shows(code), "\(member)")
        }
        #expect(
            try await town.browser(of: .mara).get("/timesheets/\(mara)?month=2025-09").shows("Šajā mēnesī stundu nav."))
        for member in [CastMember.liene, .gunars, .ruta, .ilze] {
            #expect(try await town.browser(of: member).get("/timesheets/\(mara)").status == .notFound, "\(member)")
        }
    }

    @Test("a row of January does not belong to the first semester, and is told so")
    func january() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        town.country.clock.set(Instant(.cast(2026, 1, 8), hour: 9))
        let liene = try await town.browser(of: .liene)
        let refused = try await liene.post(
            "/consultations", form: [("plan", "\(id)"), ("measure", "\(id)-2"), ("held_on", "02.01.2026")])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.shows("Stundas ieskaita no 01.09.2025. līdz 31.12.2025."))
    }

    @Test("an entry is taken back on its day; later its rows are withdrawn with a reason")
    func undone() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        let liene = try await town.browser(of: .liene)
        func entry() async throws -> String {
            let done = try await liene.post("/consultations", form: [("plan", "\(id)"), ("measure", "\(id)-2")])
            let location = try #require(done.location)
            return try #require(location.firstMatch(of: /entry=([0-9a-z]+)/)).1.description
        }
        let undone = try await liene.post("/entries/\(entry())/undoing?plan=\(id)", follow: true)
        #expect(undone.shows("Ieraksts ir atsaukts.") && undone.shows("Atsaukts: pierakstīts kļūdas pēc"))
        let late = try await entry()
        town.country.clock.advance(seconds: 86_400)
        let nextDay = try await town.browser(of: .liene)
        let refused = try await nextDay.post("/entries/\(late)/undoing")
        #expect(refused.status == .conflict && refused.shows("atsaukt var tikai šodienas ierakstu"))
        let row = try await town.country.registry.consultations.sheet(
            of: MeasureKey(id, 2), as: town.country.viewer(.juris)
        ).valid[0]
        let form = [("plan", "\(id)"), ("withdrawal", "")]
        #expect(
            try await nextDay.post("/consultations/\(row.id)/withdrawal", form: form).shows("kāpēc rinda ir jāatsauc"))
        let done = try await nextDay.post(
            "/consultations/\(row.id)/withdrawal", form: [("plan", "\(id)"), ("withdrawal", "Cita klase")], follow: true
        )
        #expect(done.shows("Atsaukts: Cita klase") && done.shows("0 no 12"))
    }

    @Test("a paper that is attached confirms, and is opened only by those who may see the hours")
    func attached() async throws {
        let town = try await Town.open()
        let country = town.country
        let id = try await town.planWithLiene()
        let liene = try await town.browser(of: .liene)
        _ = try await liene.post("/consultations", form: [("plan", "\(id)"), ("measure", "\(id)-2")])
        let row = try await country.registry.consultations.sheet(
            of: MeasureKey(id, 2), as: country.viewer(.juris)
        ).valid[0]
        let address = "/consultations/\(row.id)/confirmation"
        let plan = [("plan", "\(id)"), ("confirmation_code", ""), ("evidence", "")]
        let text = try await liene.post(address, form: plan, file: ("lapa.pdf", Array("nekas".utf8)))
        #expect(text.status == .unprocessableContent)
        let paper = Bill.file(number: "1", for: "KA", .zero, on: row.heldOn)
        let done = try await liene.post(address, form: plan, file: ("lapa.pdf", paper), follow: true)
        #expect(done.shows("Konsultācija ir apliecināta.") && done.shows("pievienots pierādījums"))
        let file = try #require(done.links.first { $0.hasPrefix("/documents/") })
        for member in [CastMember.liene, .mara, .juris, .dace, .ilze] {
            #expect(try await town.browser(of: member).get(file).status == .ok, "\(member)")
        }
        for member in [CastMember.sandra, .gunars, .ruta, .agnese, .zane, .vija] {
            let browser = try await town.browser(of: member)
            for path in [file, "\(file)/file"] {
                #expect(try await browser.get(path).status == .notFound, "\(member) \(path)")
            }
        }
    }

    @Test("what is wrong with an entry stands at its field with what was typed")
    func problems() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        let liene = try await town.browser(of: .liene)
        let refused = try await liene.post(
            "/consultations", ["measure": "\(id)-2", "held_on": "1.1.2026", "hours": "2", "topic": "Daļskaitļi"])
        #expect(refused.status == .unprocessableContent && refused.field("topic") == "Daļskaitļi")
        #expect(refused.shows("Datums ir nākotnē."))
        let early = try await liene.post("/consultations", ["measure": "\(id)-2", "starts_at": "14:00"])
        #expect(early.status == .unprocessableContent && early.field("starts_at") == "14:00")
        #expect(early.shows("Stunda vēl nav sākusies."))
        let nobody = try await liene.post("/consultations")
        #expect(nobody.status == .unprocessableContent && nobody.shows("Atzīmējiet vismaz vienu izglītojamo."))
    }

    @Test("a code of the slip confirms, and only once")
    func slip() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
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
