import Casework
import Cast
import Hummingbird
import Language
import Testing
import Web

@Suite("The door")
struct SignInPageTests {
    private func site(offersDemo: Bool = false) async throws -> School { try await School.open(offersDemo: offersDemo) }

    @Test("one signs in, comes where one wanted to go, and goes out by a form")
    func inAndOut() async throws {
        let school = try await site()
        let browser = school.browser()
        let first = try await browser.get("/account", follow: true)
        #expect(first.path == "/sign-in?next=%2Faccount")
        #expect(first.shows("Pieslēgties"))
        let account = try await browser.post(
            "/sign-in", ["email": "ilze@skola.lv", "password": School.password, "next": first.field("next") ?? ""],
            follow: true)
        #expect(account.path == "/account")
        #expect(account.shows("Ilze Zvirbule"))
        #expect(account.shows("ilze@skola.lv"))
        let out = try await browser.post("/sign-out")
        #expect(out.headers[.init("Clear-Site-Data")!] == "\"cache\", \"cookies\", \"storage\"")
        #expect(try await browser.get("/account").location?.hasPrefix("/sign-in") == true)
    }

    @Test("signing out is no matter of a link")
    func noLink() async throws {
        let school = try await site()
        let browser = try await school.signedIn("ilze@skola.lv")
        #expect(try await browser.get("/sign-out").status == .methodNotAllowed)
        #expect(try await browser.get("/account").status == .ok)
    }

    @Test("unknown people and wrong passwords see the same page")
    func same() async throws {
        let school = try await site()
        let browser = school.browser()
        _ = try await browser.get("/sign-in")
        let wrong = try await browser.post("/sign-in", ["email": "ilze@skola.lv", "password": "x", "next": ""])
        let unknown = try await browser.post("/sign-in", ["email": "nobody@skola.lv", "password": "x", "next": ""])
        #expect(wrong.status == .unprocessableContent)
        #expect(unknown.status == wrong.status)
        #expect(wrong.shows("E-pasta adrese vai parole nav pareiza"))
        #expect(wrong.text.replacing("ilze@", with: "nobody@") == unknown.text)
        #expect(wrong.field("email") == "ilze@skola.lv")
        #expect(!wrong.body.contains("value=\"x\""))
    }

    @Test("empty fields are named each, too many guesses are told to wait")
    func problems() async throws {
        let school = try await site()
        let browser = school.browser()
        _ = try await browser.get("/sign-in?lang=en")
        let empty = try await browser.post("/sign-in", ["email": "", "password": ""])
        #expect(empty.shows("Enter the e-mail address") && empty.shows("Enter the password"))
        for _ in 0..<5 { _ = try await browser.post("/sign-in", ["email": "ilze@skola.lv", "password": "x"]) }
        let locked = try await browser.post("/sign-in", ["email": "ilze@skola.lv", "password": School.password])
        #expect(locked.status == .tooManyRequests)
        #expect(locked.shows("Try again in 30 seconds"))
    }

    @Test("a session does not survive the sign-in of before")
    func fixation() async throws {
        let school = try await site()
        let browser = try await school.signedIn("ilze@skola.lv")
        let old = try #require(await browser.cookie("balsts"))
        _ = try await browser.post("/sign-out")
        let other = school.browser()
        await other.setCookie("balsts", old)
        #expect(try await other.get("/account").status == .seeOther)
    }

    @Test("the people of the demo stand at the door only where the demo is offered")
    func demo() async throws {
        let plain = try await site()
        _ = try await plain.browser().get("/sign-in")
        #expect(try await plain.browser().get("/sign-in").shows("Demonstrācijas konti") == false)
        let school = try await site(offersDemo: true)
        let browser = school.browser()
        let door = try await browser.get("/sign-in?next=/account")
        #expect(door.shows("Plāna sagatavotājs Demo Skolotāja Priekules vidusskola"))
        #expect(!door.shows("Ilze Zvirbule"))
        let account = try await browser.post(
            "/sign-in/demo", ["email": "demo@skola.lv", "next": "/account"], follow: true)
        #expect(account.shows("Demo Skolotāja"))
        let other = school.browser()
        _ = try await other.get("/sign-in")
        #expect(try await other.post("/sign-in/demo", ["email": "ilze@skola.lv"]).status == .notFound)
    }
}
