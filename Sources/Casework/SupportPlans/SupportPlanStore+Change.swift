import Language
import Storage

extension SupportPlanStore {
    /// Opens an approved plan for changes: a new version is worked on, the approved one goes on to count.
    package func revise(_ id: SupportPlan.ID, reason: String = "", as viewer: Viewer) async throws(Rejection) {
        try await reopen(id, for: .revise, .revised, reason: reason, as: viewer)
    }

    /// Goes on with a suspended plan, in the same semester only (FAQ item IAP-12); then it is approved again.
    package func resume(_ id: SupportPlan.ID, reason: String = "", as viewer: Viewer) async throws(Rejection) {
        try await reopen(id, for: .resume, .resumed, reason: reason, as: viewer)
    }

    private func reopen(
        _ id: SupportPlan.ID, for event: SupportPlan.Event, _ action: JournalEntry.Action, reason: String,
        as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: event)
            if event == .resume, plan.semester.end < tx.today {
                throw Rejection.conflict("plan.problem.resume_too_late")
            }
            let rules = try tx.rules(for: plan)
            let content = try tx.content(of: plan.version.id, special: true)
            try tx.enter(.inRevision, plan: id, reason: reason)
            try tx.nextVersion(of: plan, copying: content, in: rules.catalogue)
            try tx.record(action, plan)
        }
    }

    /// Stops a plan for the time being: long absence, or the learner leaves the project. The reason is obligatory (IAP-12).
    package func suspend(
        _ id: SupportPlan.ID, reasonCode: String, reason: String, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .suspend)
            var problems: [Problem] = []
            if !(try tx.items(.suspensionReason, on: tx.today).contains { $0.code == reasonCode }) {
                problems.append(Problem("reason_code", "plan.problem.unknown_reason"))
            }
            if reason.isEmpty { problems.append(Problem("reason", "plan.problem.comment_missing")) }
            if reason.count > PlanRules.longestText { problems.append(Problem("reason", "plan.problem.text_too_long")) }
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            try tx.enter(.suspended, plan: id, reasonCode: reasonCode, reason: reason)
            try tx.record(.suspended, plan, [JournalEntry.Change("reason", from: nil, to: reasonCode)])
        }
    }

    /// Takes a plan back as if it had not been, in one action. Possible only while nothing is spent (IAP-12).
    /// - Throws: `.conflict` that names every row that is in the way.
    package func void(_ id: SupportPlan.ID, reason: String, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .void)
            guard !reason.isEmpty else { throw Rejection.invalid("reason", "plan.problem.comment_missing") }
            guard reason.count <= PlanRules.longestText else {
                throw Rejection.invalid("reason", "plan.problem.text_too_long")
            }
            let spent = try tx.authorWork(of: id)
            let compensations = try tx.compensationsInTheWay(of: id)
            guard spent.isEmpty, compensations.isEmpty else {
                throw Rejection.conflict(
                    compensations
                        + spent.map { work in
                            Problem(
                                "work-\(work.id)",
                                Message(
                                    "plan.problem.spent_author_work",
                                    [
                                        "day": .day(work.day), "hours": .number(work.hours),
                                        "sum": .money(work.sum.cents),
                                        "kind": .message(Message("plan.work.\(work.kind.rawValue)")),
                                    ]))
                        })
            }
            try tx.connection.execute("UPDATE support_plan SET voided_at = \(tx.now) WHERE id = \(id)")
            try tx.connection.execute(
                """
                UPDATE plan_version SET superseded_at = \(tx.now)
                WHERE plan_id = \(id) AND approved_at IS NOT NULL AND superseded_at IS NULL
                """)
            try tx.enter(.voided, plan: id, reason: reason)
            try tx.record(.voided, plan)
        }
    }

    /// Moves every approved plan whose first measure has begun to *in progress*. Run at start and once an hour.
    /// - Returns: how many.
    @discardableResult
    package func startDue(as viewer: Viewer) async throws(Rejection) -> Int {
        try await registry.write(as: viewer) { tx in
            let waiting = try tx.connection.query(
                """
                SELECT \(SupportPlan.columns) FROM \(SupportPlan.joins)
                WHERE st.state = 'approved' AND v.number = p.version AND \(viewer.scopeOfPlans(on: tx.today))
                """
            ).map(SupportPlan.init(row:))
            for plan in waiting { try tx.startIfDue(plan) }
            return waiting.count
        }
    }
}
