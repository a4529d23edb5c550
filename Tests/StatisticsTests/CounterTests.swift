import Casework
import Cast
import Language
import Statistics
import Storage
import Testing

@Suite("Five figures that are never mixed")
struct CounterTests {
    /// Three learners, five plans: 1 has plans at two schools in one semester and again in the next, 2 has one plan,
    /// 3 has one plan without a risk.
    private func sheet(_ engine: Engine) async throws -> FactSheet {
        let sheet = try await FactSheet(engine)
        let day = "2017-10-10"
        try await sheet.plan(
            1, [.init(approved: day, factors: ["L02", "L03", "E02"], measures: ["consult_teacher", "comp_catering"])])
        try await sheet.plan(
            1, at: FactSheet.kaleti, [.init(approved: day, factors: ["F01"], measures: ["consult_teacher"])])
        try await sheet.plan(
            1, in: 20172, grade: 8,
            [.init(approved: "2018-02-01", factors: ["L02"], measures: ["comp_special_transport"])])
        try await sheet.plan(
            2, grade: 4,
            [.init(approved: day, factors: ["L02", "H02"], measures: ["consult_teacher", "consult_teacher"])])
        try await sheet.plan(
            3, at: FactSheet.tehnikums, grade: 1, vet: true, [.init(approved: day, factors: [], measures: [])])
        return sheet
    }

    @Test("all five differ", arguments: Engine.available)
    func five(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        // learners, plans, plan-semesters, measure recipients
        #expect(try await sheet.lines("learners", ["by": "state"]) == ["LV | Latvija | 3 | 5 | 4 | 4"])
        // plans, learners, risk mentions
        #expect(try await sheet.lines("plans", ["by": "state"]) == ["LV | Latvija | 5 | 3 | 6"])
    }

    @Test("a learner of two schools counts in each and once in the municipality", arguments: Engine.available)
    func twoSchools(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        let map = ["structure_on": "2020-12-31", "semester": "1"]
        let table = try await sheet.answer("plans", map.merging(["unit": "LV-074", "by": "unit"]) { $1 })
        #expect(
            table.lines == [
                "4113900001 | Priekules vidusskola | 2 | 2 | 4",
                "4113900002 | Kalētu Mūzikas un mākslas pamatskola | 1 | 1 | 1",
            ])
        #expect(table.total[.learners] == .number(2))
        let whole = try await sheet.lines("plans", map.merging(["by": "unit"]) { $1 })
        #expect(whole.contains("LV-074 | Priekules novads | 3 | 2 | 5"))
    }

    @Test("risks: plans that name one, out of all plans; mentions out of all mentions", arguments: Engine.available)
    func risks(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        #expect(
            try await sheet.lines("risks", ["by": "category"]) == [
                "LEARNING | \(try await name("LEARNING", in: sheet)) | 3 | 5 | 3 | 6 | 2 | 3/5 | 3/6",
                "SOCIAL_HEALTH | \(try await name("SOCIAL_HEALTH", in: sheet)) | 1 | 5 | 1 | 6 | 1 | 1/5 | 1/6",
                "ECONOMIC | \(try await name("ECONOMIC", in: sheet)) | 1 | 5 | 1 | 6 | 1 | 1/5 | 1/6",
                "FAMILY | \(try await name("FAMILY", in: sheet)) | 1 | 5 | 1 | 6 | 1 | 1/5 | 1/6",
            ])
        let factors = try await sheet.answer("risks", ["by": "school_year,factor", "semester": "1"])
        #expect(
            factors.columns.map(\.name) == [
                "school_year", "factor_code", "factor", "plans_with", "plans", "mentions", "all_mentions", "learners",
                "share_of_plans", "share_of_all_mentions",
            ])
        #expect(factors.lines.first == "2017/18 | L02 | Low / insufficient marks | 2 | 4 | 2 | 6 | 2 | 2/4 | 2/6")
        let both = try await sheet.lines("risks", ["by": "category,factor", "year": "2017/18"])
        #expect(both.count == 5)
        #expect(try await sheet.answer("risks").columns.map(\.name).contains("category_code"))
    }

    @Test("by grade group and by two dimensions in the order asked for", arguments: Engine.available)
    func gradeGroups(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        #expect(
            try await sheet.lines("plans", ["by": "grade_group,semester"]) == [
                "1-4 | 2017/18 | 1 | 1 | 1 | 2", "5-9 | 2017/18 | 1 | 2 | 1 | 3", "5-9 | 2017/18 | 2 | 1 | 1 | 1",
                "vet | 2017/18 | 1 | 1 | 1 | 0",
            ])
        #expect(try await sheet.lines("plans", ["by": "semester,grade_group"]).first == "2017/18 | 1 | 1-4 | 1 | 1 | 2")
    }

    @Test(
        "narrowed to a category, a factor or a grade group", arguments: Engine.available,
        [
            ("category", "LEARNING", "3 | 2 | 5"), ("factor", "H02", "1 | 1 | 2"), ("grade_group", "vet", "1 | 1 | 0"),
            ("grade_group", "5-9", "3 | 1 | 4"),
        ])
    func narrowed(engine: Engine, filter: (field: String, code: String, figures: String)) async throws {
        let sheet = try await sheet(engine)
        let lines = try await sheet.lines("plans", ["by": "state", filter.field: filter.code])
        #expect(lines == ["LV | Latvija | \(filter.figures)"])
    }

    @Test("in the report of risks a filter leaves only its rows, and shares of all plans", arguments: Engine.available)
    func narrowedRisks(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        let learning = try await sheet.answer("risks", ["by": "category", "category": "LEARNING"])
        #expect(
            learning.lines == ["LEARNING | \(try await name("LEARNING", in: sheet)) | 3 | 5 | 3 | 6 | 2 | 3/5 | 3/6"])
        #expect(learning.total(of: .share(.plansWith, of: .plans)) == .share(3, of: 5))
        let marks = try await sheet.answer("risks", ["factor": "L02", "semester": "1", "by": "school_year"])
        #expect(marks.lines == ["2017/18 | L02 | Low / insufficient marks | 2 | 4 | 2 | 6 | 2 | 2/4 | 2/6"])
        #expect(marks.total[.learners] == .number(2))
        let category = try await sheet.answer("risks", ["by": "factor", "category": "LEARNING"])
        #expect(category.lines.map { $0.prefix(3) } == ["L02", "L03"])
    }

    @Test("a risk that no list has is refused at its field", arguments: ["category", "factor"])
    func unknownRisk(field: String) async throws {
        let sheet = try await sheet(.sqlite)
        let problem = Rejection.invalid(field, Message("report.problem.unknown_\(field)", ["text": "X99"]))
        await #expect(throws: problem) { try await sheet.lines("plans", [field: "X99"]) }
    }

    @Test("the columns agree with the database, today and in the past", arguments: Engine.available)
    func verification(engine: Engine) async throws {
        let sheet = try await sheet(engine)
        #expect(try await sheet.figures.verify() == nil)
        try await sheet.registry.database.write {
            try $0.execute("DELETE FROM plan_risk WHERE factor = 'F01'")
        }
        let difference = try #require(try await sheet.figures.verify())
        #expect(difference.institution == FactSheet.kaleti)
        #expect((difference.counter, difference.inMemory, difference.inDatabase) == (.riskMentions, 1, 0))
    }

    private func name(_ category: String, in sheet: FactSheet) async throws -> String {
        let risks = try await sheet.registry.codes.risks(on: .of("2017-10-10"), as: .operator)
        return risks.category(category)?.name.en ?? ""
    }
}
