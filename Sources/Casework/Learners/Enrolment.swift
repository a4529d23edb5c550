import Language
import Storage

/// Where a learner learns, in which grade or course, and from when to when.
package struct Enrolment: Sendable {
    package typealias ID = Identifier<Enrolment>

    package let id: ID
    package let institution: Unit.ID
    package let institutionName: String
    package let stage: Stage
    /// Grade 1–12, or course 1–4 of vocational education.
    package let grade: Int
    package let classLetter: String
    package let period: Period

    static let columns: SQL = """
        e.id, e.institution_id, (SELECT x.name FROM unit_version x WHERE x.unit_id = e.institution_id
            ORDER BY x.valid_from DESC LIMIT 1) AS institution_name, e.stage, e.grade, e.class_letter, e.valid_from, e.valid_to
        """

    init(row: Row) throws {
        id = try row[0]
        institution = try row[1]
        institutionName = try row[2]
        stage = try row.code("stage")
        grade = try row[4]
        classLetter = try row[5]
        period = Period(try row[6], through: try row[7])
    }
}

/// A place in an institution as it is written down.
package struct NewEnrolment: Sendable {
    package let institution: Unit.ID
    package let stage: Stage
    package let grade: Int
    package let classLetter: String
    package let from: Day

    package init(institution: Unit.ID, stage: Stage, grade: Int, classLetter: String, from: Day) {
        self.institution = institution
        self.stage = stage
        self.grade = grade
        self.classLetter = classLetter
        self.from = from
    }

    func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        let most = stage == .general ? 12 : 4
        if !(1...most).contains(grade) {
            problems.append(Problem("grade", Message("learner.problem.grade", ["most": .number(most)])))
        }
        if classLetter.count > 10 { problems.append(Problem("class_letter", "learner.problem.class_letter")) }
        if from > today.advanced(by: 366) || from < today.advanced(by: -20 * 366) {
            problems.append(Problem("enrolled_from", "learner.problem.enrolled_from"))
        }
        return problems
    }
}

extension Transaction {
    /// Enrols a learner from a day on. What held until then ends the day before: the row is withdrawn and recorded anew
    /// with its end, so that every day of the past stays as it was known.
    func enrol(_ learner: Learner.ID, _ new: NewEnrolment) throws {
        for old in try enrolments(of: learner) where old.period.through.map({ $0 >= new.from }) ?? true {
            guard old.period.from < new.from else {
                // The day on which a learner began at another school is that school's.
                let isOwn = try holds(.readLearner, for: old.institution)
                throw Rejection.invalid(
                    "enrolled_from",
                    isOwn
                        ? Message("learner.problem.enrolled_later", ["day": .day(old.period.from)])
                        : "learner.problem.enrolled_elsewhere")
            }
            try end(
                old, of: learner, through: new.from.previous, reason: old.institution == new.institution ? nil : .moved)
        }
        try insert(new.stage, new.grade, new.classLetter, Period(new.from), of: learner, at: new.institution)
    }

    /// Gives an enrolment its last day.
    func end(_ old: Enrolment, of learner: Learner.ID, through last: Day, reason: Enrolment.ExitReason?) throws {
        try connection.execute("UPDATE enrolment SET withdrawn_at = \(now) WHERE id = \(old.id)")
        try insert(
            old.stage, old.grade, old.classLetter, Period(old.period.from, through: last), of: learner,
            at: old.institution,
            reason: reason)
    }

    private func insert(
        _ stage: Stage, _ grade: Int, _ classLetter: String, _ period: Period, of learner: Learner.ID,
        at institution: Unit.ID,
        reason: Enrolment.ExitReason? = nil
    ) throws {
        try connection.execute(
            """
            INSERT INTO enrolment (id, learner_id, institution_id, stage, grade, class_letter, valid_from, valid_to, exit_reason,
                recorded_at)
            VALUES (\(Enrolment.ID(at: now)), \(learner), \(institution), \(stage.rawValue), \(grade), \(classLetter), \(period.from),
                \(period.through), \(reason?.rawValue), \(now))
            """)
    }

    /// Enrolments that hold in the registry, the latest first: all of them for rules, those in scope for people.
    func enrolments(of learner: Learner.ID, inScope: Bool = false) throws -> [Enrolment] {
        let places = inScope ? viewer.scopeOfPlaces("\(learner)", "e.institution_id", on: today) : "TRUE"
        return try connection.query(
            """
            SELECT \(Enrolment.columns) FROM enrolment e WHERE e.learner_id = \(learner) AND e.withdrawn_at IS NULL
            AND \(places) ORDER BY e.valid_from DESC, e.id DESC
            """
        ).map(Enrolment.init(row:))
    }
}
