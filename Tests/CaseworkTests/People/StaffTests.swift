import Cast
import Language
import Testing

@testable import Casework

@Suite("Staff and what is missing")
struct StaffTests {
    @Test("the list of a school is in Latvian order and says who can sign in", arguments: Engine.available)
    func list(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Ilze", "Zvirbule", (.institutionHead, TwoSchools.priekulesSkola))
        try await country.employ(1, "Anna", "Āboliņa", (.planAuthor, TwoSchools.priekulesSkola))
        try await country.employ(
            2, "Jānis", "Ozols", (.specialist, TwoSchools.priekulesSkola), from: "2018-09-01",
            through: "2019-05-31")
        let head = try await country.viewer(0)
        _ = try await country.registry.accounts.invite(
            try TwoSchools.guest(3, "Pēteris", "Čakste"), to: TwoSchools.priekulesSkola, as: [.specialist],
            Period(TwoSchools.day("2026-04-01")), by: head)
        let staff = try await country.registry.people.staff(of: TwoSchools.priekulesSkola, as: head)
        #expect(staff.members.map(\.name.surname) == ["Āboliņa", "Čakste", "Zvirbule"])
        #expect(staff.members.map(\.isViewer) == [false, false, true])
        #expect(staff.members[0].wayIn == .open)
        #expect(staff.members[1].wayIn == .invited(until: country.registry.clock.now.advanced(bySeconds: 72 * 3600)))
        #expect(staff.grantable == Role.Kind.institutionHead.grantable)
        await #expect(throws: Rejection.notFound) {
            try await country.registry.people.staff(of: TwoSchools.grobinasSkola, as: head)
        }
        let author = try await country.viewer(1)
        await #expect(throws: Rejection.notFound) {
            try await country.registry.people.staff(of: TwoSchools.priekulesSkola, as: author)
        }
    }

    @Test("whatever is missing is named, with the people who can mend it", arguments: Engine.available)
    func missing(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Anna", "Āboliņa", (.planAuthor, TwoSchools.priekulesSkola))
        try await country.employ(1, "Māris", "Krūmiņš", (.regionalCoordinator, TwoSchools.kurzeme))
        try await country.employ(2, "Ieva", "Vītola", (.administrator, TwoSchools.state))
        let author = try await country.viewer(0)
        let missing = try await country.registry.people.missing(for: TwoSchools.priekulesSkola, as: author)
        #expect(missing.map(\.role) == [.institutionHead, .municipalityCoordinator, .ikvdExpert])
        #expect(missing[0].menders.map(\.name.full) == ["Māris Krūmiņš", "Ieva Vītola"])
        #expect(missing[2].menders.map(\.role) == [.administrator])
        #expect(
            missing[1].message.text(in: .lv) == "Dienvidkurzemes novads: nevienam nav lomas „pašvaldības koordinators”."
        )
        let coordinator = try await country.viewer(1)
        _ = try await country.registry.accounts.invite(
            try TwoSchools.guest(3, "Ilze", "Zvirbule"), to: TwoSchools.priekulesSkola, as: [.institutionHead],
            Period(TwoSchools.day("2026-03-02")), by: coordinator)
        let state = try await country.registry.people.missing(for: TwoSchools.priekulesSkola, as: author)[0].state
        #expect(state == .invited("Ilze Zvirbule", until: country.registry.clock.now.advanced(bySeconds: 72 * 3600)))
        country.time.advance(seconds: 72 * 3600)
        #expect(
            try await country.registry.people.missing(for: TwoSchools.priekulesSkola, as: author)[0].state
                == .shutOut("Ilze Zvirbule"))
    }

    @Test("who may invite sees the schools without a head or author as tasks", arguments: Engine.available)
    func tasks(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (people, today) = (country.registry.people, country.clock.clock.today)
        func mine(_ member: CastMember) async throws -> [String] {
            try await people.tasks(as: country.viewer(member)).map { "\($0.unitName): \($0.role.rawValue)" }
        }
        #expect(try await mine(.gunars).isEmpty)
        let roles = try await people.staff(of: country.unit(.kaleti), as: country.viewer(.gunars)).members.first {
            $0.person == country.person(.sandra)
        }?.roles
        let role = try #require(roles?.first)
        try await country.registry.accounts.endRole(role.id, by: country.viewer(.gunars))
        let task = "\(role.unitName): plan_author"
        #expect(try await mine(.gunars) == [task])
        #expect(try await mine(.ilze).contains(task))
        for member in [CastMember.juris, .mara, .kaspars, .andris, .zane] {
            #expect(try await !mine(member).contains(task), "\(member)")
        }
        _ = try await country.registry.accounts.invite(
            try TwoSchools.guest(8, "Jana", "Jauna"), to: country.unit(.kaleti), as: [.planAuthor], Period(today),
            by: country.viewer(.gunars))
        #expect(try await mine(.gunars).isEmpty)
    }

    @Test("a school of the state needs no municipality", arguments: Engine.available)
    func ofState(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let missing = try await country.registry.people.missing(for: TwoSchools.tehnikums, as: .operator)
        #expect(missing.map(\.role) == [.institutionHead, .planAuthor, .ikvdExpert])
        #expect(missing.allSatisfy { $0.menders.isEmpty })
    }
}
