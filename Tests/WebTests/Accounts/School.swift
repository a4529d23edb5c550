import Casework
import Cast
import Hummingbird
import Language
import Testing
import Web

/// Priekules vidusskola with its head Ilze, the author Anna and an account of the demo.
struct School {
    let test: TestSite
    private let router: RouterResponder<AppContext>

    static let code = "4113900001"
    static let password = "tramvajs-mežģīne-lustra"

    static func open(offersDemo: Bool = false) async throws -> School {
        let test = try await TestSite.open()
        let registry = test.site.registry
        try await registry.loadReferenceData(as: .operator)
        try await CastUnits.enter(into: registry)
        let school = try await registry.units.unit(code, on: registry.clock.today, as: .operator).id
        let period = Period(registry.clock.today)
        func guest(_ given: String, _ surname: String, _ code: String, _ email: String) throws -> Guest {
            Guest(
                name: try PersonName(given: given, surname: surname), code: try PersonalCode(reading: code),
                email: try #require(EmailAddress(email)))
        }
        _ = try await registry.accounts.establish(
            [
                .init(
                    try guest("Ilze", "Zvirbule", "150310-04111", "ilze@skola.lv"),
                    [(.institutionHead, school, Period(registry.clock.today.previous)), (.planAuthor, school, period)]),
                .init(try guest("Anna", "Āboliņa", "020711-05483", "anna@skola.lv"), [(.planAuthor, school, period)]),
            ], password: password)
        _ = try await registry.accounts.establish(
            [.init(try guest("Demo", "Skolotāja", "290212-06850", "demo@skola.lv"), [(.planAuthor, school, period)])],
            password: password, isDemo: true)
        let settings = Site.Settings(publicOrigin: TestSite.origin, offersDemoAccounts: offersDemo)
        let site = Site(registry: registry, settings: settings)
        return School(test: test, router: Web.router(site: site).buildResponder())
    }

    func browser() -> Browser { Browser(router, from: "192.0.2.7") }

    func signedIn(_ email: String) async throws -> Browser {
        let browser = browser()
        let token = try await test.site.registry.accounts.signIn(
            email: email, password: Self.password, trace: Trace(request: "test", address: "192.0.2.7"))
        await browser.setCookie("balsts", token.text)
        _ = try await browser.get("/account")
        return browser
    }
}
