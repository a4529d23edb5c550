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
            try tx.release(plan, for: .suspension)
            try tx.record(.suspended, plan, [JournalEntry.Change("reason", from: nil, to: reasonCode)])
        }
    }

    /// Undoes a suspension that the viewer made by mistake a short while ago: the plan stands where it stood.
    package func undoSuspension(of id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .resume)
            let row = try tx.connection.first(
                """
                SELECT earlier.state, earlier.level FROM plan_state held
                JOIN plan_state earlier ON earlier.plan_id = held.plan_id AND earlier.left_at = held.entered_at
                WHERE held.plan_id = \(id) AND held.left_at IS NULL AND held.actor_id = \(viewer.person)
                AND held.entered_at >= \(tx.now.advanced(bySeconds: -SupportPlanStore.undoSeconds))
                ORDER BY earlier.entered_at DESC, earlier.id DESC
                """)
            guard let row else { throw Rejection.conflict("plan.problem.undo_too_late") }
            let level = try (row[1] as String?).map(ApprovalLevel.stored)
            try tx.enter(.stored(try row[0]), level: level, plan: id)
            try tx.reserveAgain(plan, for: .resumption)
            try tx.record(.resumed, plan, [JournalEntry.Change("suspension", from: plan.reasonCode, to: nil)])
        }
    }

    /// How long a suspension can be undone.
    static let undoSeconds = 15 * 60

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
            let delivered = try tx.spentHours(of: id) + tx.compensationsInTheWay(of: id)
            guard spent.isEmpty, delivered.isEmpty else {
                throw Rejection.conflict(
                    delivered
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
            try tx.release(plan, for: .voiding)
            try tx.record(.voided, plan)
        }
    }

    /// Moves every approved plan whose first measure has begun to *in progress*. Run at start and once an hour.
    /// - Returns: how many.
    @discardableResult
    package func startDue(as viewer: Viewer) async throws(Rejection) -> Int {
        try await registry.write(as: viewer) { tx in
            let due = try tx.connection.query(
                """
                SELECT \(SupportPlan.columns) FROM \(SupportPlan.joins)
                WHERE st.state = 'approved' AND v.number = p.version AND \(tx.isDue) AND \(viewer.scopeOfPlans(on: tx.today))
                """
            ).map(SupportPlan.init(row:))
            for plan in due { try tx.start(plan) }
            return due.count
        }
    }
}
