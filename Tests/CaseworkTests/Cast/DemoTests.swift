import Cast
import Storage
import Testing

@testable import Casework

@Suite("The demo")
struct DemoTests {
    private static func played(_ engine: Engine, now: Instant) async throws -> Cast.Country {
        let registry = Registry(
            database: try await engine.database(migrations: Schema.migrations), clock: Clock { now }, keys: .cast,
            passwords: PasswordHasher(cost: .trifling))
        return try await Cast.Country.demo(in: registry)
    }

    @Test("Priekule's eight published figures are in its rows, and the journal is whole", arguments: Engine.available)
    func figures(_ engine: Engine) async throws {
        let country = try await Self.played(engine, now: Instant(.cast(2026, 11, 18), hour: 12))
        let figures = try await country.registry.database.read { connection in
            try connection.query(
                """
                SELECT p.semester_id, u.code, count(*) FROM support_plan p JOIN unit u ON u.id = p.institution_id
                WHERE EXISTS (SELECT 1 FROM plan_version v WHERE v.plan_id = p.id AND v.approved_at IS NOT NULL
                    AND v.superseded_at IS NULL)
                GROUP BY p.semester_id, u.code ORDER BY p.semester_id, u.code
                """
            ).map { (semester: try $0[0] as Int64, unit: try $0[1] as String, plans: try $0[2] as Int) }
        }
        let published = figures.filter { $0.semester <= 20_202 }
        let sums = [20_171, 20_172, 20_181, 20_182, 20_191, 20_192, 20_201, 20_202].map { id in
            published.filter { $0.semester == id }.map(\.plans).reduce(0, +)
        }
        #expect(sums == [8, 16, 21, 22, 31, 34, 25, 20])
        #expect(Set(published.map(\.unit)) == Set(School.priekulesNovads))
        #expect(!published.contains { $0.semester >= 20_201 && $0.unit == School.virga })
        #expect(Set(figures.map(\.semester)).subtracting(published.map(\.semester)) == [20_252, 20_261])
        guard case .success = try await country.registry.journal.verify() else {
            Issue.record("the journal is damaged")
            return
        }
        #expect(try await Cast.Country.found(in: country.registry) == .demo)
        try await Self.expectTimes(in: country.registry.database)
    }

    /// Every plan is approved within its semester, by people who worked there then, and done before the next begins.
    private static func expectTimes(in database: any Database) async throws {
        let late = try await database.read { connection in
            try connection.query(
                """
                SELECT p.code, v.approved_at, s.starts_on, s.ends_on FROM plan_version v
                JOIN support_plan p ON p.id = v.plan_id JOIN semester s ON s.id = p.semester_id
                WHERE v.approved_at IS NOT NULL AND s.id <= 20202
                """
            ).filter { row in
                let (at, from, to): (Instant, Day, Day) = (try row[1], try row[2], try row[3])
                return !Period(from, through: to).contains(at.day)
            }
        }
        #expect(late.isEmpty)
        let open = try await database.read { connection in
            try connection.query(
                """
                SELECT st.state, count(*) FROM plan_state st JOIN support_plan p ON p.id = st.plan_id
                WHERE st.left_at IS NULL AND p.semester_id <= 20202 GROUP BY st.state ORDER BY st.state
                """
            ).map { "\(try $0[0] as String) \(try $0[1] as Int)" }
        }
        #expect(open == ["completed 177", "voided 1"])
    }

    @Test("an empty registry and one of somebody else are told apart from the demo", arguments: Engine.available)
    func found(_ engine: Engine) async throws {
        let database = try await engine.database(migrations: Schema.migrations)
        let registry = Registry(
            database: database, clock: Clock { Instant(.cast(2026, 11, 18)) }, keys: .cast,
            passwords: PasswordHasher(cost: .trifling))
        #expect(try await Cast.Country.found(in: registry) == .nothing)
        try await registry.loadReferenceData(as: .operator)
        #expect(try await Cast.Country.found(in: registry) == .nothing)
        try await CastUnits.enter(into: registry)
        #expect(try await Cast.Country.found(in: registry) == .others)
    }
}
