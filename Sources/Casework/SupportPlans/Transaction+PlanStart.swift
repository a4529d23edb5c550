import Language
import Storage

extension Transaction {
    func planSemester(_ id: Int64) throws -> PlanSemester {
        guard
            let row = try connection.first(
                "SELECT id, school_year, number, starts_on, ends_on FROM semester WHERE id = \(id)")
        else { throw Rejection.invalid("semester", "plan.problem.unknown_semester") }
        return PlanSemester(
            id: try row[0], schoolYear: try row[1], number: try row[2], period: Period(try row[3], through: try row[4]))
    }

    /// A programme that runs when the semester begins; its rules and money are the plan's. Where nobody chose, a plan goes on
    /// in the programme of the one before.
    func programme(for semester: PlanSemester, coded code: String?, after earlier: SupportPlan.ID?) throws
        -> Programme.ID
    {
        let chosen: SQL = code.map { "p.code = \($0)" } ?? "TRUE"
        let last: SQL = earlier.map { "(SELECT x.programme_id FROM support_plan x WHERE x.id = \($0))" } ?? "0"
        guard
            let row = try connection.first(
                """
                SELECT p.id FROM programme p WHERE p.valid_from <= \(semester.start) AND \(chosen)
                AND (p.valid_to IS NULL OR p.valid_to >= \(semester.start))
                ORDER BY CASE WHEN p.id = \(last) THEN 0 ELSE 1 END, p.valid_from, p.id
                """)
        else { throw Rejection.invalid("semester", "plan.problem.no_programme") }
        return try row[0]
    }

    /// The learner's enrolment at the institution during the semester.
    func enrolment(of learner: Learner.ID, at institution: Unit.ID, during period: Period) throws -> Enrolment {
        let row = try connection.first(
            """
            SELECT \(Enrolment.columns) FROM enrolment e WHERE e.learner_id = \(learner) AND e.institution_id = \(institution)
            AND e.withdrawn_at IS NULL AND e.valid_from <= \(period.through ?? period.from)
            AND (e.valid_to IS NULL OR e.valid_to >= \(period.from)) ORDER BY e.valid_from DESC
            """)
        guard let row else { throw Rejection.invalid("learner", "plan.problem.not_enrolled") }
        return try Enrolment(row: row)
    }

    /// The learner's last plan here that was not voided, from an earlier semester; of several the one of the programme that
    /// was chosen, else of the oldest programme.
    func latestPlan(of start: PlanStart, before semester: PlanSemester) throws -> SupportPlan.ID? {
        try connection.first(
            """
            SELECT p.id FROM support_plan p JOIN programme g ON g.id = p.programme_id
            WHERE p.learner_id = \(start.learner) AND p.institution_id = \(start.institution)
            AND p.semester_id < \(semester.id) AND p.voided_at IS NULL
            ORDER BY p.semester_id DESC, CASE WHEN g.code = \(start.programme ?? "") THEN 0 ELSE 1 END, g.id, p.id
            """
        ).map { try $0[0] }
    }

    /// The plan that stands in the way of another one for the same learner, institution, semester and programme.
    func openPlan(of start: PlanStart, in programme: Programme.ID) throws -> SupportPlan.ID? {
        try connection.first(
            """
            SELECT id FROM support_plan WHERE learner_id = \(start.learner) AND institution_id = \(start.institution)
            AND semester_id = \(start.semester) AND programme_id = \(programme) AND voided_at IS NULL
            """
        ).map { try $0[0] }
    }

    func insertPlan(
        _ start: PlanStart, _ semester: PlanSemester, _ programme: Programme.ID, _ enrolment: Enrolment,
        author: Person.ID,
        continues earlier: SupportPlan.ID?
    ) throws -> SupportPlan.ID {
        guard try openPlan(of: start, in: programme) == nil else {
            throw Rejection.conflict("plan.problem.exists_already")
        }
        let last: Int64 =
            try connection.first(
                "SELECT coalesce(max(sequence), 0) FROM support_plan WHERE semester_id = \(semester.id)")?[0] ?? 0
        let id = SupportPlan.ID(at: now)
        let version = PlanVersion.ID(at: now)
        try connection.execute(
            """
            INSERT INTO support_plan (id, code, sequence, learner_id, institution_id, semester_id, programme_id, author_id,
                continues_id, stage, grade, version, lock, recorded_at)
            VALUES (\(id), \(PlanCode(semester: semester.id, sequence: last + 1).text), \(last + 1), \(start.learner),
                \(start.institution), \(semester.id), \(programme), \(author), \(earlier), \(enrolment.stage.rawValue),
                \(enrolment.grade), 1, 1, \(now))
            """)
        try connection.execute(
            """
            INSERT INTO plan_version (id, plan_id, number, own_words, strengths, author_hours, planned_cents, recorded_at)
            VALUES (\(version), \(id), 1, '', '', 0, 0, \(now))
            """)
        try enter(.draft, plan: id)
        if let earlier {
            let catalogue = try catalogue(on: semester.start, in: programme.number)
            let content = try carriedContent(from: earlier, into: semester, in: catalogue)
            try replaceContent(of: version, with: content, in: catalogue)
        }
        try record(JournalEntry(.created, .init("support_plan", id.number), learners: [start.learner]))
        return id
    }

    /// The highest line of any version, so that a line is never given twice.
    func lastLine(of plan: SupportPlan.ID) throws -> Int {
        let row = try connection.first(
            """
            SELECT coalesce(max(line), 0) FROM (
                SELECT line FROM plan_goal JOIN plan_version v ON v.id = version_id WHERE v.plan_id = \(plan)
                UNION ALL SELECT line FROM plan_measure JOIN plan_version v ON v.id = version_id WHERE v.plan_id = \(plan)) lines
            """)
        return try row?[0] ?? 0
    }
}

/// The code that people quote on paper: programme-wide number within its semester, `IAP-20171-00042`.
struct PlanCode {
    let semester: Int64
    let sequence: Int64

    var text: String {
        let digits = String(sequence)
        return "IAP-\(semester)-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits)"
    }
}
