import Casework
import Cast
import HTTPTypes
import Language
import Testing

@Suite("Putting a learner's record right")
struct CorrectionTests {
    /// A child without a personal code in Māra's school.
    private func childWithoutCode(_ town: Town, _ mara: Browser) async throws -> String {
        let made = try await mara.post(
            "/learners",
            [
                "receipt": "r-1", "given_name": "Jānis", "surname": "Bērziņš", "code": "", "born_on": "05.10.2013",
                "sex": "male", "institution": town.country.unit(.priekule).description, "stage": "general",
                "grade": "6", "class_letter": "b", "enrolled_from": "01.09.2025", "confirmed_new": "0",
            ])
        return try #require(made.location?.split(separator: "?").first.map(String.init))
    }

    @Test("a child without a code gets one; the record shows days and reasons, the journal no code in clear")
    func code() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let path = try await childWithoutCode(town, mara)
        let before = try await mara.get(path)
        #expect(before.shows("TMP-••••-••") && before.shows("Piešķirt personas kodu"))
        let wrong = try await mara.post(
            path + "/codes", ["code": "051007-05078", "reason": "temporary_replaced"])
        #expect(
            wrong.status == .unprocessableContent && wrong.shows("kāds no cipariem neatbilst")
                && wrong.field("code") == "051007-05078")
        let taken = try await mara.post(
            path + "/codes", ["code": "020711-05483", "reason": "temporary_replaced"])
        #expect(taken.status == .unprocessableContent && taken.shows("pieder citam cilvēkam"))
        let done = try await mara.post(
            path + "/codes", ["code": "051007-05079", "reason": "temporary_replaced"], follow: true)
        #expect(done.shows("Personas kods ir saglabāts.") && done.shows("••••••-•••79"))
        #expect(done.shows("Koda vēsture") && done.shows("Pirmais kods, pagaidu kods 06.10.2025–06.10.2025"))
        #expect(!done.body.contains("05079"))
        let history = try await mara.get(path + "/history")
        #expect(history.shows("koda maiņas iemesls: pagaidu koda vietā") && history.shows("→ ••••••-•••79"))
        #expect(!history.body.contains("05079"))
        #expect(try await mara.post("/learners/search", ["words": "051007-05079"]).shows("Jānis Bērziņš"))
    }

    @Test("registering such a child again with its code offers to give the code to the same child")
    func sameChild() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let path = try await childWithoutCode(town, mara)
        let form: KeyValuePairs = [
            "receipt": "r-2", "given_name": "Janis", "surname": "Berzins", "code": "051007-05079",
            "born_on": "05.10.2013", "sex": "male", "institution": town.country.unit(.priekule).description,
            "stage": "general", "grade": "6", "class_letter": "b", "enrolled_from": "01.09.2025", "confirmed_new": "0",
        ]
        let asked = try await mara.post("/learners", form)
        #expect(asked.status == .conflict && asked.shows("Tas ir tas pats izglītojamais"))
        let button = try #require(asked.tags("button").first { $0.contains("formaction") })
        let action = try #require(Visit.attribute("formaction", of: button))
        let reason = try #require(Visit.attribute("value", of: button))
        #expect(action == path + "/codes")
        let done = try await mara.post(action, form: form.map { ($0.key, $0.value) } + [("reason", reason)])
        #expect(done.status == .seeOther)
        let found = try await mara.post("/learners/search", ["words": "berzins"])
        #expect(found.shows("Atrasts 1 izglītojamais") && found.shows("••••••-•••79"))
    }

    @Test("names, day of birth and sex are corrected, each with what it was before")
    func person() async throws {
        let town = try await Town.open()
        let path = "/learners/\(town.country.bruno.id)"
        let mara = try await town.browser(of: .mara)
        let page = try await mara.get(path + "?purpose=prepare_plan")
        let version = try #require(page.field("version"))
        let empty = try await mara.post(
            path + "/person",
            ["given_name": "Bruno", "surname": "", "born_on": "31.02.2013", "sex": "male", "version": version])
        #expect(
            empty.status == .unprocessableContent && empty.shows("Ievadiet uzvārdu.")
                && empty.field("born_on") == "31.02.2013")
        let right: KeyValuePairs = [
            "given_name": "Brunis", "surname": "Mežulis", "born_on": "01.05.2013", "sex": "male", "version": version,
        ]
        let done = try await mara.post(path + "/person", right, follow: true)
        #expect(done.shows("Labojumi ir saglabāti.") && done.shows("Brunis Mežulis") && done.shows("01.05.2013"))
        let history = try await mara.get(path + "/history")
        #expect(
            history.shows("vārds: Bruno → Brunis") && history.shows("dzimšanas datums: 12.04.2013 → 01.05.2013")
                && !history.shows("uzvārds:"))
        let late: KeyValuePairs = [
            "given_name": "Bruno", "surname": "Mežulis", "born_on": "01.05.2013", "sex": "male", "version": version,
        ]
        #expect(try await mara.post(path + "/person", late).status == .conflict)
        let ilze = try await town.browser(of: .ilze)
        let seen = try await ilze.get("/learners/\(town.country.anna.id)?purpose=monitor")
        #expect(!seen.shows("Labot vārdu") && !seen.shows("Mainīt vai labot personas kodu"))
    }

    @Test("somebody of the same day of birth and a surname without its marks is shown before anybody is kept twice")
    func foldedSurname() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let asked = try await mara.post(
            "/learners",
            [
                "receipt": "r-3", "given_name": "Brunis", "surname": "Mezulis", "code": "",
                "born_on": Country.pupil(.bruno, in: 2025).pupil.bornOn.description, "sex": "male",
                "institution": town.country.unit(.priekule).description, "stage": "general", "grade": "6",
                "class_letter": "a", "enrolled_from": "01.09.2025", "confirmed_new": "0",
            ])
        #expect(asked.status == .conflict && asked.shows("Bruno Mežulis"))
        #expect(!asked.shows("Tas ir tas pats izglītojamais"))
    }

    @Test("on a phone every value of a table has the name of its column")
    func labels() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let page = try await mara.get("/learners/\(town.country.anna.id)?purpose=prepare_plan")
        let cells = page.tags("td")
        #expect(!cells.isEmpty && cells.allSatisfy { Visit.attribute("data-label", of: $0)?.isEmpty == false })
    }
}
