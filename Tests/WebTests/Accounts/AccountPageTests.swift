import Casework
import Cast
import Hummingbird
import Language
import Testing
import Web

@Suite("The own account")
struct AccountPageTests {
    @Test("another role is taken by a button and shown everywhere")
    func role() async throws {
        let school = try await School.open()
        let browser = try await school.signedIn("ilze@skola.lv")
        let page = try await browser.get("/account")
        #expect(page.shows("iestādes vadītājs, Priekules vidusskola Pašreizējā loma"))
        let role = try #require(page.field("role"))
        let after = try await browser.post("/account/role", ["role": role], follow: true)
        #expect(after.shows("Tagad jūs strādājat citā lomā."))
        #expect(after.shows("plāna sagatavotājs, Priekules vidusskola Pašreizējā loma"))
        #expect(try await browser.post("/account/role", ["role": "0000000000001"]).status == .notFound)
    }

    @Test("a new password is asked for with the old one; problems stand at their fields")
    func password() async throws {
        let school = try await School.open()
        let browser = try await school.signedIn("ilze@skola.lv")
        _ = try await browser.get("/account")
        let wrong = try await browser.post(
            "/account/password", ["current": "x", "password": "zirneklis pin baltu jūru"])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.shows("Šī nav jūsu pašreizējā parole"))
        let short = try await browser.post("/account/password", ["current": School.password, "password": "īsa"])
        #expect(short.shows("tajā jābūt vismaz 12 rakstzīmēm"))
        let done = try await browser.post(
            "/account/password", ["current": School.password, "password": "zirneklis pin baltu jūru"], follow: true)
        #expect(done.shows("Parole ir nomainīta"))
    }

    @Test("sessions elsewhere are seen and ended, one or all")
    func sessions() async throws {
        let school = try await School.open()
        let (here, there) = (try await school.signedIn("ilze@skola.lv"), try await school.signedIn("ilze@skola.lv"))
        let page = try await here.get("/account")
        #expect(page.shows("Šī pārlūkprogramma"))
        let session = try #require(page.field("session"))
        #expect(
            try await here.post("/account/session-ending", ["session": session], follow: true).shows(
                "Sesija ir beigta."))
        #expect(try await there.get("/account").status == .seeOther)
        #expect(try await here.post("/account/session-ending").location?.hasPrefix("/sign-in") == true)
        #expect(try await here.get("/account").status == .seeOther)
    }

    @Test("the language of one's pages is kept")
    func language() async throws {
        let school = try await School.open()
        let browser = try await school.signedIn("ilze@skola.lv")
        _ = try await browser.get("/account")
        #expect(
            try await browser.post("/account/language", ["tongue": "en"], follow: true).shows("The language is saved."))
        #expect(try await browser.post("/account/language", ["tongue": "xx"]).status == .unprocessableContent)
    }
}
