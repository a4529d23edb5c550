import Casework
import Cast
import Hummingbird
import Language
import Storage
import Testing
import Web

/// A whole program with the people of the cast on a database in memory, and browsers to visit it.
struct TestSite {
    let site: Site
    let clock: SetClock
    private let responder: RouterResponder<AppContext>

    /// Monday, 5 October 2026, 10:42 in Latvia.
    static let now = Instant(Day(year: 2026, month: 10, day: 5) ?? Day(number: 0), hour: 10, minute: 42)
    static let origin = "http://127.0.0.1:8080"

    static func open() async throws -> TestSite { try await open { _ in } }

    static func open(
        origin: String = TestSite.origin, proxies: Set<String> = [], signedIn: Site.SessionLoad? = nil,
        adding routes: (Router<AppContext>) -> Void
    ) async throws -> TestSite {
        let clock = SetClock(now)
        let registry = Registry(
            database: try await Engine.sqlite.database(migrations: Schema.migrations), clock: clock.clock,
            keys: Keys(root: [UInt8](repeating: 7, count: 32)), passwords: PasswordHasher(cost: .trifling))
        let settings = Site.Settings(publicOrigin: origin, proxies: proxies)
        let site = Site(registry: registry, settings: settings, signedIn: signedIn)
        return TestSite(site: site, clock: clock, responder: router(site: site, adding: routes).buildResponder())
    }

    func browser(from peer: String? = "192.0.2.7", headers: HTTPFields = [:]) -> Browser {
        Browser(responder, from: peer, headers: headers)
    }

    /// The coordinator of two schools, signed in.
    func coordinator(headers: HTTPFields = [:]) async throws -> Browser {
        let registry = site.registry
        try await registry.loadReferenceData(as: .operator)
        try await CastUnits.enter(into: registry)
        let school = try await registry.units.unit("4113900001", on: registry.clock.today, as: .operator)
        let other = try await registry.units.unit("4113900003", on: registry.clock.today, as: .operator)
        let guest = Guest(
            name: try PersonName(given: "Māra", surname: "Bērziņa-Kalniņa"),
            code: try PersonalCode(reading: "150310-04111"),
            email: try #require(EmailAddress("mara@skola.lv")))
        let period = Period(registry.clock.today)
        let roles: [(kind: Role.Kind, unit: Unit.ID, period: Period)] = [
            (.institutionCoordinator, school.id, period), (.planAuthor, other.id, period),
        ]
        _ = try await registry.accounts.establish([.init(guest, roles)], password: "kaķītis lido septiņreiz")
        let token = try await registry.accounts.signIn(
            email: "mara@skola.lv", password: "kaķītis lido septiņreiz", trace: Trace(request: "test"))
        let browser = browser(headers: headers)
        await browser.setCookie(site.settings.publicOrigin.hasPrefix("https") ? "__Host-balsts" : "balsts", token.text)
        return browser
    }
}
