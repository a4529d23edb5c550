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
            guard let shortage = try tx.shortages(of: partner.id).first(where: { $0.plan == id }) else {
                throw Rejection.notFound
            }
            try BudgetStore.check(reason)
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
    /// The plans that wait for a yes which would take more from the books of a partner than is free there. The books are
    /// those from which the plan was paid until now, wherever its school lies today.
    func shortages(of partner: Unit.ID) throws -> [BudgetShortage] {
        let waiting = try connection.query(
            """
            SELECT \(SupportPlan.columns) FROM \(SupportPlan.joins)
            WHERE v.number = p.version AND st.state = 'in_approval' AND programme.budget_control
            AND (EXISTS (SELECT 1 FROM ledger_entry e WHERE e.plan_id = p.id AND e.partner_id = \(partner))
                OR EXISTS (SELECT 1 FROM unit_closure c WHERE c.ancestor_id = \(partner)
                    AND c.descendant_id = p.institution_id AND \(holds("c", on: today))))
            ORDER BY st.entered_at, p.id
            """
        ).map(SupportPlan.init(row:))
        var free: [Budget: Euro] = [:]
        return try waiting.compactMap { plan in
            guard let demand = try demand(of: plan), demand.budget.partner == partner else { return nil }
            let left = try free[demand.budget] ?? balances(of: demand.budget)[.free] ?? .zero
            free[demand.budget] = left
            guard demand.amount > .zero, demand.amount > left else { return nil }
            return BudgetShortage(
                plan: plan.id, planCode: plan.code, version: plan.version.id, budget: demand.budget,
                needed: demand.amount, free: left, isOverridden: try isOverridden(plan.version.id))
        }
    }
}
