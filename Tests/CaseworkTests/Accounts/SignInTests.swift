import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Signing in")
struct SignInTests {
    private let wrong = Rejection.invalid([Problem(nil, "account.sign_in.wrong")])

    private func guess(_ country: TwoSchools, _ email: String, _ password: String) async -> Rejection? {
        do throws(Rejection) {
            _ = try await country.registry.accounts.signIn(
                email: email, password: password, trace: Trace(request: "guess"))
            return nil
        } catch { return error }
    }

    @Test("who gives the right password is known by name and roles", arguments: Engine.available)
    func right(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let anna = try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let token = try await country.registry.accounts.signIn(
            email: " P0@Example.LV ", password: TwoSchools.password, trace: Trace(request: "test", address: "10.0.0.1"))
        let signedIn = try #require(try await country.signedIn(token))
        #expect(signedIn.viewer.person == anna)
        #expect(signedIn.name.full == "Anna Bērziņa")
        #expect(signedIn.viewer.roles.map(\.unitName) == ["Priekules vidusskola"])
        #expect(signedIn.viewer.actingRole?.kind == .planAuthor)
        #expect(signedIn.viewer.purpose.kind == .preparePlan)
        #expect(signedIn.session.address == "10.0.0.1")
        #expect(signedIn.isConfirmed)
        #expect(token.text.count == 43)
    }

    @Test("a wrong password, an unknown address and a disabled account get one answer", arguments: Engine.available)
    func oneAnswer(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let ilze = try await country.employ(1, "Ilze", "Kalniņa", (.planAuthor, TwoSchools.priekulesSkola))
        try await country.registry.accounts.setDisabled(true, ilze, by: .operator)
        #expect(await guess(country, "p0@example.lv", "nepareiza") == wrong)
        #expect(await guess(country, "nobody@example.lv", "nepareiza") == wrong)
        #expect(await guess(country, "p1@example.lv", TwoSchools.password) == wrong)
        #expect(await guess(country, "", "") == wrong)
        #expect(try await country.journal(.signInFailed) == 4)
    }

    @Test("a hundred guesses at once are five guesses", arguments: Engine.available)
    func parallel(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        for email in ["p0@example.lv", "nobody@example.lv"] {
            let answers = await withTaskGroup(of: Rejection?.self) { group in
                for number in 0..<100 { group.addTask { await guess(country, email, "guess \(number)") } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0 == wrong } == 5)
            #expect(answers.count { if case .tooMany = $0 { true } else { false } } == 95)
            #expect(await guess(country, email, TwoSchools.password) == .tooMany(seconds: 30))
        }
        #expect(try await country.journal(.limited) == 2, "one row for each lock")
        country.time.advance(seconds: 30)
        _ = try await country.signIn(0)
        #expect(await guess(country, "nobody@example.lv", "x") == wrong)
        #expect(await guess(country, "nobody@example.lv", "x") == .tooMany(seconds: 60))
    }

    @Test("the right password before the limit starts the count afresh", arguments: Engine.available)
    func afresh(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        for _ in 0..<3 {
            for _ in 0..<4 { #expect(await guess(country, "p0@example.lv", "x") == wrong) }
            _ = try await country.signIn(0)
        }
    }

    @Test("one address cannot try one password at every account", arguments: Engine.available)
    func spraying(_ engine: Engine) async throws {
        var rules = AccountRules()
        rules.guessesFromAddress.free = 8
        rules.guessesEverywhere = 12
        let country = try await TwoSchools(engine, rules: rules)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        func spray(_ address: String, _ times: Int) async -> [Rejection?] {
            var answers: [Rejection?] = []
            for number in 0..<times {
                do throws(Rejection) {
                    _ = try await country.registry.accounts.signIn(
                        email: "\(address)-\(number)@example.lv", password: "x",
                        trace: Trace(request: "t", address: address))
                } catch { answers.append(error) }
            }
            return answers
        }
        #expect(await spray("a", 10).suffix(2) == [.tooMany(seconds: 60), .tooMany(seconds: 60)])
        _ = await spray("b", 4)
        // Twelve wrong guesses everywhere: from now on each address is given five.
        #expect(await spray("c", 6).last == .tooMany(seconds: 60))
        _ = try await country.signIn(0, address: "d")
        for _ in 0..<20 { _ = try await country.signIn(0, address: "d") }
    }

    @Test("a hash made at a lower cost is renewed at the next sign-in", arguments: Engine.available)
    func renewed(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let dearer = Registry(
            database: country.registry.database, clock: country.registry.clock, keys: country.registry.keys,
            passwords: PasswordHasher(cost: PasswordCost(n: 4, r: 1, p: 1)))
        _ = try await dearer.accounts.signIn(
            email: "p0@example.lv", password: TwoSchools.password, trace: Trace(request: "test"))
        let stored: String = try await country.registry.database.read {
            try $0.first("SELECT password FROM account")?[0] ?? ""
        }
        #expect(stored.hasPrefix("$scrypt$n=4,"))
        _ = try await country.signIn(0)
    }
}
