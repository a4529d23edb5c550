import Storage

extension Transaction {
    /// The content of an earlier plan as the start of the next one: everything carried over and marked so. Levels are
    /// those at the end of the semester; a risk that is gone and a goal that was reached stay behind.
    func carriedContent(
        from earlier: SupportPlan.ID, into semester: PlanSemester, in catalogue: PlanCatalogue
    ) throws -> PlanContent {
        guard
            let version: PlanVersion.ID = try connection.first(
                """
                SELECT v.id FROM plan_version v WHERE v.plan_id = \(earlier)
                ORDER BY CASE WHEN v.approved_at IS NULL THEN 1 ELSE 0 END, v.number DESC
                """)?[0]
        else { throw Rejection.notFound }
        var content = try content(of: version, special: true)
        let evaluation = try evaluation(of: earlier)
        let levels = Dictionary(
            (evaluation?.risks ?? []).map { ($0.factor, $0.level) }, uniquingKeysWith: { first, _ in first })
        content.risks = content.risks.compactMap { risk in
            var risk = risk
            risk.level = levels[risk.factor] ?? risk.level
            risk.carried = true
            return risk.level > 0 && catalogue.risks.factor(risk.factor) != nil ? risk : nil
        }
        let reached = Set((evaluation?.goals ?? []).filter { $0.result == .achieved }.map(\.line))
        content.goals = content.goals.filter { !reached.contains($0.line) }.map { goal in
            var goal = goal
            goal.carried = true
            return goal
        }
        let factors = Set(content.risks.map(\.factor))
        content.measures = content.measures.compactMap { measure in
            var measure = measure
            measure.from = max(semester.start, min(today, semester.end))
            measure.through = semester.end
            measure.factors = measure.factors.filter(factors.contains)
            measure.carried = true
            return catalogue.kind(measure.kind) == nil || measure.factors.isEmpty ? nil : measure
        }
        for (category, answer) in content.screening where answer == .factors {
            let named = content.risks.contains { catalogue.risks.factor($0.factor)?.category == category }
            if !named { content.screening[category] = nil }
        }
        return content
    }
}
