import Casework
import Cast
import Hummingbird
import Language
import Testing
import Web

/// The small country behind its pages, and anybody of the cast at a browser.
struct Town {
    let country: Country
    private let responder: RouterResponder<AppContext>

    /// - Parameter instant: Monday, 6 October 2025, unless a test plays at another time.
    static func open(at instant: Instant = Instant(.cast(2025, 10, 6), hour: 9)) async throws -> Town {
        let country = try await Country.make(on: .sqlite, at: instant)
        return Town(country: country, responder: router(site: Site(registry: country.registry)).buildResponder())
    }

    func browser(of member: CastMember, in tongue: Tongue = .lv) async throws -> Browser {
        let token = try await country.registry.accounts.signIn(
            email: member.email, password: Country.password, trace: Trace(request: "town"))
        let browser = Browser(responder, from: "192.0.2.7")
        await browser.setCookie("balsts", token.text)
        await browser.setCookie("balsts-tongue", tongue.rawValue)
        _ = try await browser.get("/search")
        return browser
    }

    /// Somebody who has not signed in, at a page with a form.
    func stranger() async throws -> Browser {
        let browser = Browser(responder, from: "192.0.2.7")
        _ = try await browser.get("/sign-in")
        return browser
    }

    /// What the journal says about a learner, to somebody who may read it.
    func visits(of learner: Learner.ID) async throws -> [JournalStore.Line] {
        try await country.registry.journal.visits(of: learner, for: .operator)
    }
}
