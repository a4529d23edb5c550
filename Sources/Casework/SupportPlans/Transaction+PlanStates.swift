import Storage

extension Transaction {
    /// Ends the state that holds and records the next one; the plan's lock grows, so that forms opened before are stale.
    func enter(
        _ state: SupportPlan.State, level: ApprovalLevel? = nil, plan: SupportPlan.ID, reasonCode: String? = nil,
        reason: String? = nil
    ) throws {
        let left = try connection.execute(
            "UPDATE plan_state SET left_at = \(now) WHERE plan_id = \(plan) AND left_at IS NULL")
        try connection.execute(
            """
            INSERT INTO plan_state (id, plan_id, state, level, entered_at, actor_id, reason_code, reason)
            VALUES (\(Identifier<SupportPlan.State>(at: now)), \(plan), \(state.rawValue), \(level?.rawValue), \(now),
                \(viewer.person), \(reasonCode), \(reason))
            """)
        if left == 1 { try touch(plan) }
    }

    func touch(_ plan: SupportPlan.ID) throws {
        try connection.execute("UPDATE support_plan SET lock = lock + 1 WHERE id = \(plan)")
    }

    /// The next version of a plan with the content of an earlier one: what was submitted before stays as it was.
    @discardableResult
    func nextVersion(of plan: SupportPlan, copying content: PlanContent, in catalogue: PlanCatalogue) throws
        -> PlanVersion.ID
    {
        let id = PlanVersion.ID(at: now)
        let number = plan.version.number + 1
        try connection.execute(
            """
            INSERT INTO plan_version (id, plan_id, number, based_on_id, own_words, strengths, author_hours, planned_cents, recorded_at)
            VALUES (\(id), \(plan.id), \(number), \(plan.version.id), '', '', 0, 0, \(now))
            """)
        try replaceContent(of: id, with: content, in: catalogue)
        try connection.execute("UPDATE support_plan SET version = \(number) WHERE id = \(plan.id)")
        return id
    }

    /// The version that counts today, if one was ever approved.
    func approvedVersion(of plan: SupportPlan.ID) throws -> PlanVersion.ID? {
        try connection.first(
            """
            SELECT id FROM plan_version WHERE plan_id = \(plan) AND approved_at IS NOT NULL AND superseded_at IS NULL
            """
        ).map { try $0[0] }
    }

    /// The journal row of something that was done with a plan.
    func record(_ action: JournalEntry.Action, _ plan: SupportPlan, _ changes: [JournalEntry.Change] = []) throws {
        var rights: [Right] = [.readPlan, .readSubmittedPlan, .writePlan]
        if action == .approved || action == .returned, let level = plan.level { rights = [level.right] }
        if action == .completed { rights = [.approveForInstitution] }
        try record(
            JournalEntry(action, .init("support_plan", plan.id.number), learners: [plan.learner], changes: changes),
            at: plan.institution, by: rights)
    }

    /// From approved to in progress, once the first measure's day has come (domain specification 12.1: done by the system).
    func startIfDue(_ plan: SupportPlan) throws {
        let due = try connection.first("SELECT 1 AS due FROM support_plan p WHERE p.id = \(plan.id) AND \(isDue)")
        if due != nil { try start(plan) }
    }

    func start(_ plan: SupportPlan) throws {
        try enter(.inProgress, plan: plan.id)
        try record(.started, plan)
    }

    /// Whether a measure of the approved version of the plan `p` has begun.
    var isDue: SQL {
        """
        EXISTS (SELECT 1 FROM plan_measure dm JOIN plan_version dv ON dv.id = dm.version_id
            WHERE dv.plan_id = p.id AND dv.approved_at IS NOT NULL AND dv.superseded_at IS NULL AND dm.starts_on <= \(today))
        """
    }
}
