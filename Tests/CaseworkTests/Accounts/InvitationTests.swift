import Cast
import Language
import Testing

@testable import Casework

@Suite("Invitations")
struct InvitationTests {
    private let password = "zirneklis pin baltu jūru"
    private let period = Period(TwoSchools.day("2026-03-02"))

    private func country(_ engine: Engine) async throws -> TwoSchools {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Ilze", "Kalniņa", (.institutionHead, TwoSchools.priekulesSkola))
        try await country.employ(1, "Jānis", "Ozols", (.institutionHead, TwoSchools.grobinasSkola))
        try await country.employ(2, "Zane", "Liepa", (.municipalityCoordinator, TwoSchools.dienvidkurzeme))
        return country
    }

    private func invite(
        _ country: TwoSchools, _ guest: Guest, _ unit: Unit.ID, _ kinds: [Role.Kind], by number: Int
    ) async throws -> InvitationAnswer {
        try await country.registry.accounts.invite(
            guest, to: unit, as: kinds, period, by: try await country.viewer(number))
    }

    private func link(_ answer: InvitationAnswer) throws -> (SecretToken, Person.ID) {
        guard case .link(let token, _, let person) = answer else { throw Rejection.notFound }
        return (token, person)
    }

    private func accept(_ country: TwoSchools, _ token: SecretToken) async throws -> SecretToken {
        try await country.registry.accounts.accept(token, password: password, trace: Trace(request: "accept"))
    }

    @Test("an author invited before any coordinator opens the account and works", arguments: Engine.available)
    func invited(_ engine: Engine) async throws {
        let country = try await country(engine)
        let guest = try TwoSchools.guest(3, "Anna", "Bērziņa")
        let (token, person) = try link(
            try await invite(country, guest, TwoSchools.priekulesSkola, [.planAuthor, .homeroomTeacher], by: 0))
        let invitation = try #require(try await country.registry.accounts.invitation(token, trace: Trace(request: "t")))
        #expect(invitation.name.full == "Anna Bērziņa")
        #expect(invitation.invitedBy?.full == "Ilze Kalniņa")
        #expect(Set(invitation.roles.map(\.kind)) == [.planAuthor, .homeroomTeacher])
        let signedIn = try #require(try await country.signedIn(try await accept(country, token)))
        #expect(signedIn.viewer.person == person)
        #expect(signedIn.viewer.roles.count == 2)
        #expect(try await country.journal(.roleGranted) == 5)
    }

    @Test("a link works once, also when it is used many times at once", arguments: Engine.available)
    func once(_ engine: Engine) async throws {
        let country = try await country(engine)
        let (token, _) = try link(
            try await invite(
                country, try TwoSchools.guest(3, "Anna", "Bērziņa"), TwoSchools.priekulesSkola, [.planAuthor], by: 0))
        let opened = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 { group.addTask { (try? await accept(country, token)) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(opened == 1)
        #expect(try await country.registry.accounts.invitation(token, trace: Trace(request: "t")) == nil)
    }

    @Test("a link that nobody used for three days is over", arguments: Engine.available)
    func expired(_ engine: Engine) async throws {
        let country = try await country(engine)
        let (token, _) = try link(
            try await invite(
                country, try TwoSchools.guest(3, "Anna", "Bērziņa"), TwoSchools.priekulesSkola, [.planAuthor], by: 0))
        country.time.advance(seconds: 72 * 3600)
        await #expect(throws: Rejection.notFound) { try await accept(country, token) }
    }

    @Test("who is invited twice is one person, and the later link replaces the earlier", arguments: Engine.available)
    func twice(_ engine: Engine) async throws {
        let country = try await country(engine)
        let guest = try TwoSchools.guest(3, "Anna", "Bērziņa")
        let (first, person) = try link(
            try await invite(country, guest, TwoSchools.priekulesSkola, [.planAuthor], by: 0))
        let (second, same) = try link(try await invite(country, guest, TwoSchools.grobinasSkola, [.specialist], by: 2))
        #expect(same == person)
        await #expect(throws: Rejection.notFound) { try await accept(country, first) }
        let signedIn = try #require(try await country.signedIn(try await accept(country, second)))
        #expect(Set(signedIn.viewer.roles.map(\.unit)) == [TwoSchools.priekulesSkola, TwoSchools.grobinasSkola])
        guard
            case .attached(let third) = try await invite(country, guest, TwoSchools.grobinasSkola, [.specialist], by: 1)
        else {
            Issue.record("an open account needs no link")
            return
        }
        #expect(third == person)
        #expect(try await country.viewer(0).roles.count == 1)
        let staff = try await country.registry.people.staff(
            of: TwoSchools.grobinasSkola, as: try await country.viewer(1))
        #expect(staff.members.first { $0.person == person }?.roles.count == 1)
    }

    @Test("a head gets no link into roles that lie beyond the own school", arguments: Engine.available)
    func elsewhere(_ engine: Engine) async throws {
        let country = try await country(engine)
        let guest = try TwoSchools.guest(3, "Anna", "Bērziņa")
        _ = try await invite(country, guest, TwoSchools.priekulesSkola, [.planAuthor], by: 0)
        await #expect(throws: Rejection.conflict("account.invite.elsewhere")) {
            try await invite(country, guest, TwoSchools.grobinasSkola, [.planAuthor], by: 1)
        }
    }

    @Test("a code with another name is a slip that is not explained further", arguments: Engine.available)
    func otherName(_ engine: Engine) async throws {
        let country = try await country(engine)
        _ = try await invite(
            country, try TwoSchools.guest(3, "Anna", "Bērziņa"), TwoSchools.priekulesSkola, [.planAuthor], by: 0)
        await #expect(throws: Rejection.invalid("code", "account.invite.other_name")) {
            try await invite(
                country, try TwoSchools.guest(3, "Pēteris", "Siliņš"), TwoSchools.priekulesSkola, [.planAuthor], by: 0)
        }
        _ = try await invite(
            country, try TwoSchools.guest(3, "anna", "Berzina"), TwoSchools.priekulesSkola, [.planAuthor], by: 0)
    }

    @Test("an address with which somebody signs in is taken", arguments: Engine.available)
    func taken(_ engine: Engine) async throws {
        let country = try await country(engine)
        let guest = try TwoSchools.guest(3, "Anna", "Bērziņa", email: "P1@example.lv")
        await #expect(throws: Rejection.invalid("email", "account.email.taken")) {
            try await invite(country, guest, TwoSchools.priekulesSkola, [.planAuthor], by: 0)
        }
    }

    @Test("a lost password is renewed by a link; nobody chooses or sees it", arguments: Engine.available)
    func renewed(_ engine: Engine) async throws {
        let country = try await country(engine)
        let anna = try await country.employ(3, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let old = try await country.signIn(3)
        let accounts = country.registry.accounts
        let (foreign, head) = (try await country.viewer(1), try await country.viewer(0))
        await #expect(throws: Rejection.notFound) { try await accounts.renewLink(of: anna, by: foreign) }
        let (token, _) = try link(try await accounts.renewLink(of: anna, by: head))
        let invitation = try await accounts.invitation(token, trace: Trace(request: "t"))
        #expect(invitation?.isRenewal == true)
        _ = try await accept(country, token)
        #expect(try await country.signedIn(old) == nil)
        await #expect(throws: Rejection.self) { try await country.signIn(3) }
    }
}
