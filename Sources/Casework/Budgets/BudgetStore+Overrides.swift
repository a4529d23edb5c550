import Language
import Storage

/// A plan that waits for an approval which would go beyond what is free.
package struct BudgetShortage: Hashable, Sendable {
    package let plan: SupportPlan.ID
    package let planCode: String
    package let version: PlanVersion.ID
    package let budget: Budget
    package let needed: Euro
    package let free: Euro
    package let isOverridden: Bool

    package var missing: Euro { needed - free }
}

extension BudgetStore {
    /// The state lets a plan that waits go beyond what is free: this version, with a reason. The approval itself stays with
    /// the level that is due.
    package func override(_ id: SupportPlan.ID, of partner: String, reason: String, as viewer: Viewer)
        async throws(Rejection)
    {
        try await registry.write(as: viewer) { tx in
            let partner = try tx.partner(coded: partner, .manageBudget)
            guard let shortage = try tx.shortages(of: partner).first(where: { $0.plan == id }) else {
                throw Rejection.notFound
            }
            guard !reason.isEmpty, reason.count <= 1000 else {
                throw Rejection.invalid("reason", "budget.problem.reason")
            }
            guard !shortage.isOverridden else { throw Rejection.conflict("budget.problem.overridden_already") }
            try tx.connection.execute(
                """
                INSERT INTO budget_override (id, plan_id, version_id, reason, granted_by, recorded_at)
                VALUES (\(Identifier<BudgetShortage>(at: tx.now)), \(id), \(shortage.version), \(reason), \(viewer.person), \(tx.now))
                """)
            // Not in the plan's own history: money between partner and state is no matter of its readers.
            try tx.record(
                JournalEntry(
                    .created, .init("budget_override", id.number),
                    changes: [
                        .init("plan", from: nil, to: shortage.planCode),
                        .init("missing.planned", from: nil, to: String(shortage.missing.cents)),
                        .init("reason", from: nil, to: reason),
                    ]))
        }
    }
}

extension Transaction {
    /// The plans of a partner that wait for the level which reserves, and need more than is free.
    func shortages(of partner: UnitRecord) throws -> [BudgetShortage] {
        let level: ApprovalLevel = partner.level == .municipality ? .municipality : .institution
        let rows = try connection.query(
            """
            SELECT p.id, p.code, v.id, p.programme_id, p.semester_id, v.planned_cents,
                coalesce((SELECT c.cents FROM commitment c WHERE c.plan_id = p.id AND c.ended_at IS NULL), 0),
                CAST(coalesce((SELECT sum(e.cents) FROM ledger_entry e WHERE e.plan_id = p.id
                    AND e.account IN ('reserved', 'spent')), 0) AS BIGINT)
            FROM support_plan p JOIN plan_version v ON v.plan_id = p.id AND v.number = p.version
            JOIN plan_state st ON st.plan_id = p.id AND st.left_at IS NULL
            JOIN programme g ON g.id = p.programme_id
            WHERE st.state = 'in_approval' AND st.level = \(level.rawValue) AND g.budget_control
            AND EXISTS (SELECT 1 FROM unit_closure c WHERE c.ancestor_id = \(partner.id)
                AND c.descendant_id = p.institution_id AND \(holds("c", on: today)))
            ORDER BY st.entered_at, p.id
            """)
        var free: [Budget: Euro] = [:]
        return try rows.compactMap { row in
            let budget = Budget(partner: partner.id, programme: try row[3], semester: try row[4])
            let left = try free[budget] ?? balances(of: budget)[.free] ?? .zero
            free[budget] = left
            let (planned, promised, held): (Euro, Euro, Euro) = (try row[5], try row[6], try row[7])
            let needed = max(planned, promised) - held
            guard needed > .zero, needed > left else { return nil }
            let version: PlanVersion.ID = try row[2]
            return BudgetShortage(
                plan: try row[0], planCode: try row[1], version: version, budget: budget, needed: needed, free: left,
                isOverridden: try isOverridden(version))
        }
    }
}
