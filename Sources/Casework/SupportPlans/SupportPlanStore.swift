import Language
import Storage

extension Registry {
    package var supportPlans: SupportPlanStore { SupportPlanStore(registry: self) }
}

/// Support plans as people work with them. Every operation runs in one transaction and leaves its journal row there.
package struct SupportPlanStore: Sendable {
    let registry: Registry

    /// A plan with all that its page shows.
    package struct File: Sendable {
        package let plan: SupportPlan
        package let content: PlanContent
        package let catalogue: PlanCatalogue
        package let money: PlanMoney
        package let states: [PlanStep]
        package let approvals: [Approval]
        package let evaluation: Evaluation?
        package let work: [AuthorWork]
        /// Held hours by the line of the measure.
        package let held: [Int: Int]
        /// What this version changes against the one that the deciding level saw last; empty for a first submission.
        package let differences: [PlanDifference]
        /// What is missing before the plan can be submitted; only while somebody works on it.
        package let gaps: [Problem]
        /// What the viewer may do now.
        package let possible: Set<SupportPlan.Event>
    }

    /// Opens a plan. Leaves a journal row `sensitive_read` with the viewer's purpose.
    package func open(
        _ id: SupportPlan.ID, as viewer: Viewer, reading action: JournalEntry.Action = .read
    ) async throws(Rejection) -> File {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            try tx.record(action, plan)
            return try tx.file(of: plan)
        }
    }
}

extension Transaction {
    func file(of plan: SupportPlan) throws -> SupportPlanStore.File {
        let special = try mayReadSpecialText(of: plan)
        let content = try content(of: plan.version.id, special: special)
        let rules = try rules(for: plan)
        var possible: Set<SupportPlan.Event> = []
        for event in SupportPlan.Event.allCases where plan.state.after(event) != nil {
            if try may(event, with: plan) { possible.insert(event) }
        }
        var gaps: [Problem] = []
        if plan.state.after(.submit) != nil {
            gaps = try gapsBeforeSubmission(of: plan, content: content, rules: rules)
        }
        return SupportPlanStore.File(
            plan: plan, content: content, catalogue: rules.catalogue, money: PlanMoney(content, in: rules.catalogue),
            states: try steps(of: plan.id), approvals: try approvals(of: plan.id),
            evaluation: try evaluation(of: plan.id),
            work: try authorWork(of: plan.id), held: try heldHours(of: plan.id),
            differences: try differences(in: plan, content: content, special: special),
            gaps: gaps, possible: possible)
    }

    /// Against what the deciding level saw last: the version that holds, else the one that was returned.
    private func differences(in plan: SupportPlan, content: PlanContent, special: Bool) throws -> [PlanDifference] {
        let known = try approvedVersion(of: plan.id) ?? plan.version.basedOn
        guard let known, known != plan.version.id else { return [] }
        return content.differences(from: try self.content(of: known, special: special))
    }

    /// Everything that keeps a plan from being submitted: what is not filled in, and the application that must be there first.
    func gapsBeforeSubmission(of plan: SupportPlan, content: PlanContent, rules: PlanRules) throws -> [Problem] {
        var problems = content.problems(against: rules) + content.gaps(against: rules)
        let application = try connection.first(
            """
            SELECT 1 AS there FROM application a WHERE a.learner_id = \(plan.learner) AND a.institution_id = \(plan.institution)
            AND a.withdrawn_at IS NULL
            """)
        if application == nil { problems.insert(Problem("application", "plan.gap.application"), at: 0) }
        return problems
    }
}

/// A state that a plan was in, with its time and the person who brought it there.
package struct PlanStep: Sendable {
    package let state: SupportPlan.State
    package let level: ApprovalLevel?
    package let enteredAt: Instant
    package let leftAt: Instant?
    package let actorName: String?
    package let reasonCode: String?
    package let reason: String?
}

extension Transaction {
    func steps(of plan: SupportPlan.ID) throws -> [PlanStep] {
        try connection.query(
            """
            SELECT st.state, st.level, st.entered_at, st.left_at, a.given_name, a.surname, st.reason_code, st.reason
            FROM plan_state st LEFT JOIN person a ON a.id = st.actor_id
            WHERE st.plan_id = \(plan)
            ORDER BY st.entered_at, CASE WHEN st.left_at IS NULL THEN 1 ELSE 0 END, st.left_at, st.id
            """
        ).map { row in
            let given: String? = try row[4]
            let surname: String? = try row[5]
            return PlanStep(
                state: try .stored(try row[0]), level: try (row[1] as String?).map(ApprovalLevel.stored),
                enteredAt: try row[2],
                leftAt: try row[3], actorName: given.map { "\($0) \(surname ?? "")" }, reasonCode: try row[6],
                reason: try row[7])
        }
    }
}
