import Language
import Storage

/// One level's answer about one version of a plan: who, in which role, when, and why.
package struct Approval: Sendable {
    package enum Decision: String, StoredWord, Sendable {
        case approved
        case returned
    }

    package let version: Int
    package let level: ApprovalLevel
    package let decision: Decision
    package let actorName: String
    package let role: String
    package let reasonCode: String?
    /// The part of the plan that a return points to, one of `PlanContent.places`.
    package let place: String?
    package let comment: String
    package let decidedAt: Instant
}

extension PlanContent {
    /// Everything that a return can point to, in the order of the plan. Rows are named by what they keep through all
    /// versions: `words`, `screening.CATEGORY`, `risks.FACTOR`, `goals.LINE`, `measures.LINE`, `author_hours`.
    package var places: [String] {
        ["words"] + screening.keys.sorted().map { "screening.\($0)" } + risks.map { "risks.\($0.factor)" }
            + goals.map { "goals.\($0.line)" } + measures.map { "measures.\($0.line)" } + ["author_hours"]
    }
}

/// Why a plan goes back, and to which row.
package struct ReturnReason: Sendable {
    package let code: String
    package let place: String?
    package let comment: String

    package init(code: String, place: String?, comment: String) {
        self.code = code
        self.place = place
        self.comment = comment
    }
}

extension Transaction {
    func approvals(of plan: SupportPlan.ID) throws -> [Approval] {
        try connection.query(
            """
            SELECT v.number, a.level, a.decision, p.given_name, p.surname, a.acting_role, a.reason_code, a.place, a.comment, a.decided_at
            FROM approval a JOIN plan_version v ON v.id = a.version_id JOIN person p ON p.id = a.actor_id
            WHERE a.plan_id = \(plan) ORDER BY a.decided_at, a.id
            """
        ).map { row in
            Approval(
                version: try row[0], level: try .stored(try row[1]), decision: try .stored(try row[2]),
                actorName: "\(try row[3] as String) \(try row[4] as String)", role: try row[5], reasonCode: try row[6],
                place: try row[7], comment: try row[8], decidedAt: try row[9])
        }
    }

    /// Writes the answer of the level that is due, in the viewer's role for it at the plan's institution.
    func decide(_ decision: Approval.Decision, about plan: SupportPlan, _ reason: ReturnReason?, comment: String) throws
    {
        guard let level = plan.level, let person = viewer.person,
            let role = try actingRole(for: [level.right], at: plan.institution)
        else { throw Rejection.notAllowed("plan.not_allowed.approve") }
        try connection.execute(
            """
            INSERT INTO approval (id, plan_id, version_id, level, decision, actor_id, acting_role, unit_id, reason_code, place,
                comment, decided_at)
            VALUES (\(Identifier<Approval>(at: now)), \(plan.id), \(plan.version.id), \(level.rawValue), \(decision.rawValue),
                \(person), \(role.kind.rawValue), \(role.unit), \(reason?.code), \(reason?.place), \(comment), \(now))
            """)
    }
}
