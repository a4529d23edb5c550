import Cast
import Testing

@testable import Casework

@Suite("The calendar")
struct CalendarStoreTests {
    @Test("a day lies in one semester, a summer day in none", arguments: Engine.available)
    func ofDay(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let expected: [(String, Int64?)] = [
            ("2017-09-01", 20171), ("2017-12-31", 20171), ("2018-01-01", 20172), ("2018-05-31", 20172),
            ("2018-06-01", nil), ("2030-05-31", 20292),
        ]
        for (date, id) in expected {
            let semester = try await map.registry.calendar.semester(of: try map.day(date), as: .operator)
            #expect(semester?.id.number == id, "\(date)")
        }
    }

    @Test(
        "in summer the semester that ended is the current one, and the next begins in September",
        arguments: Engine.available)
    func summer(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, today: "2023-07-10", cast: false)
        let calendar = map.registry.calendar
        #expect(try await calendar.current(as: .operator)?.id.number == 20222)
        #expect(try await calendar.next(after: try map.day("2023-07-10"), as: .operator)?.id.number == 20231)
        #expect(try await calendar.open(on: try map.day("2023-07-10"), as: .operator).map(\.id.number) == [20231])
        #expect(try await calendar.open(on: try map.day("2023-10-01"), as: .operator).map(\.id.number) == [20231])
    }

    @Test("26 semesters follow one another, and the programme is the one of the day", arguments: Engine.available)
    func all(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine, cast: false)
        let semesters = try await map.registry.calendar.semesters(as: .operator)
        #expect(semesters.count == 26)
        #expect(semesters == semesters.sorted())
        #expect(semesters.first?.schoolYear.description == "2017/18")
        #expect(semesters.allSatisfy { $0.id == Semester.id($0.schoolYear, $0.number) })
        #expect(
            try await map.registry.calendar.programme(on: try map.day("2023-12-31"), as: .operator)?.code == "8.3.4")
        #expect(
            try await map.registry.calendar.programme(on: try map.day("2024-01-01"), as: .operator)?.code == "BALSTS")
        await #expect(throws: Rejection.notFound) {
            try await map.registry.calendar.semester(Semester.ID(number: 20163), as: .operator)
        }
    }
}
