import Storage

extension SupportPlanStore {
    /// The names of everybody with a role at the plan's institution today, and of the specialists that the municipality
    /// shares, offered as providers. They are colleagues, not learners: no row is left. Whoever may not edit the plan is
    /// offered nobody.
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
                OR \(tx.isEngaged("person.id", for: "\(plan.institution)"))
                ORDER BY person.sort_key, person.id
                """
            ).map { "\(try $0[0] as String) \(try $0[1] as String)" }
        }
    }

    /// A measure as it was saved last, and what its provider has time for, where anything is known of him.
    package struct MeasureLoad: Sendable {
        package let measure: PlanContent.Measure
        package let workload: Workload?
    }

    /// What the providers of a plan's measures have time for, in the order of the measures. Whoever may not edit the plan
    /// is told nothing.
    package func workloads(for id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) -> [MeasureLoad] {
        try await registry.read(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            guard try tx.may(.edit, with: plan) else { return [] }
            let measures = try tx.content(of: plan.version.id, special: false).measures
            return try measures.map { measure in
                guard measure.hours > 0,
                    let person = try tx.person(called: measure.provider, atInstitutionOf: plan.version.id)
                else { return MeasureLoad(measure: measure, workload: nil) }
                // The plan's other measures with the same provider take of the same hours.
                let others = measures.filter {
                    $0.line != measure.line && $0.provider == measure.provider && $0.kind == measure.kind
                }
                return MeasureLoad(
                    measure: measure,
                    workload: try tx.workload(
                        of: person, named: measure.provider, measure, besides: others, in: plan))
            }
        }
    }
}
