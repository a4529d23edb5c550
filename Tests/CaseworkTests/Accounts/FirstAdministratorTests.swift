import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("The first administrator")
struct FirstAdministratorTests {
    private let password = "zirneklis pin baltu jūru"

    @Test("a code from the console opens the first account, once", arguments: Engine.available)
    func first(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let accounts = country.registry.accounts
        let guest = try TwoSchools.guest(0, "Ilze", "Kalniņa")
        let (lost, token) = (try await accounts.bootstrap(), try await accounts.bootstrap())
        let wrong = Rejection.invalid("token", "account.bootstrap.wrong")
        for old in [lost, SecretToken("guess")] {
            await #expect(throws: wrong) {
                try await accounts.openFirst(old, guest: guest, password: password, trace: Trace(request: "t"))
            }
        }
        await #expect(throws: Rejection.invalid("password", "account.password.about_you")) {
            try await accounts.openFirst(token, guest: guest, password: "Ilze-Kalniņa-2026", trace: Trace(request: "t"))
        }
        let session = try await accounts.openFirst(token, guest: guest, password: password, trace: Trace(request: "t"))
        #expect(try await country.signedIn(session)?.viewer.actingRole?.kind == .administrator)
        await #expect(throws: wrong) {
            try await accounts.openFirst(token, guest: guest, password: password, trace: Trace(request: "t"))
        }
        await #expect(throws: Rejection.conflict("account.bootstrap.done")) { try await accounts.bootstrap() }
    }

    @Test("a fresh installation has no account at all", arguments: Engine.available)
    func none(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let count: Int = try await country.registry.database.read {
            try $0.first("SELECT count(*) FROM account")?[0] ?? -1
        }
        #expect(count == 0)
        #expect(try await country.registry.accounts.demo().isEmpty)
    }
}

@Suite("Accounts of the demo")
struct DemoAccountTests {
    @Test("a demo account is entered by a choice, no other account is", arguments: Engine.available)
    func enter(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Ilze", "Kalniņa", (.administrator, TwoSchools.state))
        let accounts = country.registry.accounts
        let establishment = AccountStore.Establishment(
            try TwoSchools.guest(1, "Anna", "Bērziņa"),
            [(.planAuthor, TwoSchools.priekulesSkola, Period(TwoSchools.day("2020-09-01")))])
        _ = try await accounts.establish([establishment], password: "demo", isDemo: true)
        #expect(try await accounts.demo().map(\.name.full) == ["Anna Bērziņa"])
        let token = try await accounts.enterDemo(as: "p1@example.lv", trace: Trace(request: "t"))
        #expect(try await country.signedIn(token)?.isDemo == true)
        await #expect(throws: Rejection.notFound) {
            try await accounts.enterDemo(as: "p0@example.lv", trace: Trace(request: "t"))
        }
    }
}
