import Casework
import Cast
import HTTPTypes
import Language
import Testing
import Web

@Suite("Many people at once")
struct StaffImportPageTests {
    private let path = "/units/\(School.code)/imports"
    private let rows = """
        Pēteris;Čakste;120809-02336;peteris@skola.lv;plāna sagatavotājs

        Pēteris\tČakste\t120809-02336\tpeteris@skola.lv\tspecialist
        Anna; Āboliņa; 020711-05483; anna@skola.lv; Klases audzinatajs
        """

    @Test("pasted rows are shown first, then taken in, and each link is shown this once")
    func takeIn() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        #expect(try await head.get("/units/\(School.code)/people").links.contains(path))
        #expect(try await head.get(path).shows("Vārds; uzvārds; personas kods; e-pasts; loma."))
        let preview = try await head.post(path, ["rows": rows, "act": "check"])
        #expect(preview.shows("Sarakstā 2 cilvēki") && preview.shows("Jauns reģistrā, saņems saiti"))
        #expect(!(try await head.get("/units/\(School.code)/people")).shows("Čakste"))
        #expect(try await head.post(path, ["rows": rows, "act": "edit"]).tags("textarea").count == 1)
        let taken = try await head.post(path, ["rows": rows, "act": "import"])
        #expect(taken.status == .ok && taken.shows("Pievienoti 2 cilvēki") && taken.shows("Jau var pieslēgties"))
        let links = taken.tags("input").compactMap { Visit.attribute("value", of: $0) }.filter {
            $0.hasPrefix(TestSite.origin + "/invitations/")
        }
        #expect(links.count == 1)
        let welcome = try await school.browser().get(String(try #require(links.first).dropFirst(TestSite.origin.count)))
        #expect(welcome.shows("Konta lietotājs: Pēteris Čakste."))
        let list = try await head.get("/units/\(School.code)/people")
        #expect(list.shows("Čakste Pēteris") && list.shows("Nepārbaudīts"))
    }

    @Test("what is wrong is told by row and field, and the rows stay to be mended")
    func problems() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        let page = try await head.post(
            path,
            [
                "act": "import",
                "rows": """
                Pēteris;Čakste;120809-02337;x;plāna sagatavotājs
                Pēteris;Čakste;120809-02336;peteris@skola.lv;administrators
                Pēteris;Čakste;120809-02336
                """,
            ])
        #expect(page.status == .unprocessableContent && page.tags("textarea").count == 1 && page.body.contains("02337"))
        for words in [
            "1. rinda, personas kods: Pārbaudiet personas kodu", "1. rinda, e-pasts: Ievadiet e-pasta adresi",
            "2. rinda, loma: Ievadiet lomu, ko drīkstat piešķirt.",
            "3. rinda, ailes: Ievadiet piecas ailes; šeit to ir 3.",
        ] { #expect(page.shows(words), "\(words)") }
        #expect(!(try await head.get("/units/\(School.code)/people")).shows("Čakste"))
        let long = try await head.post(
            path, ["act": "check", "rows": Array(repeating: "x", count: 201).joined(separator: "\n")])
        #expect(long.shows("Ielīmējiet no 1 līdz 200 rindām."))
    }

    @Test("taking in asks for the password again after a quarter of an hour; looking does not")
    func confirmation() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        school.test.clock.advance(seconds: 16 * 60)
        let preview = try await head.post(path, ["rows": rows, "act": "check"])
        #expect(preview.status == .ok && preview.shows("Drošības dēļ ievadiet savu paroli vēlreiz."))
        let silent = try await head.post(path, ["rows": rows, "act": "import"])
        #expect(silent.status == .unprocessableContent && silent.shows("Ievadiet paroli.") && silent.shows("2 cilvēki"))
        let done = try await head.post(path, ["rows": rows, "act": "import", "confirmation": School.password])
        #expect(done.shows("Pievienoti 2 cilvēki"))
    }

    @Test("a role entered by hand is marked, and verified with one press")
    func verification() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        #expect(!(try await head.get("/units/\(School.code)/people")).shows("Nepārbaudīts"))
        _ = try await head.post(path, ["rows": rows, "act": "import"])
        let list = try await head.get("/units/\(School.code)/people")
        let verifications = list.tags("form").compactMap { Visit.attribute("action", of: $0) }.filter {
            $0.hasSuffix("/verification")
        }
        #expect(verifications.count == 3)
        for action in verifications {
            #expect(try await head.post(action, follow: true).shows("Loma ir atzīmēta kā pārbaudīta."))
        }
        #expect(!(try await head.get("/units/\(School.code)/people")).shows("Nepārbaudīts"))
    }

    @Test("an invitation that ran out is renewed from the list of staff")
    func renewal() async throws {
        let school = try await School.open()
        _ = try await school.signedIn("ilze@skola.lv").post(path, ["rows": rows, "act": "import"])
        school.test.clock.advance(seconds: 73 * 3600)
        let head = try await school.signedIn("ilze@skola.lv")
        let list = try await head.get("/units/\(School.code)/people")
        #expect(list.shows("Saite novecojusi"))
        let links = list.links.filter { $0.hasSuffix("/link") }
        var renewed: [Visit] = []
        for link in links where try await head.get(link).shows("Pēteris Čakste izvēlēsies paroli un atvērs kontu") {
            renewed.append(try await head.post(link))
        }
        #expect(renewed.count == 1 && renewed[0].shows("Vienreizējā saite"))
        #expect(!(try await head.get("/units/\(School.code)/people")).shows("Saite novecojusi"))
    }
}
