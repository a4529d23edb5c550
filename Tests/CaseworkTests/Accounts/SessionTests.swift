import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Sessions")
struct SessionTests {
    @Test("one acts first in the role with the most to do, whichever was given first", arguments: Engine.available)
    func firstRole(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let school = TwoSchools.priekulesSkola
        try await country.employ(0, "Māra", "Kalniņa", (.homeroomTeacher, school), from: "2019-09-01")
        try await country.employ(0, "Māra", "Kalniņa", (.planAuthor, school), (.specialist, school))
        let viewer = try await country.viewer(0)
        #expect(viewer.actingRole?.kind == .planAuthor && viewer.purpose.kind == .preparePlan)
        #expect(viewer.roles.map(\.kind) == [.planAuthor, .specialist, .homeroomTeacher])
        #expect(Set(Role.Kind.allCases.map(\.order)) == Set(0..<Role.Kind.allCases.count))
    }

    private func country(_ engine: Engine) async throws -> TwoSchools {
        let country = try await TwoSchools(engine)
        try await country.employ(
            0, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola), (.specialist, TwoSchools.grobinasSkola))
        return country
    }

    @Test("twenty quiet minutes end a session, a request in time keeps it", arguments: Engine.available)
    func idle(_ engine: Engine) async throws {
        let country = try await country(engine)
        let token = try await country.signIn(0)
        country.time.advance(seconds: 19 * 60 + 59)
        #expect(try await country.signedIn(token) != nil)
        country.time.advance(seconds: 19 * 60 + 59)
        #expect(try await country.signedIn(token) != nil)
        country.time.advance(seconds: 20 * 60)
        #expect(try await country.signedIn(token) == nil)
        #expect(try await country.signedIn(token) == nil)
        #expect(try await country.journal(.sessionExpired) == 1)
    }

    @Test("ten hours end a session however busy it is", arguments: Engine.available)
    func absolute(_ engine: Engine) async throws {
        let country = try await country(engine)
        let token = try await country.signIn(0)
        for _ in 0..<39 {
            country.time.advance(seconds: 15 * 60)
            let signedIn = try #require(try await country.signedIn(token))
            #expect(signedIn.endsAt <= signedIn.session.startedAt.advanced(bySeconds: 10 * 3600))
        }
        country.time.advance(seconds: 15 * 60)
        #expect(try await country.signedIn(token) == nil)
    }

    @Test("a request a moment after another writes nothing", arguments: Engine.available)
    func seen(_ engine: Engine) async throws {
        let country = try await country(engine)
        let token = try await country.signIn(0)
        let first = try #require(try await country.signedIn(token)).session.seenAt
        country.time.advance(seconds: 59)
        _ = try await country.signedIn(token)
        #expect(try await country.signedIn(token)?.session.seenAt == first)
        country.time.advance(seconds: 1)
        _ = try await country.signedIn(token)
        #expect(try await country.signedIn(token)?.session.seenAt == first.advanced(bySeconds: 60))
    }

    @Test("signing out ends the session, signing in ends the one of before", arguments: Engine.available)
    func signOut(_ engine: Engine) async throws {
        let country = try await country(engine)
        let first = try await country.signIn(0)
        let second = try await country.registry.accounts.signIn(
            email: "p0@example.lv", password: TwoSchools.password, replacing: first, trace: Trace(request: "test"))
        #expect(try await country.signedIn(first) == nil)
        try await country.registry.accounts.signOut(second, trace: Trace(request: "test"))
        #expect(try await country.signedIn(second) == nil)
        try await country.registry.accounts.signOut(SecretToken("unknown"), trace: Trace(request: "test"))
        #expect(try await country.journal(.signedOut) == 1)
    }

    @Test("the database does not hold what opens a session", arguments: Engine.available)
    func hashed(_ engine: Engine) async throws {
        let country = try await country(engine)
        let token = try await country.signIn(0)
        let stored: [UInt8] = try await country.registry.database.read {
            try $0.first("SELECT token_hash FROM session")?[0] ?? []
        }
        #expect(stored.count == 32)
        #expect(!Array(token.text.utf8).starts(with: stored))
        #expect("\(token)" == "SecretToken(…)")
    }

    @Test("one sees and ends one's own sessions, nobody else's", arguments: Engine.available)
    func own(_ engine: Engine) async throws {
        let country = try await country(engine)
        try await country.employ(1, "Ilze", "Kalniņa", (.planAuthor, TwoSchools.priekulesSkola))
        let (here, there) = (try await country.signIn(0), try await country.signIn(0))
        let viewer = try #require(try await country.signedIn(here)).viewer
        let sessions = try await country.registry.accounts.sessions(as: viewer)
        #expect(sessions.count == 2)
        #expect(sessions.filter(\.isOwn).count == 1)
        let other = try #require(sessions.first { !$0.isOwn })
        let ilze = try await country.viewer(1)
        await #expect(throws: Rejection.notFound) { try await country.registry.accounts.endSession(other.id, as: ilze) }
        try await country.registry.accounts.endSession(other.id, as: viewer)
        #expect(try await country.signedIn(there) == nil)
        #expect(try await country.signedIn(here) != nil)
        try await country.registry.accounts.endAllSessions(as: viewer)
        #expect(try await country.signedIn(here) == nil)
    }

    @Test("acting in another role gives a new token and no longer day", arguments: Engine.available)
    func role(_ engine: Engine) async throws {
        let country = try await country(engine)
        try await country.employ(1, "Ilze", "Kalniņa", (.planAuthor, TwoSchools.priekulesSkola))
        let first = try await country.signIn(0)
        let viewer = try #require(try await country.signedIn(first)).viewer
        let specialist = try #require(viewer.roles.first { $0.kind == .specialist })
        country.time.advance(seconds: 600)
        let second = try await country.registry.accounts.act(in: specialist.id, token: first, as: viewer)
        #expect(try await country.signedIn(first) == nil)
        let signedIn = try #require(try await country.signedIn(second))
        #expect(signedIn.viewer.actingRole == specialist)
        #expect(try await country.journal(.roleSwitched) == 1)
        #expect(signedIn.viewer.purpose.kind == .deliverService)
        #expect(signedIn.session.startedAt.advanced(bySeconds: 600) == country.registry.clock.now)
        let foreign = try await country.viewer(1).roles[0].id
        await #expect(throws: Rejection.notFound) {
            try await country.registry.accounts.act(in: foreign, token: second, as: viewer)
        }
    }

    @Test("the language of the pages is the person's", arguments: Engine.available)
    func tongue(_ engine: Engine) async throws {
        let country = try await country(engine)
        let token = try await country.signIn(0)
        let signedIn = try #require(try await country.signedIn(token))
        #expect(signedIn.tongue == .lv)
        try await country.registry.accounts.setTongue(.en, as: signedIn.viewer)
        #expect(try await country.signedIn(token)?.tongue == .en)
    }
}
