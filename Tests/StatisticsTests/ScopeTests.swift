import Casework
import Cast
import Language
import Statistics
import Storage
import Testing

@Suite("Who sees which figures")
struct ScopeTests {
    /// Priekule 6 plans, Kalēti 2, Grobiņa 7, Madona 9; each of another learner.
    private func sheet(_ engine: Engine) async throws -> FactSheet {
        let sheet = try await FactSheet(engine)
        let plans = [
            FactSheet.priekule: 1...6, FactSheet.kaleti: 7...8, FactSheet.grobina: 11...17, FactSheet.madona: 21...29,
        ]
        for (school, learners) in plans {
            for learner in learners { try await sheet.plan(learner, at: school, approved: "2017-10-10") }
        }
        return sheet
    }

    @Test("a school sees itself, a municipality its schools, the state everything", arguments: Engine.available)
    func scopes(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        let head = try await sheet.viewer(.institutionHead, at: FactSheet.kaleti)
        let coordinator = try await sheet.viewer(.municipalityCoordinator, at: "LV-112")
        let expert = try await sheet.viewer(.ikvdExpert, at: "LV")
        let own = "4113900002 | Kalētu Mūzikas un mākslas pamatskola | 2 | 2 | 2"
        #expect(try await sheet.lines("plans", ["by": "unit"], as: head) == [own])
        #expect(try await sheet.answer("plans", as: head).isPartial)
        #expect(try await sheet.lines("plans", ["by": "unit"], as: coordinator).count == 3)
        #expect(
            try await sheet.lines("plans", ["by": "municipality"], as: coordinator) == [
                "LV-112 | Dienvidkurzemes novads | 15 | 15 | 15"
            ])
        #expect(try await sheet.lines("plans", ["by": "unit"], as: expert).count == 2)
    }

    @Test("another unit is not found, and a level that would tell more is refused", arguments: Engine.available)
    func outside(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        let head = try await sheet.viewer(.institutionHead, at: FactSheet.kaleti)
        for code in [FactSheet.priekule, "LV-112", "LV-059", "LV"] {
            await #expect(throws: Rejection.notFound) { try await sheet.lines("plans", ["unit": code], as: head) }
        }
        for level in ["municipality", "region", "state"] {
            await #expect(throws: Rejection.notAllowed("report.problem.level_above_scope")) {
                try await sheet.lines("plans", ["by": level], as: head)
            }
        }
        let stranger = Viewer(
            person: Person.ID(number: 99), roles: [], purpose: Purpose(.monitor), trace: Trace(request: "test"))
        await #expect(throws: Rejection.notFound) { try await sheet.lines("plans", as: stranger) }
    }

    @Test(
        "an analyst sees no institution and no small figure, nor what would give one away", arguments: Engine.available)
    func analyst(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        try await sheet.plan(31, at: FactSheet.madona, in: 20172, approved: "2018-02-02")
        for learner in 41...46 {
            try await sheet.plan(learner, at: FactSheet.grobina, in: 20172, approved: "2018-02-02")
        }
        let analyst = try await sheet.viewer(.analyst, at: "LV")
        let map = ["structure_on": "2022-01-01"]
        await #expect(throws: Rejection.notAllowed("report.problem.level_below_municipality")) {
            try await sheet.lines("plans", ["level": "institution"], as: analyst)
        }
        // One learner in Madona's second semester: hidden, and so is a neighbour in each total that it adds to.
        let table = try await sheet.answer("plans", map, as: analyst)
        #expect(table.isGuarded)
        #expect(table.lines.contains("LV-059 | Madonas novads | 2017/18 | 2 | … | … | …"))
        #expect(table.lines.filter { $0.contains("…") }.count == 4)
        #expect(table.total[.plans] == .number(31))
        let exact = try await sheet.lines("plans", map)
        #expect(exact.contains("LV-059 | Madonas novads | 2017/18 | 2 | 1 | 1 | 1"))
    }

    @Test(
        "rows that share neither unit nor semester still hide one another, because the total would tell",
        arguments: Engine.available)
    func sparse(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        for learner in 1...3 { try await sheet.plan(learner, at: FactSheet.madona, approved: "2017-10-10") }
        for learner in 11...30 {
            try await sheet.plan(learner, at: FactSheet.grobina, in: 20172, approved: "2018-02-10")
        }
        let analyst = try await sheet.viewer(.analyst, at: "LV")
        for report in [Report.plans, .learners, .risks] {
            let table = try await sheet.answer(report.rawValue, ["structure_on": "2022-01-01"], as: analyst)
            #expect(table.rows.count == 2)
            #expect(table.lines.allSatisfy { $0.contains("… | …") }, "\(report): \(table.lines)")
            #expect(table.total[.plans] == .number(23))
        }
        let few = ["structure_on": "2022-01-01", "semester": "1"]
        let alone = try await sheet.answer("plans", few, as: analyst)
        #expect(alone.total[.plans] == .suppressed && alone.total[.riskMentions] == .suppressed)
    }
}
