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
        /// What an evaluation answers: the version that counts, also while a later one is being worked on.
        package let evaluated: PlanContent
        package let work: [AuthorWork]
        /// Held hours by the line of the measure.
        package let held: [Int: Int]
        /// Held hours that wait for the word of the other side; completing the plan does not wait for them.
        package let unconfirmed: [UnconfirmedDay]
        /// What this version changes against the one that the deciding level saw last; empty for a first submission.
        package let differences: [PlanDifference]
        /// The version that the differences are told against.
        package let earlier: PlanContent?
        /// What stands as the plan of an earlier semester left it; `nil` where there was none.
        package let carried: CarriedParts?
        /// What is missing before the plan can be submitted; only while somebody works on it.
        package let gaps: [Problem]
        /// What the viewer may do now.
        package let possible: Set<SupportPlan.Event>

        /// Whether texts of special categories stand in the plan, or in what it changes, and the viewer reads them.
        var showsSpecialText: Bool {
            let risks = catalogue.risks
            return content.risks.contains { risks.factor($0.factor)?.special != false && !($0.evidence ?? "").isEmpty }
                || differences.contains { difference in
                    difference.section == .risk && risks.factor(difference.row)?.special != false
                        && !(difference.before ?? "").isEmpty && difference.field == "evidence"
                }
        }

        /// The answer with which the plan came back, until it is submitted again.
        package var openReturn: Approval? {
            guard plan.state == .inRevision, let last = approvals.last(where: { $0.decision == .returned }),
                last.version >= plan.version.number - 1, approvals.allSatisfy({ $0.version <= last.version })
            else { return nil }
            return last
        }
    }

    /// What a form of a plan is read with: nothing that the plan says, so that saving leaves the row of the save alone.
    package struct FormLists: Sendable {
        package let semester: PlanSemester
        package let catalogue: PlanCatalogue
    }

    package func formLists(of id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) -> FormLists {
        try await registry.read(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            return FormLists(
                semester: plan.semester, catalogue: try tx.catalogue(on: plan.semester.start, in: plan.programme))
        }
    }

    /// Opens a plan. Leaves a journal row `sensitive_read` with the viewer's purpose.
    package func open(
        _ id: SupportPlan.ID, as viewer: Viewer, reading action: JournalEntry.Action = .read
    ) async throws(Rejection) -> File {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            let file = try tx.file(of: plan)
            try tx.record(action, plan, file.showsSpecialText ? [.special] : [])
            return file
        }
    }
}

extension Transaction {
    func file(of plan: SupportPlan) throws -> SupportPlanStore.File {
        let special = try mayReadSpecialText(of: plan)
        let rules = try rules(for: plan)
        let isKept = plan.version.submittedAt != nil
        let kept = try content(of: plan.version.id, special: special)
        let content = isKept ? kept : kept.priced(in: rules.catalogue)
        let approved = try approvedVersion(of: plan.id)
        var possible: Set<SupportPlan.Event> = []
        for event in SupportPlan.Event.allCases where plan.state.after(event) != nil {
            if try may(event, with: plan) { possible.insert(event) }
        }
        if approved == nil { possible.subtract([.evaluate, .complete]) }
        let known = try known(to: plan, approved).map { try self.content(of: $0, special: special) }
        let counting = try approved.flatMap { $0 == plan.version.id ? nil : try self.content(of: $0, special: special) }
        var gaps: [Problem] = []
        if plan.state.after(.submit) != nil {
            gaps = try gapsBeforeSubmission(of: plan, content: content, rules: rules)
        }
        return SupportPlanStore.File(
            plan: plan, content: content, catalogue: rules.catalogue,
            money: isKept
                ? PlanMoney(content, kept: try keptTotal(of: plan.version.id))
                : PlanMoney(content, in: rules.catalogue),
            states: try steps(of: plan.id), approvals: try approvals(of: plan.id),
            evaluation: try evaluation(of: plan.id, special: special), evaluated: counting ?? content,
            work: try authorWork(of: plan.id), held: try heldHours(of: plan.id),
            unconfirmed: try unconfirmedDays(of: plan.id),
            differences: known.map(content.differences) ?? [], earlier: known,
            carried: try carriedParts(of: plan, content: content), gaps: gaps, possible: possible)
    }

    /// Against what the deciding level saw last: the version that holds, else the one that was returned.
    private func known(to plan: SupportPlan, _ approved: PlanVersion.ID?) throws -> PlanVersion.ID? {
        let known = approved ?? plan.version.basedOn
        return known == plan.version.id ? nil : known
    }

    private func keptTotal(of version: PlanVersion.ID) throws -> Euro {
        try connection.first("SELECT planned_cents FROM plan_version WHERE id = \(version)")?[0] ?? .zero
    }

    /// Everything that keeps a plan from being submitted: what is not filled in, and the application that must be there first.
    func gapsBeforeSubmission(of plan: SupportPlan, content: PlanContent, rules: PlanRules) throws -> [Problem] {
        var problems = content.problems(against: rules) + content.gaps(against: rules) + (try timeProblems(of: plan))
        let application = try connection.first(
            """
            SELECT 1 AS there FROM application a WHERE a.learner_id = \(plan.learner) AND a.institution_id = \(plan.institution)
            AND a.withdrawn_at IS NULL
            """)
        if application == nil { problems.insert(Problem("application", "plan.gap.application"), at: 0) }
        return problems
    }
}

extension Transaction {
    /// A first submission keeps to the days that the calendar names; what goes back and forth after it, to the semester.
    private func timeProblems(of plan: SupportPlan) throws -> [Problem] {
        let sent = try connection.first(
            "SELECT 1 AS sent FROM plan_version WHERE plan_id = \(plan.id) AND submitted_at IS NOT NULL LIMIT 1")
        guard sent == nil else {
            guard today > plan.semester.end else { return [] }
            return [Problem(nil, Message("plan.gap.semester_over", ["day": .day(plan.semester.end)]))]
        }
        let open = try semester(Semester.ID(number: plan.semester.id)).submission
        if today < open.from { return [Problem(nil, Message("plan.gap.too_early", ["day": .day(open.from)]))] }
        guard let last = open.through, today > last else { return [] }
        return [Problem(nil, Message("plan.gap.too_late", ["day": .day(last)]))]
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
