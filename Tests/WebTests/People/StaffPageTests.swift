import Casework
import Cast
import Hummingbird
import Language
import Testing
import Web

@Suite("People of a unit")
struct StaffPageTests {
    private let guest: KeyValuePairs = [
        "given_name": "Pēteris", "surname": "Čakste", "code": "120809-02336", "email": "peteris@skola.lv",
        "role": "plan_author", "valid_from": "05.10.2026.", "valid_to": "", "tongue": "lv",
    ]

    @Test("the head invites, hands over the link, the guest opens the account and works")
    func invite() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        let list = try await head.get("/units/\(School.code)/people")
        #expect(list.shows("Zvirbule Ilze") && list.shows("Uzaicināt cilvēku"))
        #expect(list.shows("nevienam nav lomas „IKVD eksperts”") && list.shows("To var novērst servera uzturētājs."))
        _ = try await head.get("/units/\(School.code)/invitations")
        let answer = try await head.post("/units/\(School.code)/invitations", guest)
        #expect(answer.status == .ok)
        let link = try #require(answer.field("link") ?? answer.tags("input").compactMap(Self.link).first)
        let path = String(link.dropFirst(TestSite.origin.count))
        let visitor = school.browser()
        let welcome = try await visitor.get(path)
        #expect(welcome.shows("Konta lietotājs: Pēteris Čakste. Jūs aicina Ilze Zvirbule."))
        #expect(welcome.shows("plāna sagatavotājs, Priekules vidusskola"))
        #expect(try await visitor.post(path, ["password": "īsa"]).shows("tajā jābūt vismaz 12 rakstzīmēm"))
        #expect(try await visitor.post(path, ["password": "zirneklis pin baltu jūru"]).status == .seeOther)
        #expect(try await visitor.get("/account").shows("Pēteris Čakste"))
        #expect(try await school.browser().get(path).shows("Šī saite vairs neder"))
        let again = try await head.post("/units/\(School.code)/invitations", guest, follow: true)
        #expect(again.shows("Lomas ir pievienotas. Šis cilvēks jau var pieslēgties."))
        #expect(again.shows("Čakste Pēteris"))
    }

    private static func link(_ tag: String) -> String? {
        guard tag.contains("id=\"link\""), let start = tag.range(of: "value=\"") else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test("what is wrong with an invitation stands at its fields, and what was typed stays")
    func problems() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        _ = try await head.get("/units/\(School.code)/invitations")
        let page = try await head.post(
            "/units/\(School.code)/invitations",
            [
                "given_name": "P3", "surname": "Čakste", "code": "120809-02337", "email": "x", "valid_from": "5.10.26",
                "tongue": "lv",
            ])
        #expect(page.status == .unprocessableContent)
        for words in [
            "Vārdā lietojiet tikai burtus", "kāds no cipariem neatbilst pārējiem", "Ievadiet e-pasta adresi",
            "Izvēlieties vismaz vienu lomu",
        ] { #expect(page.shows(words)) }
        #expect(page.field("surname") == "Čakste")
        let above = try await head.post(
            "/units/\(School.code)/invitations",
            [
                "given_name": "Pēteris", "surname": "Čakste", "code": "120809-02336", "email": "p@skola.lv",
                "role": "administrator", "valid_from": "05.10.2026.", "tongue": "lv",
            ])
        #expect(above.status == .forbidden)
    }

    @Test("after a quarter of an hour the password is asked for once more")
    func confirmation() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        school.test.clock.advance(seconds: 16 * 60)
        let form = try await head.get("/units/\(School.code)/invitations")
        #expect(form.shows("Drošības dēļ ievadiet savu paroli vēlreiz."))
        #expect(try await head.post("/units/\(School.code)/invitations", guest).shows("Ievadiet paroli."))
        let pairs: KeyValuePairs = [
            "given_name": "Pēteris", "surname": "Čakste", "code": "120809-02336", "email": "peteris@skola.lv",
            "role": "plan_author", "valid_from": "05.10.2026.", "tongue": "lv", "confirmation": School.password,
        ]
        #expect(try await head.post("/units/\(School.code)/invitations", pairs).shows("Vienreizējā saite"))
    }

    @Test("ending a role tells what it means and works at once")
    func ending() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        let author = try await school.signedIn("anna@skola.lv")
        let list = try await head.get("/units/\(School.code)/people")
        let path = try #require(list.links.first { $0.hasSuffix("/ending") })
        #expect(
            try await head.get(path).shows("Anna Āboliņa: loma „plāna sagatavotājs” (Priekules vidusskola) beigsies"))
        #expect(try await author.get(path).status == .notFound)
        #expect(try await head.post(path, ["when": "later", "last_day": ""]).shows("Ievadiet pēdējo dienu"))
        #expect(
            try await head.post(path, ["when": "later", "last_day": "01.10.2026."]).shows("nevar būt pirms šodienas"))
        #expect(try await author.get("/account").shows("plāna sagatavotājs"))
        #expect(try await head.post(path, ["when": "now"], follow: true).shows("Lomas beigas ir saglabātas."))
        #expect(try await author.get("/account").shows("Jums pašlaik nav nevienas lomas"))
    }

    @Test("an author sees what is missing and whom to ask, not the staff")
    func author() async throws {
        let school = try await School.open()
        let author = try await school.signedIn("anna@skola.lv")
        let page = try await author.get("/units/\(School.code)/people")
        #expect(page.shows("Kas vēl vajadzīgs"))
        #expect(!page.shows("Uzaicināt"))
        #expect(try await author.get("/units/\(School.code)/invitations").status == .notFound)
        #expect(try await author.get("/units/4113900003/people").status == .notFound)
    }

    @Test("a new link is made after a word on what it does; a closed account is shut at once")
    func access() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        let author = try await school.signedIn("anna@skola.lv")
        let list = try await head.get("/units/\(School.code)/people")
        let path = try #require(list.links.first { $0.hasSuffix("/link") })
        #expect(try await head.get(path).shows("Anna Āboliņa izvēlēsies jaunu paroli"))
        #expect(try await head.post(path).shows("Vienreizējā saite"))
        let access = path.replacing("/link", with: "/access")
        #expect(try await head.post(access, ["access": "closed"], follow: true).shows("Konts slēgts"))
        #expect(try await author.get("/account").status == .seeOther)
        #expect(try await head.post(access, ["access": "open"], follow: true).shows("Konts atkal ir atvērts."))
    }

    @Test("closing an account asks for the password once more after a quarter of an hour")
    func freshAccess() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        let author = try await school.signedIn("anna@skola.lv")
        let list = try await head.get("/units/\(School.code)/people")
        let path = try #require(list.links.first { $0.hasSuffix("/link") }).replacing("/link", with: "/access")
        school.test.clock.advance(seconds: 16 * 60)
        let asked = try await head.post(path, ["access": "closed"])
        #expect(asked.status == .unprocessableContent && asked.shows("Drošības dēļ ievadiet savu paroli vēlreiz."))
        #expect(try await author.get("/account").status == .ok)
        let done = try await head.post(path, ["access": "closed", "confirmation": School.password], follow: true)
        #expect(done.shows("Konts slēgts"))
        #expect(try await author.get("/account").status == .seeOther)
    }

    @Test("a role that does not exist is refused with the others, not left out")
    func unknownRole() async throws {
        let school = try await School.open()
        let head = try await school.signedIn("ilze@skola.lv")
        _ = try await head.get("/units/\(School.code)/invitations")
        let form = guest.map { ($0.key, $0.value) } + [("role", "wizard")]
        #expect(try await head.post("/units/\(School.code)/invitations", form: form).status == .unprocessableContent)
        #expect(!(try await head.get("/units/\(School.code)/people").shows("Čakste")))
    }

    @Test("links and one-time codes are tried only so often from one address")
    func doors() async throws {
        let school = try await School.open()
        let visitor = school.browser()
        _ = try await visitor.get("/sign-in")
        for _ in 0..<60 {
            #expect(try await visitor.post("/invitations/x", ["password": "zirneklis pin jūru"]).status == .notFound)
        }
        #expect(
            try await visitor.post("/invitations/x", ["password": "zirneklis pin jūru"]).status == .tooManyRequests)
        #expect(try await school.signedIn("anna@skola.lv").get("/account").status == .ok)
    }
}
