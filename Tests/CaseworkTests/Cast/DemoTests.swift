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

    @Test("Priekule's eight published figures are in the rows, and the journal is whole", arguments: Engine.available)
    func figures(_ engine: Engine) async throws {
        let began = ContinuousClock.now
        let country = try await Self.played(engine, now: Instant(.cast(2026, 11, 18), hour: 12))
        print("demo on \(engine): \(ContinuousClock.now - began)")
        let figures = try await country.registry.database.read { connection in
            try connection.query("""
                SELECT p.semester_id, u.code, count(*) FROM support_plan p JOIN unit u ON u.id = p.institution_id
                WHERE EXISTS (SELECT 1 FROM plan_version v WHERE v.plan_id = p.id AND v.approved_at IS NOT NULL
                    AND v.superseded_at IS NULL)
                GROUP BY p.semester_id, u.code ORDER BY p.semester_id, u.code
                """).map { (semester: try $0[0] as Int64, unit: try $0[1] as String, plans: try $0[2] as Int) }
        }
        let sums = [20171, 20172, 20181, 20182, 20191, 20192, 20201, 20202].map { id in
            figures.filter { $0.semester == id && School.priekulesNovads.contains($0.unit) }.map(\.plans).reduce(0, +)
        }
        #expect(sums == [8, 16, 21, 22, 31, 34, 25, 20])
        #expect(!figures.contains { $0.semester >= 20201 && $0.unit == School.virga })
        print(figures.filter { $0.semester > 20202 })
        let states = try await country.registry.database.read { connection in
            try connection.query("""
                SELECT s.state, coalesce(s.level, '-'), count(*) FROM plan_state s JOIN support_plan p ON p.id = s.plan_id
                WHERE s.left_at IS NULL AND p.semester_id = 20261 GROUP BY s.state, s.level ORDER BY s.state, s.level
                """).map { "\(try $0[0] as String) \(try $0[1] as String) \(try $0[2] as Int)" }
        }
        print(states)
        guard case .success(let rows) = try await country.registry.journal.verify() else {
            Issue.record("the journal is damaged")
            return
        }
        print("journal rows: \(rows)")
    }
}
