import Testing

@testable import Casework

@Suite("For whom the programme is")
struct TargetGroupTests {
    @Test(
        "grades 1 to 4 came in September 2021, courses of vocational schools were there from the start",
        arguments: [
            (Stage.general, 4, "2021-08-31", false), (.general, 4, "2021-09-01", true),
            (.general, 5, "2017-09-01", true),
            (.general, 12, "2023-12-31", true), (.general, 13, "2022-01-01", false), (.vet, 1, "2017-09-01", true),
            (.vet, 5, "2022-01-01", false), (.general, 5, "2017-08-31", false), (.general, 5, "2024-01-01", false),
        ])
    func admits(stage: Stage, grade: Int, date: String, expected: Bool) throws {
        let day = try #require(Day(date))
        let end = Day("2023-12-31")
        let group = TargetGroup(rules: [
            .init(stage: .general, grades: 5...12, period: Period(try #require(Day("2017-09-01")), through: end)),
            .init(stage: .vet, grades: 1...4, period: Period(try #require(Day("2017-09-01")), through: end)),
            .init(stage: .general, grades: 1...4, period: Period(try #require(Day("2021-09-01")), through: end)),
        ])
        #expect(group.admits(stage: stage, grade: grade, on: day) == expected)
    }
}
