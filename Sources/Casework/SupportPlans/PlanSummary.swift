import Storage

/// A line of a list of plans.
package struct PlanSummary: Sendable {
    package let plan: SupportPlan
    package let planned: Euro
}

/// What a list of plans is narrowed to.
package struct PlanFilter: Sendable, Hashable {
    package var semester: Int64?
    package var institutionCode: String?
    package var state: SupportPlan.State?
    /// How the plan's code begins.
    package var code: String?

    package init(
        semester: Int64? = nil, institutionCode: String? = nil, state: SupportPlan.State? = nil, code: String? = nil
    ) {
        self.code = code
        self.semester = semester
        self.institutionCode = institutionCode
        self.state = state
    }

    fileprivate var condition: SQL {
        var conditions: [SQL] = ["TRUE"]
        if let semester { conditions.append("p.semester_id = \(semester)") }
        if let institutionCode { conditions.append("institution.code = \(institutionCode)") }
        if let code { conditions.append("p.code LIKE \(code.filter { $0 != "%" && $0 != "_" } + "%")") }
        if let state { conditions.append("st.state = \(state.rawValue)") }
        return conditions.joined(separator: " AND ")
    }
}

extension SupportPlanStore {
    /// Plans in scope, the latest semester first, learners in Latvian order; each learner shown is journaled.
    /// - Returns: a page of plans and how many there are in all.
    package func list(
        _ filter: PlanFilter, page: Int = 1, size: Int = 50, as viewer: Viewer
    ) async throws(Rejection) -> (plans: [PlanSummary], total: Int) {
        let size = min(max(size, 1), 200)
        return try await registry.write(as: viewer) { tx in
            let found = try tx.planSummaries(filter.condition, limit: size, offset: max(0, page - 1) * size)
            if !found.isEmpty {
                try tx.record(JournalEntry(.listed, .init("support_plan"), learners: found.map(\.plan.learner)))
            }
            let total: Int =
                try tx.connection.first(
                    """
                    SELECT count(*) FROM support_plan p JOIN unit institution ON institution.id = p.institution_id
                    JOIN plan_state st ON st.plan_id = p.id AND st.left_at IS NULL
                    WHERE \(filter.condition) AND \(viewer.scopeOfPlans(on: tx.today))
                    """)?[0] ?? 0
            return (found, total)
        }
    }
}

extension Transaction {
    func planSummaries(
        _ condition: SQL, order: PlanOrder = .latestSemester, limit: Int, offset: Int = 0
    ) throws -> [PlanSummary] {
        try connection.query(
            """
            SELECT \(SupportPlan.columns), v.planned_cents FROM \(SupportPlan.joins)
            WHERE \(condition) AND \(viewer.scopeOfPlans(on: today)) AND \(viewer.scopeOfVersions(on: today))
            ORDER BY \(order.sql) LIMIT \(limit) OFFSET \(offset)
            """
        ).map { PlanSummary(plan: try SupportPlan(row: $0), planned: try $0["planned_cents"]) }
    }
}

/// In which order a list of plans begins, so that what is cut off is the least.
enum PlanOrder {
    /// Then learners in Latvian order.
    case latestSemester
    case longestInState

    fileprivate var sql: SQL {
        switch self {
        case .latestSemester: "p.semester_id DESC, learner_person.sort_key, p.id"
        case .longestInState: "st.entered_at, p.id"
        }
    }
}
