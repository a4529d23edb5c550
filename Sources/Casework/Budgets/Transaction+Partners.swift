import Storage

extension SupportPlan {
    /// The level whose yes reserves the money: the municipality, and where there is none the institution itself, which is
    /// then the partner (domain specification 12.3.8).
    package var reservingLevel: ApprovalLevel {
        ApprovalLevel.chain(forInstitution: institutionKind).contains(.municipality) ? .municipality : .institution
    }
}

extension Transaction {
    /// The budget that pays for a plan. The partner that gave the first promise keeps it: money never changes hands because
    /// a map changes. Before that it is the municipality in which the institution lies today.
    func budget(of plan: SupportPlan, _ holdings: PlanHoldings) throws -> Budget {
        if let budget = holdings.budget { return budget }
        return Budget(
            partner: try partner(of: plan), programme: Programme.ID(number: plan.programme),
            semester: Semester.ID(number: plan.semester.id))
    }

    private func partner(of plan: SupportPlan) throws -> Unit.ID {
        guard plan.reservingLevel == .municipality else { return plan.institution }
        let row = try connection.first(
            """
            SELECT c.ancestor_id FROM unit_closure c JOIN unit m ON m.id = c.ancestor_id AND m.level = 'municipality'
            WHERE c.descendant_id = \(plan.institution) AND c.valid_from <= \(today) ORDER BY c.valid_from DESC LIMIT 1
            """)
        return try row?[0] ?? plan.institution
    }
}
