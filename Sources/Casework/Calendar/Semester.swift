import Storage

/// Half of a school year; a plan is for one semester. Its windows are set by the calendar, not by the program.
package struct Semester: Hashable, Comparable, Sendable {
    package typealias ID = Identifier<Semester>

    package let id: ID
    package let schoolYear: SchoolYear
    /// 1 or 2.
    package let number: Int
    package let period: Period
    /// Days on which plans may be submitted for approval.
    package let submission: Period
    package let evaluateBy: Day

    package static func < (left: Semester, right: Semester) -> Bool { left.id < right.id }

    /// The first calendar year and the number: 20171 is the first semester of 2017/18, 20172 the second.
    package static func id(_ schoolYear: SchoolYear, _ number: Int) -> ID {
        ID(number: Int64(schoolYear.firstYear * 10 + number))
    }
}

extension Semester {
    init(_ row: Row) throws {
        let yearText: String = try row["school_year"]
        guard let year = SchoolYear(yearText) else { throw DatabaseError.unexpectedColumn("school_year") }
        id = try row["id"]
        schoolYear = year
        number = try row["number"]
        let (from, to): (Day, Day) = (try row["starts_on"], try row["ends_on"])
        period = Period(from, through: to)
        let (opens, closes): (Day, Day) = (try row["submit_from"], try row["submit_to"])
        submission = Period(opens, through: closes)
        evaluateBy = try row["evaluate_by"]
    }
}
