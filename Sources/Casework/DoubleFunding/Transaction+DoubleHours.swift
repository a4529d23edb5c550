import Storage

extension Transaction {
    /// Lists two rows for those who decide.
    func list(
        _ noun: DoubleFunding.Noun, _ ground: DoubleFunding.Ground, later: Int64, of plan: SupportPlan.ID,
        earlier: Int64, of other: SupportPlan.ID
    ) throws {
        try connection.execute(
            """
            INSERT INTO double_funding (id, noun, ground, later_id, later_plan_id, earlier_id, earlier_plan_id, recorded_at)
            VALUES (\(DoubleFunding.ID(at: now)), \(noun.rawValue), \(ground.rawValue), \(later), \(plan), \(earlier),
                \(other), \(now))
            """)
    }

    /// Hours that another plan may have paid for already: of the same learner and day, by the same specialist or of the
    /// same kind and subject. Where both have a time they were told apart when they were recorded; without one they are
    /// only likely to be the same. Two hours here and one there make one pair. Within one plan only the same specialist's hours
    /// of the same subject under another measure are listed: one person may teach two subjects on a day, and two people one.
    func listDoubleHours(of entry: ConsultationEntry.ID, _ measure: DeliveredMeasure, startsAt: Int?) throws {
        let plan = measure.key.plan
        let hours = try connection.query(
            """
            SELECT c.id FROM consultation c WHERE c.entry_id = \(entry) AND c.plan_id = \(plan) AND c.line = \(measure.key.line)
            AND c.outcome = 'held' ORDER BY c.id
            """)
        guard let first = hours.first else { return }
        let untimed: SQL = startsAt == nil ? "TRUE" : "o.starts_at IS NULL"
        let others = try connection.query(
            """
            SELECT o.id, o.plan_id FROM consultation c JOIN consultation o ON o.learner_id = c.learner_id
                AND o.held_on = c.held_on AND (o.plan_id <> c.plan_id OR o.line <> c.line)
            WHERE c.id = \(try first[0] as Int64) AND o.outcome = 'held' AND o.withdrawn_at IS NULL AND \(untimed)
            AND (CASE WHEN o.kind = c.kind AND o.subject = c.subject THEN 1 ELSE 0 END
                + CASE WHEN o.specialist_id = c.specialist_id OR (o.specialist_id IS NULL AND c.specialist_id IS NULL
                    AND o.specialist = c.specialist AND o.institution_id = c.institution_id) THEN 1 ELSE 0 END)
                >= CASE WHEN o.plan_id = c.plan_id THEN 2 ELSE 1 END
            AND NOT EXISTS (SELECT 1 FROM double_funding d WHERE d.noun = 'consultation'
                AND ((d.earlier_id = o.id AND d.later_plan_id = c.plan_id AND \(DoubleFunding.counts("d.later_id")))
                    OR (d.later_id = o.id AND d.earlier_plan_id = c.plan_id AND \(DoubleFunding.counts("d.earlier_id")))))
            ORDER BY o.recorded_at, o.id
            """)
        // An hour may have a double in another plan and one in its own.
        let plans = try others.map { other in (id: try other[0] as Int64, plan: try other[1] as SupportPlan.ID) }
        for found in [plans.filter { $0.plan != plan }, plans.filter { $0.plan == plan }] {
            for (hour, other) in zip(hours, found) {
                try list(.consultation, .hour, later: try hour[0], of: plan, earlier: other.id, of: other.plan)
            }
        }
    }

    /// An hour in a new row is the same hour: its pairs and what was decided about them go with it.
    func carryPairs(from old: Int64, to new: Int64) throws {
        let pairs = try connection.query(
            """
            SELECT d.id, d.later_id, d.earlier_id FROM double_funding d
            WHERE d.noun = 'consultation' AND (d.later_id = \(old) OR d.earlier_id = \(old)) ORDER BY d.id
            """)
        for pair in pairs {
            let (was, later, earlier): (DoubleFunding.ID, Int64, Int64) = (try pair[0], try pair[1], try pair[2])
            let id = DoubleFunding.ID(at: now)
            try connection.execute(
                """
                INSERT INTO double_funding (id, noun, ground, later_id, later_plan_id, earlier_id, earlier_plan_id, recorded_at)
                SELECT CAST(\(id) AS BIGINT), noun, ground, CAST(\(later == old ? new : later) AS BIGINT), later_plan_id,
                    CAST(\(earlier == old ? new : earlier) AS BIGINT), earlier_plan_id, recorded_at
                FROM double_funding WHERE id = \(was)
                """)
            try connection.execute(
                """
                INSERT INTO double_funding_decision (id, double_funding_id, verdict, reason, actor_id, acting_role, decided_at)
                SELECT CAST(\(Identifier<DoubleFunding.Decision>(at: now)) AS BIGINT), CAST(\(id) AS BIGINT), verdict, reason,
                    actor_id, acting_role, decided_at
                FROM double_funding_decision WHERE double_funding_id = \(was) AND superseded_at IS NULL
                """)
        }
    }

    /// Work of an author that may be claimed twice: for the same learner, on the same day, of the same kind.
    func listDoubleWork(_ work: AuthorWork.ID, of plan: SupportPlan) throws {
        let other = try connection.first(
            """
            SELECT o.id, o.plan_id FROM author_work c JOIN support_plan p ON p.id = c.plan_id
            JOIN support_plan op ON op.learner_id = p.learner_id AND op.author_id = p.author_id
            JOIN author_work o ON o.plan_id = op.id AND o.worked_on = c.worked_on AND o.kind = c.kind AND o.id <> c.id
            WHERE c.id = \(work) AND o.withdrawn_at IS NULL
            ORDER BY CASE WHEN o.plan_id = c.plan_id THEN 1 ELSE 0 END, o.recorded_at, o.id
            """)
        guard let other else { return }
        try list(
            .authorWork, .work, later: work.number, of: plan.id, earlier: try other[0], of: try other[1])
    }
}
