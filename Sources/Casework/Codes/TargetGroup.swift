import Storage

/// The part of the school in which a learner learns.
package enum Stage: String, CaseIterable, Sendable {
    case general
    /// Vocational education and training; the grade is the course.
    case vet
}

/// For whom a programme is meant: grades and courses, each for a stretch of days. The rows change with the law
/// (grades 1 to 4 came in 2021), the code does not.
package struct TargetGroup: Hashable, Sendable {
    package struct Rule: Hashable, Sendable {
        package let stage: Stage
        package let grades: ClosedRange<Int>
        package let period: Period
    }

    package let rules: [Rule]

    package func admits(stage: Stage, grade: Int, on day: Day) -> Bool {
        rules.contains { $0.stage == stage && $0.grades.contains(grade) && $0.period.contains(day) }
    }
}

extension TargetGroup.Rule {
    init(_ row: Row) throws {
        let from: Int = try row["grade_from"]
        let to: Int = try row["grade_to"]
        guard from <= to else { throw DatabaseError.unexpectedColumn("grade_to") }
        stage = try row.code("stage")
        grades = from...to
        period = try Period(row)
    }
}
