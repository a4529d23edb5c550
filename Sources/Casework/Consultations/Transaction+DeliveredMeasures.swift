import Language
import Storage

extension DeliveredMeasure {
    /// The version that was approved last counts, even while a change of it is under way or the plan is suspended.
    static let joins: SQL = """
        support_plan p
        JOIN person learner_person ON learner_person.id = p.learner_id
        JOIN semester s ON s.id = p.semester_id
        JOIN programme ON programme.id = p.programme_id
        JOIN plan_state st ON st.plan_id = p.id AND st.left_at IS NULL
        JOIN plan_version v ON v.plan_id = p.id AND v.number = (SELECT max(last.number) FROM plan_version last
            WHERE last.plan_id = p.id AND last.approved_at IS NOT NULL)
        JOIN plan_measure m ON m.version_id = v.id AND m.hours > 0
        JOIN rate ON rate.id = m.rate_id
        """

    static func columns(for viewer: Viewer, today: Day) -> SQL {
        """
        p.id, m.line, p.code, p.learner_id, learner_person.given_name, learner_person.surname, p.institution_id,
        (SELECT x.name FROM unit_version x WHERE x.unit_id = p.institution_id AND x.valid_from <= s.ends_on
            ORDER BY x.valid_from DESC LIMIT 1),
        s.id, s.school_year, s.number, s.starts_on, s.ends_on, p.programme_id, m.kind, m.subject, m.provider, m.provider_id,
        m.hours, m.starts_on, m.ends_on, m.rate_id, rate.cents, st.state, p.author_id,
        (SELECT min(once.approved_at) FROM plan_version once JOIN plan_measure first ON first.version_id = once.id
            AND first.line = m.line WHERE once.plan_id = p.id AND once.approved_at IS NOT NULL),
        (SELECT count(*) FROM consultation c WHERE \(held)),
        (SELECT count(*) FROM consultation c WHERE \(held) AND c.held_on = \(today)),
        (SELECT count(*) FROM consultation c WHERE \(held) AND c.held_on >= \(today.monday)),
        (SELECT count(DISTINCT c.held_on) FROM consultation c WHERE \(held)),
        (SELECT count(*) FROM consultation c WHERE c.plan_id = p.id AND c.line = m.line AND c.withdrawn_at IS NULL
            AND c.outcome = 'no_show'),
        (SELECT max(c.held_on) FROM consultation c WHERE \(held)), p.stage, p.grade, programme.name_lv, programme.name_en,
        EXISTS (SELECT 1 FROM plan_state pause WHERE pause.plan_id = p.id AND pause.state = 'suspended'),
        (SELECT max(answer.answered_at) FROM measure_answer answer WHERE answer.plan_id = p.id AND answer.line = m.line),
        COALESCE(\(viewer.scopeOfGiving(on: today)), FALSE),
        (st.state IN ('approved', 'in_progress') AND \(viewer.scopeOfPlanWork(on: today)))
        """
    }

    private static let held: SQL =
        "c.plan_id = p.id AND c.line = m.line AND c.withdrawn_at IS NULL AND c.outcome = 'held'"

    /// The plan of a row, if it was ever suspended: of the others it is not asked when they stood still.
    static func suspendedPlan(of row: Row) throws -> SupportPlan.ID? {
        let wasSuspended: Bool = try row[36]
        return wasSuspended ? try row[0] as SupportPlan.ID : nil
    }

    /// - Parameter pauses: those of the plans that were ever suspended.
    init(row: Row, kinds: [MeasureKind], pauses: [SupportPlan.ID: [Period]]) throws {
        key = MeasureKey(try row[0], try row[1])
        planCode = try row[2]
        learner = try row[3]
        learnerName = "\(try row[4] as String) \(try row[5] as String)"
        institution = try row[6]
        institutionName = try row[7]
        semester = PlanSemester(
            id: try row[8], schoolYear: try row[9], number: try row[10],
            period: Period(try row[11], through: try row[12]))
        programme = try row[13]
        let code: String = try row[14]
        guard let kind = kinds.first(where: { $0.code == code }) else { throw Rejection.broken("no kind \(code)") }
        self.kind = kind
        subject = try row[15]
        provider = try row[16]
        specialist = try row[17]
        planned = try row[18]
        period = Period(try row[19], through: try row[20])
        rate = try row[21]
        hourPrice = try row[22]
        state = try .stored(try row[23])
        author = try row[24]
        let approvedAt: Instant = try row[25]
        approvedOn = approvedAt.day
        held = try row[26]
        heldToday = try row[27]
        heldThisWeek = try row[28]
        sessions = try row[29]
        absences = try row[30]
        lastHeld = try row[31]
        stage = try row[32]
        grade = try row[33]
        programmeName = Label(lv: try row[34], en: try row[35])
        self.pauses = pauses[key.plan] ?? []
        let affirmedAt: Instant? = try row[37]
        affirmedOn = affirmedAt?.day
        isAffirmable = try row[38]
        isRevisable = try row[39]
    }
}

extension Transaction {
    /// The measures of a condition, learners in Latvian order. The condition carries the scope.
    func deliveredMeasures(_ condition: SQL) throws -> [DeliveredMeasure] {
        let kinds = try connection.query("SELECT * FROM measure_kind ORDER BY valid_from DESC").map(MeasureKind.init)
        let rows = try connection.query(
            """
            SELECT \(DeliveredMeasure.columns(for: viewer, today: today)) FROM \(DeliveredMeasure.joins)
            WHERE \(condition) ORDER BY learner_person.sort_key, p.id, m.line
            """)
        let pauses = try pauses(of: Set(rows.compactMap(DeliveredMeasure.suspendedPlan)))
        return try rows.map { try DeliveredMeasure(row: $0, kinds: kinds, pauses: pauses) }
    }

    /// The measure, if the viewer may record its hours.
    /// - Throws: `.notFound` out of scope; `.conflict` for a plan of the viewer that no level has approved yet.
    func deliverable(_ key: MeasureKey) throws -> DeliveredMeasure {
        let found = try deliveredMeasures(
            "p.id = \(key.plan) AND m.line = \(key.line) AND \(viewer.scopeOfDelivery(on: today))")
        if let measure = found.first { return measure }
        let waiting = try connection.first(
            """
            SELECT 1 AS there FROM support_plan p JOIN plan_version v ON v.plan_id = p.id AND v.number = p.version
            JOIN plan_measure m ON m.version_id = v.id WHERE p.id = \(key.plan) AND m.line = \(key.line) AND m.hours > 0
            AND \(viewer.scopeOfDelivery(on: today)) AND NOT EXISTS (SELECT 1 FROM plan_version once
                WHERE once.plan_id = p.id AND once.approved_at IS NOT NULL)
            """)
        throw waiting == nil ? Rejection.notFound : Rejection.conflict("consultation.problem.not_approved")
    }

    /// The one person of this name who has a role at the institution of a plan, or is engaged for it as a specialist, today
    /// or from a later day on; none where two are called so.
    func person(called name: String, atInstitutionOf version: PlanVersion.ID) throws -> Person.ID? {
        guard !name.isEmpty else { return nil }
        let found = try connection.query(
            """
            SELECT DISTINCT x.id FROM plan_version v JOIN support_plan p ON p.id = v.plan_id, person x
            WHERE v.id = \(version) AND x.given_name || ' ' || x.surname = \(name)
            AND (EXISTS (SELECT 1 FROM role_assignment held WHERE held.person_id = x.id AND held.unit_id = p.institution_id
                    AND held.withdrawn_at IS NULL AND (held.valid_to IS NULL OR held.valid_to >= \(today)))
                OR \(isEngaged("x.id", for: "p.institution_id")))
            """)
        return found.count == 1 ? try found.first?[0] : nil
    }
}
