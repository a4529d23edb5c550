import Cast
import Language
import Testing

@testable import Casework

@Suite("Changing a password")
struct PasswordTests {
    private let new = "zirneklis pin baltu jūru"

    @Test("a new password ends all other sessions and is the only one that works", arguments: Engine.available)
    func change(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let (here, there) = (try await country.signIn(0), try await country.signIn(0))
        let viewer = try #require(try await country.signedIn(here)).viewer
        let token = try await country.registry.accounts.changePassword(from: TwoSchools.password, to: new, as: viewer)
        #expect(try await country.signedIn(here) == nil)
        #expect(try await country.signedIn(there) == nil)
        #expect(try await country.signedIn(token) != nil)
        await #expect(throws: Rejection.self) { try await country.signIn(0) }
        _ = try await country.registry.accounts.signIn(
            email: "p0@example.lv", password: new, trace: Trace(request: "t"))
        #expect(try await country.journal(.passwordChanged) == 1)
    }

    @Test("the current password is asked for, and guesses at it are counted", arguments: Engine.available)
    func current(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let viewer = try await country.viewer(0)
        for _ in 0..<5 {
            await #expect(throws: Rejection.invalid("current", "account.password.wrong")) {
                try await country.registry.accounts.changePassword(from: "x", to: new, as: viewer)
            }
        }
        await #expect(throws: Rejection.tooMany(seconds: 30)) {
            try await country.registry.accounts.changePassword(from: TwoSchools.password, to: new, as: viewer)
        }
    }

    @Test("a password about oneself is refused", arguments: Engine.available)
    func weak(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let viewer = try await country.viewer(0)
        await #expect(throws: Rejection.invalid("password", "account.password.about_you")) {
            try await country.registry.accounts.changePassword(
                from: TwoSchools.password, to: "Priekule-Anna-2026", as: viewer)
        }
    }

    @Test("what is grave asks for the password again after a quarter of an hour", arguments: Engine.available)
    func confirm(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let token = try await country.signIn(0)
        country.time.advance(seconds: 15 * 60)
        let signedIn = try #require(try await country.signedIn(token))
        #expect(!signedIn.isConfirmed)
        await #expect(throws: Rejection.invalid("confirmation", "account.password.wrong")) {
            try await country.registry.accounts.confirm("x", session: signedIn.session.id, as: signedIn.viewer)
        }
        #expect(try await country.signedIn(token)?.isConfirmed == false)
        try await country.registry.accounts.confirm(
            TwoSchools.password, session: signedIn.session.id, as: signedIn.viewer)
        let confirmed = try #require(try await country.signedIn(token))
        #expect(confirmed.isConfirmed)
        #expect(confirmed.session.startedAt == signedIn.session.startedAt)
    }

    @Test("a disabled account is shut at the very next request", arguments: Engine.available)
    func disabled(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let anna = try await country.employ(0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        try await country.employ(1, "Ilze", "Kalniņa", (.institutionHead, TwoSchools.priekulesSkola))
        try await country.employ(2, "Jānis", "Ozols", (.institutionHead, TwoSchools.grobinasSkola))
        let token = try await country.signIn(0)
        let foreign = try await country.viewer(2)
        await #expect(throws: Rejection.notFound) {
            try await country.registry.accounts.setDisabled(true, anna, by: foreign)
        }
        let head = try await country.viewer(1)
        try await country.registry.accounts.setDisabled(true, anna, by: head)
        #expect(try await country.signedIn(token) == nil)
        try await country.registry.accounts.setDisabled(false, anna, by: head)
        #expect(try await country.signedIn(token) == nil)
        _ = try await country.signIn(0)
    }
}
