import Cast
import Language
import Testing

@testable import Casework

@Suite("Staff and what is missing")
struct StaffTests {
    @Test("the list of a school is in Latvian order and says who can sign in", arguments: Engine.available)
    func list(_ engine: Engine) async throws {
        let country = try await Country(engine)
        try await country.employ(0, "Ilze", "Zvirbule", (.institutionHead, Country.priekulesSkola))
        try await country.employ(1, "Anna", "Āboliņa", (.planAuthor, Country.priekulesSkola))
        try await country.employ(2, "Jānis", "Ozols", (.specialist, Country.priekulesSkola), from: "2018-09-01",
            through: "2019-05-31")
        let head = try await country.viewer(0)
        _ = try await country.registry.accounts.invite(
            try Country.guest(3, "Pēteris", "Čakste"), to: Country.priekulesSkola, as: [.specialist],
            Period(Country.day("2026-04-01")), by: head)
        let staff = try await country.registry.people.staff(of: Country.priekulesSkola, as: head)
        #expect(staff.members.map(\.name.surname) == ["Āboliņa", "Čakste", "Zvirbule"])
        #expect(staff.members.map(\.isViewer) == [false, false, true])
        #expect(staff.members[0].wayIn == .open)
        #expect(staff.members[1].wayIn == .invited(until: country.registry.clock.now.advanced(bySeconds: 72 * 3600)))
        #expect(staff.grantable == Role.Kind.institutionHead.grantable)
        await #expect(throws: Rejection.notFound) {
            try await country.registry.people.staff(of: Country.grobinasSkola, as: head)
        }
        let author = try await country.viewer(1)
        await #expect(throws: Rejection.notFound) {
            try await country.registry.people.staff(of: Country.priekulesSkola, as: author)
        }
    }

    @Test("whatever is missing is named, with the people who can mend it", arguments: Engine.available)
    func missing(_ engine: Engine) async throws {
        let country = try await Country(engine)
        try await country.employ(0, "Anna", "Āboliņa", (.planAuthor, Country.priekulesSkola))
        try await country.employ(1, "Māris", "Krūmiņš", (.regionalCoordinator, Country.kurzeme))
        try await country.employ(2, "Ieva", "Vītola", (.administrator, Country.state))
        let author = try await country.viewer(0)
        let missing = try await country.registry.people.missing(for: Country.priekulesSkola, as: author)
        #expect(missing.map(\.role) == [.institutionHead, .municipalityCoordinator, .ikvdExpert])
        #expect(missing[0].menders.map(\.name.full) == ["Māris Krūmiņš", "Ieva Vītola"])
        #expect(missing[2].menders.map(\.role) == [.administrator])
        #expect(missing[1].message.text(in: .lv) == "Dienvidkurzemes novads: nevienam nav lomas „pašvaldības koordinators”.")
        let coordinator = try await country.viewer(1)
        _ = try await country.registry.accounts.invite(
            try Country.guest(3, "Ilze", "Zvirbule"), to: Country.priekulesSkola, as: [.institutionHead],
            Period(Country.day("2026-03-02")), by: coordinator)
        let state = try await country.registry.people.missing(for: Country.priekulesSkola, as: author)[0].state
        #expect(state == .invited("Ilze Zvirbule", until: country.registry.clock.now.advanced(bySeconds: 72 * 3600)))
        country.time.advance(seconds: 72 * 3600)
        #expect(
            try await country.registry.people.missing(for: Country.priekulesSkola, as: author)[0].state
                == .shutOut("Ilze Zvirbule"))
    }

    @Test("a school of the state needs no municipality", arguments: Engine.available)
    func ofState(_ engine: Engine) async throws {
        let country = try await Country(engine)
        let missing = try await country.registry.people.missing(for: Country.tehnikums, as: .operator)
        #expect(missing.map(\.role) == [.institutionHead, .planAuthor, .ikvdExpert])
        #expect(missing.allSatisfy { $0.menders.isEmpty })
    }
}
