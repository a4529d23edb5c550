import Casework
import Cast
import Language
import Statistics
import Storage
import Testing

@Suite("As known on a day")
struct KnownOnTests {
    @Test("a plan counts from the end of the day of its approval", arguments: Engine.available)
    func approval(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        try await sheet.plan(1, approved: "2017-10-10")
        try await sheet.plan(2, [.init(approved: nil)])
        let before = try await sheet.lines("plans", ["known_on": "2017-10-09", "structure_on": "2020-12-31"])
        #expect(before == [])
        for day in ["2017-10-10", "2017-10-11", "2022-09-15"] {
            let after = try await sheet.lines("plans", ["known_on": day, "structure_on": "2020-12-31"])
            #expect(after == ["LV-074 | Priekules novads | 2017/18 | 1 | 1 | 1 | 1"], "known on \(day)")
        }
    }

    @Test("the day ends at midnight in Latvia", arguments: Engine.available)
    func midnight(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        let plan = try await sheet.plan(1, [.init(approved: "2017-10-10")])
        let lastMinute = Instant(.of("2017-10-10"), hour: 23, minute: 59)
        try await sheet.registry.database.write {
            try $0.execute("UPDATE plan_version SET approved_at = \(lastMinute) WHERE plan_id = \(plan)")
        }
        #expect(try await sheet.lines("plans", ["known_on": "2017-10-10"]).count == 1)
        #expect(try await sheet.lines("plans", ["known_on": "2017-10-09"]).isEmpty)
    }

    @Test("a revision that adds a risk changes no figure known before it", arguments: Engine.available)
    func revision(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        try await sheet.plan(
            1,
            [
                .init(approved: "2017-10-10", superseded: "2021-03-01", factors: ["L02"]),
                .init(approved: "2021-03-01", factors: ["L02", "E02", "E03"]),
            ])
        let expected = [
            ("2018-12-31", "1 | 1 | 1"), ("2021-02-28", "1 | 1 | 1"), ("2021-03-01", "1 | 1 | 2"),
            ("2022-09-15", "1 | 1 | 2"),
        ]
        for (day, figures) in expected {
            let lines = try await sheet.lines("plans", ["by": "semester", "known_on": day])
            #expect(lines == ["2017/18 | 1 | \(figures)"], "known on \(day)")
        }
    }

    @Test("a voided plan is gone today and stays known for the days before", arguments: Engine.available)
    func voided(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        try await sheet.plan(1, [.init(approved: "2017-10-10", superseded: "2017-11-20")])
        #expect(try await sheet.lines("plans").isEmpty)
        #expect(try await sheet.lines("plans", ["known_on": "2017-11-20"]).isEmpty)
        #expect(try await sheet.lines("plans", ["known_on": "2017-11-19"]).count == 1)
    }

    @Test("nobody knows what will be known tomorrow")
    func tomorrow() async throws {
        let sheet = try await FactSheet(.sqlite)
        let problem = Rejection.invalid("known_on", "report.problem.day_ahead")
        await #expect(throws: problem) { try await sheet.lines("plans", ["known_on": "2022-09-16"]) }
    }
}
