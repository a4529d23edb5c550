import Casework
import Cast
import Language
import Statistics
import Storage
import Testing

@Suite("Hours, compensations, cost")
struct DeliveryTests {
    /// Priekule: learner 1 has 10 hours of mathematics and 60 euros of lunches, learner 2 4 hours of a psychologist whom
    /// nobody has found; Kalēti: learner 3 6 hours of mathematics. Of learner 1 three hours were held, one of them
    /// confirmed late, one withdrawn later; once nobody came.
    private func sheet(_ engine: Engine) async throws -> FactSheet {
        let sheet = try await FactSheet(engine)
        let first = try await sheet.delivery(
            1, authorHours: 2,
            [.init(hours: 10, cents: 10_000), .init(kind: "comp_catering", subject: "", cents: 6000, provider: "")])
        _ = try await sheet.delivery(
            2, [.init(kind: "consult_psychologist", subject: "", hours: 4, cents: 4400, provider: "")])
        let third = try await sheet.delivery(3, at: FactSheet.kaleti, [.init(hours: 6, cents: 6000)])
        try await sheet.hours(
            of: first,
            [
                .init(recorded: "2017-10-02"), .init(recorded: "2017-10-09", late: "2017-10-20"),
                .init(recorded: "2017-10-16", withdrawn: "2017-11-01"), .init(isHeld: false, recorded: "2017-10-23"),
            ])
        try await sheet.hours(of: third, [.init(cents: 900, recorded: "2018-02-01")])
        try await sheet.compensation(
            of: first, "comp_catering", 1500,
            [("submitted", 1500, "2017-10-05"), ("accepted", 1500, "2017-10-10"), ("recovered", 1100, "2017-12-01")])
        try await sheet.compensation(
            of: first, "comp_catering", 700, [("submitted", 700, "2017-10-06"), ("returned", 0, "2017-10-12")])
        try await sheet.compensation(
            of: first, "comp_catering", 300, [("submitted", 300, "2017-10-06"), ("withdrawn", 0, "2017-10-07")])
        return sheet
    }

    @Test("hours held of hours planned, by kind, by subject, and in all", arguments: Engine.available)
    func hours(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        let table = try await sheet.answer("hours", ["by": "unit,year", "level": "institution"])
        #expect(
            table.columns.map(\.name) == [
                "unit_code", "unit", "school_year", "held_hours", "planned_hours", "late_hours", "no_shows",
                "recipients",
                "share_of_planned_hours",
            ])
        #expect(
            table.lines == [
                "4113900001 | Priekules vidusskola | 2017/18 | 2 | 14 | 1 | 1 | 2 | 2/14",
                "4113900002 | Kalētu Mūzikas un mākslas pamatskola | 2017/18 | 1 | 6 | 0 | 0 | 1 | 1/6",
            ])
        #expect(table.total[.heldHours] == .number(3) && table.total[.plannedHours] == .number(20))
        #expect(table.total(of: .share(.heldHours, of: .plannedHours)) == .share(3, of: 20))
        #expect(
            try await sheet.lines("hours", ["by": "kind"]) == [
                "consult_teacher | Teacher consultations | 3 | 16 | 1 | 1 | 2 | 3/16",
                "consult_psychologist | Psychologist consultations | 0 | 4 | 0 | 0 | 1 | 0/4",
            ])
        #expect(
            try await sheet.lines("hours", ["by": "subject"]) == [
                " | 0 | 4 | 0 | 0 | 1 | 0/4", "matemātika | 3 | 16 | 1 | 1 | 2 | 3/16",
            ])
        #expect(try await sheet.lines("hours", ["by": "year", "category": "LEARNING"]).count == 1)
        #expect(try await sheet.lines("hours", ["by": "year", "category": "FAMILY"]).isEmpty)
    }

    @Test("a row that was withdrawn later still counts on the day before", arguments: Engine.available)
    func knownOn(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        for (day, line) in [
            ("2017-09-09", nil), ("2017-10-01", "0 | 20 | 0 | 0 | 3 | 0/20"),
            ("2017-10-16", "3 | 20 | 0 | 0 | 3 | 3/20"), ("2017-10-20", "3 | 20 | 1 | 0 | 3 | 3/20"),
            ("2017-10-31", "3 | 20 | 1 | 1 | 3 | 3/20"), ("2017-11-01", "2 | 20 | 1 | 1 | 3 | 2/20"),
            ("2018-02-01", "3 | 20 | 1 | 1 | 3 | 3/20"),
        ] as [(String, String?)] {
            let lines = try await sheet.lines("hours", ["by": "school_year", "known_on": day])
            #expect(lines == line.map { ["2017/18 | \($0)"] } ?? [], "known on \(day)")
        }
    }

    @Test(
        "the hours of Priekules novads stand under Dienvidkurzemes novads on the new map", arguments: Engine.available)
    func structure(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        for (day, unit) in [
            ("2020-12-31", "LV-074 | Priekules novads"), ("2022-01-01", "LV-112 | Dienvidkurzemes novads"),
        ] {
            let lines = try await sheet.lines("hours", ["by": "unit", "structure_on": day])
            #expect(lines == ["\(unit) | 3 | 20 | 1 | 1 | 3 | 3/20"])
        }
    }

    @Test("compensations by state, each as it stood on a day; what was taken back is none", arguments: Engine.available)
    func compensations(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        // Counted, handed in, entries, recipients.
        #expect(
            try await sheet.lines("compensations", ["by": "kind,compensation_state"]) == [
                "comp_catering | Catering | returned | 0.00 | 7.00 | 1 | 1",
                "comp_catering | Catering | recovered | 11.00 | 15.00 | 1 | 1",
            ])
        #expect(try await sheet.lines("compensations", ["by": "year"]) == ["2017/18 | 11.00 | 22.00 | 2 | 1"])
        #expect(
            try await sheet.lines("compensations", ["by": "compensation_state", "known_on": "2017-10-06"]) == [
                "submitted | 25.00 | 25.00 | 3 | 1"
            ])
        #expect(
            try await sheet.lines("compensations", ["by": "compensation_state", "known_on": "2017-11-01"]) == [
                "returned | 0.00 | 7.00 | 1 | 1", "accepted | 15.00 | 15.00 | 1 | 1",
            ])
    }

    @Test("cost in all, for a plan and for a learner, and by kind with the author's hours", arguments: Engine.available)
    func cost(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        // Spent: 20 + 9 for hours, 11 for lunches. Planned: 100 + 60 + 20 of the author, 44, 60.
        let table = try await sheet.answer("cost", ["by": "year"])
        #expect(table.lines == ["2017/18 | 40.00 | 284.00 | 3 | 3 | 28400:3 | 4000:3 | 4000:3"])
        #expect(table.columns.map(\.name).suffix(3) == ["planned_per_plan", "spent_per_plan", "spent_per_learner"])
        #expect(
            try await sheet.lines("cost", ["by": "kind"]) == [
                "consult_teacher | Teacher consultations | 29.00 | 160.00 | 2 | 2 | 16000:2 | 2900:2 | 2900:2",
                "consult_psychologist | Psychologist consultations | 0.00 | 44.00 | 1 | 1 | 4400:1 | 0:1 | 0:1",
                "comp_catering | Catering | 11.00 | 60.00 | 1 | 1 | 6000:1 | 1100:1 | 1100:1",
                "plan_author | Hours of the plan’s author | 0.00 | 20.00 | 1 | 1 | 2000:1 | 0:1 | 0:1",
            ])
    }

    @Test("a kind that no list has, and rows that a report does not have, are refused at their field")
    func wrong() async throws {
        let sheet = try await sheet(.sqlite)
        let unknown = Rejection.invalid("kind", Message("report.problem.unknown_kind", ["text": "dance"]))
        await #expect(throws: unknown) { try await sheet.lines("hours", ["kind": "dance"]) }
        let choices = "unit, school_year, semester, kind, grade_group"
        let rows = Message("report.problem.unknown_dimension", ["text": "factor", "choices": .text(choices)])
        #expect(throws: Rejection.invalid("by", rows)) { try ReportRequest("cost", ["by": "factor"]) }
    }

    @Test("an analyst is told nothing about fewer than five recipients", arguments: Engine.available)
    func guarded(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        for learner in 11...17 {
            let plan = try await sheet.delivery(learner, at: FactSheet.grobina, [.init(hours: 2, cents: 2000)])
            try await sheet.hours(of: plan, [.init()])
        }
        for learner in 21...29 {
            let plan = try await sheet.delivery(learner, at: FactSheet.madona, [.init(hours: 3, cents: 3000)])
            try await sheet.hours(of: plan, [.init()])
        }
        let analyst = try await sheet.viewer(.analyst, at: "LV")
        let map = ["structure_on": "2020-12-31"]
        let table = try await sheet.answer("hours", map.merging(["by": "unit"]) { $1 }, as: analyst)
        // Priekule has three recipients; Grobiņa's row goes with it, else the total would tell.
        #expect(table.lines.filter { $0.contains("…") }.map { $0.prefix(6) } == ["LV-032", "LV-074"])
        #expect(table.total[.heldHours] == .number(19))
        let lunches = try await sheet.answer("compensations", map.merging(["by": "kind"]) { $1 }, as: analyst)
        #expect(lunches.lines == ["comp_catering | Catering | … | … | … | …"])
        #expect(lunches.total[.counted] == .suppressed && lunches.total[.recipients] == .suppressed)
        let cost = try await sheet.answer("cost", map.merging(["by": "unit"]) { $1 }, as: analyst)
        #expect(cost.lines.filter { $0.hasSuffix("… | … | … | … | … | … | …") }.count == 2)
    }

    @Test("the columns agree with the database, and a difference is named", arguments: Engine.available)
    func verification(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        #expect(try await sheet.figures.verify() == nil)
        try await sheet.registry.database.write { try $0.execute("DELETE FROM consultation WHERE cents = 900") }
        let difference = try #require(try await sheet.figures.verify())
        #expect(difference.institution == FactSheet.kaleti)
        #expect((difference.counter, difference.inMemory, difference.inDatabase) == (.heldHours, 1, 0))
    }
}
