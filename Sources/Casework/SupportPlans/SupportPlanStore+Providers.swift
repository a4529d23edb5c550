import Storage

extension SupportPlanStore {
    /// The names of everybody with a role at the plan's institution today, offered as providers. They are colleagues,
    /// not learners: no row is left. Whoever may not edit the plan is offered nobody.
    package func providers(for id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) -> [String] {
        try await registry.read(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            guard try tx.may(.edit, with: plan) else { return [] }
            return try tx.connection.query(
                """
                SELECT person.given_name, person.surname FROM person
                WHERE EXISTS (SELECT 1 FROM role_assignment held WHERE held.person_id = person.id
                    AND held.unit_id = \(plan.institution) AND held.withdrawn_at IS NULL AND held.valid_from <= \(tx.today)
                    AND (held.valid_to IS NULL OR held.valid_to >= \(tx.today)))
                ORDER BY person.sort_key, person.id
                """
            ).map { "\(try $0[0] as String) \(try $0[1] as String)" }
        }
    }
}
