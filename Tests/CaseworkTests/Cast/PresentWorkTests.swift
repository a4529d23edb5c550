import Storage
import Testing

@testable import Casework
@testable import Cast

@Suite("The work of today in the demo")
struct PresentWorkTests {
    /// A demo may be opened on any day: on the first of a semester, on the last, in summer, on a Saturday, at night.
    static let days = [
        "2026-09-01", "2026-09-05", "2026-09-12", "2026-09-28", "2026-10-24", "2026-12-18", "2026-12-31", "2027-01-01",
        "2027-01-11", "2027-02-03", "2027-05-20", "2027-05-31", "2027-06-15", "2027-08-31",
    ]

    @Test("can be played on any day, and somebody always waits for an answer", arguments: days)
    func day(_ text: String) async throws {
        let now = Instant(try #require(Day(text)), hour: 5, minute: 12)
        let clock = SetClock(Instant(.cast(2026, 1, 5), hour: 9))
        let registry = Registry(
            database: try await Engine.sqlite.database(migrations: Schema.migrations), clock: clock.clock, keys: .cast,
            passwords: PasswordHasher(cost: .trifling))
        let country = try await Country.founded(in: registry, clock: clock)
        var script = Script(Seed(Country.seed))
        script.addToday(try await registry.calendar.semesters(as: .operator), now)
        var stage = Stage(country, script)
        try await stage.play(until: now) { _, _ in }
        clock.set(now)
        let states = try await registry.database.read { connection in
            try connection.query(
                """
                SELECT s.state, coalesce(s.level, ''), count(*) FROM plan_state s WHERE s.left_at IS NULL
                GROUP BY s.state, s.level
                """
            ).reduce(into: [String: Int]()) { $0["\(try $1[0] as String) \(try $1[1] as String)"] = try $1[2] }
        }
        for state in [
            "draft ", "in_approval institution", "in_approval municipality", "in_approval state", "in_revision ",
            "suspended ", "voided ",
        ] {
            #expect(states[state] ?? 0 > 0, "\(state)")
        }
        #expect((states["approved "] ?? 0) + (states["in_progress "] ?? 0) >= 4)
        for (member, least) in [(CastMember.juris, 1), (.ilze, 1), (.raimonds, 2)] {
            let waiting = try await registry.supportPlans.approvalQueue(as: country.viewer(member))
            #expect(waiting.count >= least, "\(member)")
        }
        let continued = try await registry.supportPlans.list(
            PlanFilter(state: .draft), as: country.viewer(.mara)
        ).plans.filter { $0.plan.continues != nil }
        #expect(continued.count == 1)
    }
}
