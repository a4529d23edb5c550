import Cast
import Language
import Testing

@testable import Casework

@Suite("A list of staff taken in at once")
struct StaffImportTests {
    private func row(
        _ number: Int, _ person: Int, _ given: String, _ surname: String, _ role: Role.Kind, email: String? = nil
    ) throws -> StaffRow {
        StaffRow(number: number, guest: try TwoSchools.guest(person, given, surname, email: email), role: role)
    }

    private func country(_ engine: Engine) async throws -> (TwoSchools, Viewer) {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Ilze", "Zvirbule", (.institutionHead, TwoSchools.priekulesSkola))
        try await country.employ(1, "Anna", "Āboliņa", (.planAuthor, TwoSchools.priekulesSkola))
        return (country, try await country.viewer(0))
    }

    @Test("rows of one personal code are one person, known people are not doubled", arguments: Engine.available)
    func merged(_ engine: Engine) async throws {
        let (country, head) = try await country(engine)
        let accounts = country.registry.accounts
        let rows = [
            try row(1, 2, "Jānis", "Ozols", .planAuthor), try row(2, 1, "Anna", "Abolina", .specialist),
            try row(3, 2, "Janis", "Ozols", .homeroomTeacher),
        ]
        let before = try await country.journal(.roleGranted)
        let preview = try await accounts.preview(rows, at: TwoSchools.priekulesSkola, by: head)
        #expect(preview.map(\.standing) == [.new, .signsIn] && preview.allSatisfy { $0.link == nil })
        #expect(preview.map(\.roles) == [[.planAuthor, .homeroomTeacher], [.specialist]])
        #expect(try await country.journal(.roleGranted) == before)
        let taken = try await accounts.takeIn(rows, at: TwoSchools.priekulesSkola, by: head)
        #expect(taken.map { $0.link != nil } == [true, false])
        let staff = try await country.registry.people.staff(of: TwoSchools.priekulesSkola, as: head)
        #expect(staff.members.map(\.name.listed) == ["Āboliņa Anna", "Ozols Jānis", "Zvirbule Ilze"])
        let link = try #require(taken[0].link)
        let guest = try await accounts.invitation(link, trace: Trace(request: "test"))
        #expect(Set(guest?.roles.map(\.kind) ?? []) == [.planAuthor, .homeroomTeacher])
    }

    @Test("one wrong row keeps the whole list out and is named by its number and field", arguments: Engine.available)
    func allOrNothing(_ engine: Engine) async throws {
        let (country, head) = try await country(engine)
        let rows = [
            try row(1, 2, "Jānis", "Ozols", .planAuthor),
            try row(2, 3, "Pēteris", "Čakste", .planAuthor, email: "p2@example.lv"),
            try row(4, 2, "Juris", "Ozols", .planAuthor), try row(5, 1, "Zane", "Cita", .planAuthor),
            try row(6, 0, "Ilze", "Zvirbule", .planAuthor),
        ]
        let expected = Rejection.invalid([
            StaffRow.problem(2, "email", "person.import.email_twice"),
            StaffRow.problem(4, "code", "person.import.unlike"),
            StaffRow.problem(5, "code", "account.invite.other_name"), StaffRow.problem(6, "code", "account.grant.self"),
        ])
        await #expect(throws: expected) {
            try await country.registry.accounts.takeIn(rows, at: TwoSchools.priekulesSkola, by: head)
        }
        let staff = try await country.registry.people.staff(of: TwoSchools.priekulesSkola, as: head)
        #expect(staff.members.count == 2)
        #expect(
            StaffRow.problem(5, "code", "account.invite.other_name").message.text(in: .lv).hasPrefix(
                "5. rinda, personas kods: "))
    }

    @Test("nobody takes in roles that they may not give, nor more than 200 rows", arguments: Engine.available)
    func rights(_ engine: Engine) async throws {
        let (country, head) = try await country(engine)
        let accounts = country.registry.accounts
        let above = [try row(1, 2, "Jānis", "Ozols", .administrator)]
        let refusal = Message("account.grant.not_allowed", ["role": .message(Role.Kind.administrator.message)])
        await #expect(throws: Rejection.notAllowed(refusal)) {
            try await accounts.takeIn(above, at: TwoSchools.priekulesSkola, by: head)
        }
        let elsewhere = [try row(1, 2, "Jānis", "Ozols", .planAuthor)]
        await #expect(throws: Rejection.notFound) {
            try await accounts.preview(elsewhere, at: TwoSchools.grobinasSkola, by: head)
        }
        let many = try (1...201).map { try row($0, 2, "Jānis", "Ozols", .planAuthor) }
        await #expect(throws: Rejection.invalid("rows", Message("person.import.count", ["most": 200]))) {
            try await accounts.takeIn(many, at: TwoSchools.priekulesSkola, by: head)
        }
    }

    @Test("whoever never opened the account gets a new link to the same address", arguments: Engine.available)
    func renewal(_ engine: Engine) async throws {
        let (country, head) = try await country(engine)
        let accounts = country.registry.accounts
        let rows = [try row(1, 2, "Jānis", "Ozols", .planAuthor)]
        let first = try #require(try await accounts.takeIn(rows, at: TwoSchools.priekulesSkola, by: head)[0].link)
        country.time.advance(seconds: 73 * 3600)
        let trace = Trace(request: "test")
        #expect(try await accounts.invitation(first, trace: trace) == nil)
        let later = try await country.viewer(0)
        let staff = try await country.registry.people.staff(of: TwoSchools.priekulesSkola, as: later)
        let member = try #require(staff.members.first { $0.name.surname == "Ozols" })
        #expect(member.wayIn == .invitationExpired)
        guard case .link(let token, _, _) = try await accounts.renewLink(of: member.person, by: later) else {
            Issue.record("no link")
            return
        }
        #expect(try await accounts.invitation(token, trace: trace)?.email.text == "p2@example.lv")
        let session = try await accounts.accept(token, password: "zirneklis pin baltu jūru", trace: trace)
        #expect(try await country.signedIn(session)?.viewer.roles.map(\.kind) == [.planAuthor])
    }

    @Test(
        "what was entered by hand is unverified until somebody else than the holder checks it",
        arguments: Engine.available)
    func verification(_ engine: Engine) async throws {
        let (country, head) = try await country(engine)
        let accounts = country.registry.accounts
        let school = TwoSchools.priekulesSkola
        _ = try await accounts.takeIn([try row(1, 1, "Anna", "Āboliņa", .specialist)], at: school, by: head)
        func annasRoles() async throws -> [Role] {
            try await country.registry.people.staff(of: school, as: head).members.first {
                $0.name.surname == "Āboliņa"
            }?.roles ?? []
        }
        let role = try #require(try await annasRoles().first { !$0.isVerified })
        #expect(role.kind == .specialist)
        let anna = try await country.viewer(1)
        await #expect(throws: Rejection.notFound) { try await accounts.verifyRole(role.id, by: anna) }
        try await accounts.verifyRole(role.id, by: head)
        #expect(try await annasRoles().allSatisfy(\.isVerified))
    }
}
