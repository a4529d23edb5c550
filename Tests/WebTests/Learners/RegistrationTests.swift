import Casework
import Cast
import HTTPTypes
import Language
import Testing

@Suite("Registering a learner")
struct RegistrationTests {
    private func form(
        _ town: Town, given: String = "Jānis", surname: String = "Bērziņš", code: String = "051007-05079",
        born: String = "05.10.2013", confirmed: Bool = false, receipt: String = "receipt-1"
    ) -> KeyValuePairs<String, String> {
        [
            "receipt": receipt, "given_name": given, "surname": surname, "code": code, "born_on": born, "sex": "male",
            "institution": town.country.unit(.priekule).description, "stage": "general", "grade": "6",
            "class_letter": "b",
            "enrolled_from": "01.09.2025", "confirmed_new": confirmed ? "1" : "0",
        ]
    }

    @Test("a new learner is registered, opened, and found as „berzins”")
    func register() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let page = try await mara.post("/learners", form(town), follow: true)
        #expect(page.status == .ok)
        #expect(
            page.shows("Izglītojamais ir reģistrēts.") && page.shows("Jānis Bērziņš")
                && page.shows("6.b klase, Priekules vidusskola"))
        let found = try await mara.post("/learners/search", ["words": "berzins"])
        #expect(found.shows("Jānis Bērziņš"))
    }

    @Test("a form sent twice makes one learner")
    func twice() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let first = try await mara.post("/learners", form(town))
        let second = try await mara.post("/learners", form(town))
        #expect(first.status == .seeOther && first.location == second.location)
        #expect(try await mara.post("/learners/search", ["words": "berzins"]).shows("Atrasts 1 izglītojamais"))
    }

    @Test("somebody alike is shown side by side before anybody is kept twice")
    func duplicate() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let born = Country.pupil(.bruno, in: 2025).pupil.bornOn
        let asked = try await mara.post(
            "/learners",
            form(
                town, given: "Bruno", surname: "Mezulis", code: "", born: born.description))
        #expect(asked.status == .conflict)
        #expect(
            asked.shows("Līdzīgs izglītojamais jau ir") && asked.links.contains("/learners/\(town.country.bruno.id)"))
        #expect(asked.shows("Tas ir cits izglītojamais") && asked.field("surname") == "Mezulis")
        let done = try await mara.post(
            "/learners",
            form(
                town, given: "Bruno", surname: "Mezulis", code: "", born: born.description, confirmed: true))
        #expect(done.status == .seeOther && done.location != "/learners/\(town.country.bruno.id)")
    }

    @Test("31 February and a wrong check digit are told at their fields, and nothing that was typed is lost")
    func problems() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let page = try await mara.post("/learners", form(town, given: "", code: "051007-05078", born: "31.02.2013"))
        #expect(page.status == .unprocessableContent)
        #expect(page.body.contains("<title>Kļūda: "))
        #expect(page.links.filter { $0.hasPrefix("#") }.dropFirst() == ["#given_name", "#code", "#born_on"])
        #expect(
            page.shows("Ievadiet vārdu.") && page.shows("kāds no cipariem neatbilst")
                && page.shows("Ievadiet datumu šādi: 31.12.2026."))
        #expect(
            page.field("code") == "051007-05078" && page.field("born_on") == "31.02.2013"
                && page.field("surname") == "Bērziņš")
        #expect(try await mara.post("/learners/search", ["words": "berzins"]).shows("Izglītojamais nav atrasts"))
    }

    @Test("nobody enrols a learner in another school")
    func otherSchool() async throws {
        let town = try await Town.open()
        let sandra = try await town.browser(of: .sandra)
        #expect(try await sandra.post("/learners", form(town)).status == .notFound)
        let ilze = try await town.browser(of: .ilze)
        #expect(try await ilze.get("/learners/new").status == .forbidden)
    }
}
