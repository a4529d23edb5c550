import Storage

/// What waits for a person, most urgent first: the home page.
package struct WorkList: Sendable {
    /// Approvals, returned plans and evaluations that wait for the viewer's answer.
    package let mustAnswer: [PlanSummary]
    /// How many plans wait for an approval by the viewer; `mustAnswer` has those that wait longest.
    package let toApprove: Int
    /// Drafts that the viewer has begun not long ago.
    package let drafts: [PlanSummary]
    /// Drafts of the viewer that have lain for more than `idleDays` days.
    package let idleDrafts: [PlanSummary]
    /// Learners who had a plan last semester, are still here, and have none now.
    package let withoutPlan: [LearnerSummary]
    /// Plans of the viewer that must be evaluated before long.
    package let endingSoon: [PlanSummary]

    /// A draft that is older than this is forgotten rather than written.
    package static let idleDays = 14
    /// How long before the end of its semester a plan without an evaluation is ending soon.
    static let lastDays = 21

    /// Everything that waits for the viewer's answer, shown or not.
    package var toAnswer: Int { toApprove + mustAnswer.count { $0.plan.state != .inApproval } }
}

extension SupportPlanStore {
    package func workList(as viewer: Viewer) async throws(Rejection) -> WorkList {
        try await registry.write(as: viewer) { tx in
            guard let person = viewer.person else {
                return WorkList(
                    mustAnswer: [], toApprove: 0, drafts: [], idleDrafts: [], withoutPlan: [], endingSoon: [])
            }
            let waiting = try tx.waitingForApproval()
            let returned = try tx.planSummaries("st.state = 'in_revision' AND p.author_id = \(person)", limit: 50)
            let toConfirm = try tx.planSummaries(
                """
                st.state IN ('in_progress', 'suspended') AND \(viewer.scope(.approveForInstitution, of: "p.institution_id", on: tx.today))
                AND EXISTS (SELECT 1 FROM evaluation ev WHERE ev.plan_id = p.id AND ev.withdrawn_at IS NULL AND ev.confirmed_at IS NULL)
                """, limit: 50)
            let ending = try tx.planSummaries(
                """
                st.state IN ('in_progress', 'suspended') AND p.author_id = \(person) AND s.ends_on <= \(tx.today.advanced(by: WorkList.lastDays))
                AND NOT EXISTS (SELECT 1 FROM evaluation ev WHERE ev.plan_id = p.id AND ev.withdrawn_at IS NULL)
                """, limit: 50)
            let drafts = try tx.planSummaries(
                "st.state = 'draft' AND p.author_id = \(person)", order: .longestInState, limit: 50)
            let idle = drafts.prefix { $0.plan.since.day < tx.today.advanced(by: -WorkList.idleDays) }
            let list = WorkList(
                mustAnswer: waiting + returned + toConfirm, toApprove: try tx.countOfWaiting(),
                drafts: Array(drafts.dropFirst(idle.count)), idleDrafts: Array(idle),
                withoutPlan: try tx.learnersWithoutPlan(), endingSoon: ending)
            let shown =
                (list.mustAnswer + drafts + list.endingSoon).map(\.plan.learner) + list.withoutPlan.map(\.id)
            if !shown.isEmpty { try tx.record(JournalEntry(.listed, .init("work_list"), learners: shown)) }
            return list
        }
    }

    /// The plans that wait for the viewer's level, the longest waiting first: a page of them.
    package func approvalQueue(page: Int = 1, as viewer: Viewer) async throws(Rejection) -> [PlanSummary] {
        try await registry.write(as: viewer) { tx in
            let waiting = try tx.waitingForApproval(page: page)
            if !waiting.isEmpty {
                try tx.record(JournalEntry(.listed, .init("approval_queue"), learners: waiting.map(\.plan.learner)))
            }
            return waiting
        }
    }

    /// How many plans wait for the viewer's level in all.
    package func approvalCount(as viewer: Viewer) async throws(Rejection) -> Int {
        try await registry.read(as: viewer) { tx in try tx.countOfWaiting() }
    }

    /// Plans on a page of the queue.
    package static let queuePage = 50
}

extension SupportPlanStore {
    /// The plan that waits longest for the viewer besides one: where to go on, not what stands there, so no row is left.
    package func nextToApprove(after id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) -> SupportPlan.ID? {
        try await registry.read(as: viewer) { tx in
            try tx.waitingForApproval().first { $0.plan.id != id }?.plan.id
        }
    }
}

extension Transaction {
    fileprivate func waitingForApproval(page: Int = 1) throws -> [PlanSummary] {
        let size = SupportPlanStore.queuePage
        return try planSummaries(
            isWaiting, order: .longestInState, limit: size, offset: max(0, page - 1) * size)
    }

    fileprivate func countOfWaiting() throws -> Int {
        try connection.first(
            """
            SELECT count(*) FROM support_plan p JOIN plan_state st ON st.plan_id = p.id AND st.left_at IS NULL
            WHERE \(isWaiting) AND \(viewer.scopeOfPlans(on: today))
            """)?[0] ?? 0
    }

    /// For the approval of the viewer's level.
    private var isWaiting: SQL {
        let levels = ApprovalLevel.allCases.map { level -> SQL in
            "(st.level = \(level.rawValue) AND \(viewer.scope(level.right, of: "p.institution_id", on: today)))"
        }
        return "st.state = 'in_approval' AND (\(levels.joined(separator: " OR ")))"
    }

    fileprivate func learnersWithoutPlan() throws -> [LearnerSummary] {
        guard viewer.roles.contains(where: { Right.writePlan.roles.contains($0.kind) }) else { return [] }
        let current: Int64? = try connection.first(
            """
            SELECT id FROM semester WHERE starts_on <= \(today) ORDER BY starts_on DESC
            """)?[0]
        guard let current else { return [] }
        return try learnerSummaries(
            """
            EXISTS (SELECT 1 FROM support_plan past JOIN semester os ON os.id = past.semester_id
                WHERE past.learner_id = l.id AND past.voided_at IS NULL AND os.ends_on < \(today) AND os.ends_on >= \(today.advanced(by: -250)))
            AND NOT EXISTS (SELECT 1 FROM support_plan later WHERE later.learner_id = l.id AND later.voided_at IS NULL AND later.semester_id >= \(current))
            AND (e.valid_to IS NULL OR e.valid_to >= \(today))
            """)
    }
}
