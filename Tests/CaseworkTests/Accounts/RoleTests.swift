import Cast
import Language
import Testing

@testable import Casework

@Suite("Roles")
struct RoleTests {
    private let period = Period(TwoSchools.day("2026-03-02"))

    @Test("each role gives at its unit and below what the table allows, and nothing else", arguments: Engine.available)
    func grants(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let places: [Role.Kind: Unit.ID] = [
            .municipalityCoordinator: TwoSchools.dienvidkurzeme, .regionalCoordinator: TwoSchools.kurzeme,
            .ikvdExpert: TwoSchools.state, .analyst: TwoSchools.state, .administrator: TwoSchools.state,
        ]
        for kind in Role.Kind.allCases {
            let giver = Viewer(
                person: try await country.registry.write(as: .operator) { tx in
                    let person = try tx.insertPerson(
                        NewPerson(name: try PersonName(given: "Dod", surname: "Lomu"), code: nil))
                    try tx.insertRole(kind, at: places[kind] ?? TwoSchools.priekulesSkola, Period(tx.today), of: person)
                    return person
                }, roles: [], purpose: Purpose(.other), trace: Trace(request: "test"))
            for given in Role.Kind.allCases {
                for unit in [
                    TwoSchools.priekulesSkola, TwoSchools.grobinasSkola, TwoSchools.dienvidkurzeme, TwoSchools.state,
                ] {
                    let may = try await country.registry.read(as: giver) { tx in try tx.mayGrant(given, at: unit) }
                    let reach: Bool =
                        switch places[kind] {
                        case nil: unit == TwoSchools.priekulesSkola
                        case TwoSchools.state?: true
                        default: unit != TwoSchools.state
                        }
                    #expect(
                        may == (kind.grantable.contains(given) && reach), "\(kind) gives \(given) at \(unit.number)")
                }
            }
        }
    }

    @Test("nobody gives, takes or renews anything for themselves", arguments: Engine.available)
    func own(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let boss = try await country.employ(0, "Ilze", "Kalniņa", (.administrator, TwoSchools.state))
        try await country.employ(1, "Zane", "Liepa", (.administrator, TwoSchools.state))
        let viewer = try await country.viewer(0)
        let accounts = country.registry.accounts
        let refusal = Rejection.notAllowed("account.grant.self")
        await #expect(throws: refusal) {
            try await accounts.grant(.ikvdExpert, at: TwoSchools.state, period, to: boss, by: viewer)
        }
        await #expect(throws: refusal) {
            try await accounts.invite(
                try TwoSchools.guest(0, "Ilze", "Kalniņa"), to: TwoSchools.state, as: [.ikvdExpert], period, by: viewer)
        }
        await #expect(throws: refusal) { try await accounts.endRole(viewer.roles[0].id, by: viewer) }
        await #expect(throws: refusal) { try await accounts.setDisabled(true, boss, by: viewer) }
        await #expect(throws: Rejection.notFound) { try await accounts.renewLink(of: boss, by: viewer) }
    }

    @Test("a role above the own, beyond the own school or at the wrong level is refused", arguments: Engine.available)
    func refused(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Ilze", "Kalniņa", (.institutionHead, TwoSchools.priekulesSkola))
        try await country.employ(1, "Zane", "Liepa", (.administrator, TwoSchools.state))
        let anna = try await country.employ(2, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola))
        let (head, administrator) = (try await country.viewer(0), try await country.viewer(1))
        let accounts = country.registry.accounts
        await #expect(
            throws: Rejection.notAllowed(Message("account.grant.not_allowed", ["role": .message("role.administrator")]))
        ) {
            try await accounts.grant(.administrator, at: TwoSchools.priekulesSkola, period, to: anna, by: head)
        }
        await #expect(throws: Rejection.notFound) {
            try await accounts.grant(.planAuthor, at: TwoSchools.grobinasSkola, period, to: anna, by: head)
        }
        await #expect(
            throws: Rejection.invalid("role", Message("account.grant.level", ["role": .message("role.plan_author")]))
        ) {
            try await accounts.grant(.planAuthor, at: TwoSchools.state, period, to: anna, by: administrator)
        }
        #expect(try await country.viewer(2).roles.count == 1)
    }

    @Test("an ended role is gone at the very next request", arguments: Engine.available)
    func ended(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Ilze", "Kalniņa", (.institutionHead, TwoSchools.priekulesSkola))
        try await country.employ(
            1, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola), (.specialist, TwoSchools.priekulesSkola))
        let token = try await country.signIn(1)
        let head = try await country.viewer(0)
        let roles = try #require(try await country.signedIn(token)).viewer.roles
        try await country.registry.accounts.endRole(roles[0].id, by: head)
        let left = try #require(try await country.signedIn(token)).viewer
        #expect(left.roles == [roles[1]])
        try await country.registry.accounts.endRole(roles[1].id, lastDay: TwoSchools.day("2026-03-02"), by: head)
        #expect(try await country.signedIn(token)?.viewer.roles.count == 1)
        country.time.set(Instant(TwoSchools.day("2026-03-03"), hour: 8))
        #expect(try await country.viewer(1).roles == [])
        #expect(try await country.journal(.roleEnded) == 2)
    }

    @Test("ending a role never makes it longer, and what has ended stays so", arguments: Engine.available)
    func notLonger(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Ilze", "Kalniņa", (.institutionHead, TwoSchools.priekulesSkola))
        try await country.employ(
            1, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola), through: "2026-03-10")
        let (head, accounts) = (try await country.viewer(0), country.registry.accounts)
        let role = try await country.viewer(1).roles[0].id
        await #expect(
            throws: Rejection.invalid(
                "last_day", Message("account.role.ends_earlier", ["day": .day(TwoSchools.day("2026-03-10"))]))
        ) { try await accounts.endRole(role, lastDay: TwoSchools.day("2030-08-31"), by: head) }
        try await accounts.endRole(role, lastDay: TwoSchools.day("2026-03-05"), by: head)
        country.time.set(Instant(TwoSchools.day("2026-03-09"), hour: 8))
        for day in [TwoSchools.day("2026-03-20"), TwoSchools.day("2026-03-05"), nil] {
            await #expect(throws: Rejection.conflict("account.role.ended")) {
                try await accounts.endRole(role, lastDay: day, by: head)
            }
        }
        #expect(try await country.viewer(1).roles == [])
    }

    @Test("roles of the past and of the future give nothing today", arguments: Engine.available)
    func validity(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(
            0, "Ilze", "Kalniņa", (.institutionHead, TwoSchools.priekulesSkola), through: "2026-03-01")
        try await country.employ(1, "Anna", "Bērziņa", (.planAuthor, TwoSchools.priekulesSkola), from: "2026-03-03")
        for number in [0, 1] {
            let viewer = try await country.viewer(number)
            #expect(viewer.roles == [])
            await #expect(throws: Rejection.notFound) {
                try await country.registry.access.why(viewer, TwoSchools.priekulesSkola)
            }
        }
        country.time.set(Instant(TwoSchools.day("2026-03-03"), hour: 8))
        #expect(try await country.viewer(1).roles.count == 1)
    }

    @Test("the last administrator stays", arguments: Engine.available)
    func lastAdministrator(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(0, "Ilze", "Kalniņa", (.administrator, TwoSchools.state))
        let role = try await country.viewer(0).roles[0].id
        await #expect(throws: Rejection.conflict("account.role.last_administrator")) {
            try await country.registry.accounts.endRole(role, by: .operator)
        }
    }
}
