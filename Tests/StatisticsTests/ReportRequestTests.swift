import Casework
import Language
import Statistics
import Testing

@Suite("Reading a request")
struct ReportRequestTests {
    @Test("what is left open")
    func usual() throws {
        let request = try ReportRequest("plans", ["unit": "", "year": " "])
        #expect(request == ReportRequest(.plans, by: [.unit, .semester]))
        #expect(try ReportRequest("risks", [:]).dimensions == [.unit, .semester, .category])
        #expect(try ReportRequest("risks", ["by": "factor"]).dimensions == [.factor])
    }

    @Test("everything filled in")
    func all() throws {
        let request = try ReportRequest(
            "learners",
            [
                "by": "institution, school_year,semester", "unit": "LV-074", "year": "2019/20", "semester": "2",
                "known_on": "2018-12-31", "structure_on": "2020-12-31",
            ])
        #expect(
            request
                == ReportRequest(
                    .learners, by: [.unit, .semester], level: .institution, unit: "LV-074",
                    schoolYear: SchoolYear(firstYear: 2019), semester: 2, knownOn: Day("2018-12-31"),
                    structureOn: Day("2020-12-31")))
    }

    @Test(
        "what cannot be understood is named, never left out",
        arguments: [
            ("by", "colour", "unknown_dimension"), ("by", "unit,", "unknown_dimension"),
            ("by", "unit,state", "dimension_twice"),
            ("level", "village", "unknown_level"), ("year", "2019/21", "unknown_year"),
            ("year", "2019", "unknown_year"),
            ("grade_group", "5-8", "unknown_grade_group"), ("semester", "3", "unknown_semester"),
            ("known_on", "2018-02-31", "unknown_day"),
            ("structure_on", "31.12.2018", "unknown_day"),
        ])
    func wrong(field: String, text: String, problem: String) throws {
        let rejection = #expect(throws: Rejection.self) { try ReportRequest("plans", [field: text]) }
        guard case .invalid(let problems) = rejection else {
            Issue.record("\(String(describing: rejection))")
            return
        }
        #expect(problems.map(\.field) == [field])
        #expect(problems.first?.message.key == "report.problem.\(problem)")
    }

    @Test("two levels at once, and an unknown report")
    func contradictions() {
        #expect(throws: Rejection.invalid("level", "report.problem.two_levels")) {
            try ReportRequest("plans", ["by": "institution", "level": "state"])
        }
        #expect(throws: Rejection.invalid("factor", "report.problem.factor_in_category_rows")) {
            try ReportRequest("risks", ["by": "category", "factor": "L02"])
        }
        #expect(throws: Rejection.notFound) { try ReportRequest("secrets", [:]) }
    }
}
