import Language
import Storage

extension Viewer {
    /// Which plans a viewer may open: all of an institution for its head and coordinators, one's own for an author;
    /// for the levels above only what was submitted at least once, because a draft is nobody's business up there.
    func scopeOfPlans(on today: Day) -> SQL {
        guard let person else { return "TRUE" }
        return """
            (\(scope(.readPlan, of: "p.institution_id", on: today))
            OR (p.author_id = \(person) AND \(scope(.writePlan, of: "p.institution_id", on: today)))
            OR (EXISTS (SELECT 1 FROM plan_version sent WHERE sent.plan_id = p.id AND sent.submitted_at IS NOT NULL)
                AND \(scope(.readSubmittedPlan, of: "p.institution_id", on: today))))
            """
    }

    /// Whose plans a viewer works on: an author on the own ones, the head on all of the institution (FAQ item IAP-12).
    func scopeOfPlanWork(on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            ((p.author_id = \(person) AND \(scope(.writePlan, of: "p.institution_id", on: today)))
            OR \(scope(.approveForInstitution, of: "p.institution_id", on: today)))
            """
    }

    /// The version that a viewer sees: the newest for the institution, the newest submitted one for the levels above.
    func scopeOfVersions(on today: Day) -> SQL {
        guard let person else { return "v.number = p.version" }
        return """
            v.number = CASE WHEN \(scope(.readPlan, of: "p.institution_id", on: today)) OR p.author_id = \(person)
            THEN p.version
            ELSE (SELECT max(sent.number) FROM plan_version sent WHERE sent.plan_id = p.id AND sent.submitted_at IS NOT NULL) END
            """
    }
}

extension Transaction {
    /// Whether the viewer holds a right for a unit today.
    func holds(_ right: Right, for unit: Unit.ID) throws -> Bool {
        try connection.first("SELECT 1 AS held WHERE \(viewer.scope(right, of: "\(unit)", on: today))") != nil
    }

    /// A unit that is named in a form counts like one in an address: out of scope it is not found. Somebody who has the
    /// right nowhere is told who has it.
    func require(_ right: Right, for unit: Unit.ID, refusal: Message) throws {
        guard try !holds(right, for: unit) else { return }
        throw viewer.roles(for: right).isEmpty ? Rejection.notAllowed(refusal) : Rejection.notFound
    }

    /// The plan with the version that the viewer may see.
    /// - Throws: `Rejection.notFound` for a plan that does not exist or is out of scope.
    func visiblePlan(_ id: SupportPlan.ID) throws -> SupportPlan {
        let row = try connection.first(
            """
            SELECT \(SupportPlan.columns) FROM \(SupportPlan.joins)
            WHERE p.id = \(id) AND \(viewer.scopeOfPlans(on: today)) AND \(viewer.scopeOfVersions(on: today))
            """)
        guard let row else { throw Rejection.notFound }
        return try SupportPlan(row: row)
    }

    /// The plan, if the viewer may do this with it now.
    /// - Throws: `.notFound`, `.notAllowed` with who can, `.conflict` where the state forbids it, `.stale` where `lock` is an older one.
    func plan(_ id: SupportPlan.ID, for event: SupportPlan.Event, lock: Int64? = nil) throws -> SupportPlan {
        let plan = try visiblePlan(id)
        guard try may(event, with: plan) else {
            throw Rejection.notAllowed(
                Message("plan.not_allowed.\(event.rawValue)", ["author": .text(plan.authorName)]))
        }
        guard plan.state.after(event) != nil else {
            throw Rejection.conflict(
                Message(
                    "plan.wrong_state",
                    [
                        "event": .message(Message("plan.event.\(event.rawValue)")),
                        "state": .message(Message("plan.state.\(plan.state.rawValue)")),
                    ]))
        }
        if let lock, lock != plan.lock { throw Rejection.stale }
        return plan
    }

    /// Who may do what with a plan (FAQ items IAP-01, IAP-12): the author and the head of the institution work on it,
    /// each level answers for itself, the head confirms the end, the state opens again.
    func may(_ event: SupportPlan.Event, with plan: SupportPlan) throws -> Bool {
        switch event {
        case .edit, .submit, .suspend, .resume, .revise, .void, .evaluate, .start:
            return try connection.first(
                """
                SELECT 1 AS works FROM support_plan p WHERE p.id = \(plan.id) AND \(viewer.scopeOfPlanWork(on: today))
                """) != nil
        case .approve, .giveBack:
            guard let level = plan.level else {
                return try ApprovalLevel.allCases.contains { try holds($0.right, for: plan.institution) }
            }
            return try holds(level.right, for: plan.institution)
        case .complete: return try holds(.approveForInstitution, for: plan.institution)
        case .reopen: return try holds(.approveForState, for: plan.institution)
        }
    }

    /// Whether the viewer may read texts of special categories in this plan: the institution always, a level above only
    /// while it has to decide (data protection, domain specification 3.3).
    func mayReadSpecialText(of plan: SupportPlan) throws -> Bool {
        if viewer.person == plan.author, try holds(.writePlan, for: plan.institution) { return true }
        if try holds(.readSpecialText, for: plan.institution) { return true }
        guard plan.state == .inApproval, let level = plan.level else { return false }
        return try holds(level.right, for: plan.institution)
    }
}
