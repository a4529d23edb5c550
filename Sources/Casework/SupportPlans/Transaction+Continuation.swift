import Storage

/// Which parts of a plan stand as the earlier plan left them; the rows of risks, goals and measures know it themselves.
package struct CarriedParts: Hashable, Sendable {
    package let ownWords: Bool
    package let strengths: Bool
    package let authorHours: Bool
    /// The codes of the categories.
    package let screening: Set<String>
}

extension Transaction {
    /// The newest approved version, or where there is none the newest.
    private func versionToContinue(of plan: SupportPlan.ID) throws -> PlanVersion.ID {
        let row = try connection.first(
            """
            SELECT v.id FROM plan_version v WHERE v.plan_id = \(plan)
            ORDER BY CASE WHEN v.approved_at IS NULL THEN 1 ELSE 0 END, v.number DESC
            """)
        guard let row else { throw Rejection.notFound }
        return try row[0]
    }

    /// `nil` for a plan that continues none.
    func carriedParts(of plan: SupportPlan, content: PlanContent) throws -> CarriedParts? {
        guard let earlier = plan.continues else { return nil }
        let old = try self.content(of: try versionToContinue(of: earlier), special: false)
        return CarriedParts(
            ownWords: content.ownWords == old.ownWords,
            strengths: content.strengths == old.strengths,
            authorHours: content.authorHours == old.authorHours,
            screening: Set(content.screening.filter { old.screening[$0.key] == $0.value }.keys))
    }

    /// The content of an earlier plan as the start of the next one: everything carried over and marked so. Levels are
    /// those at the end of the semester; a risk that is gone and a goal that was reached stay behind.
    func carriedContent(
        from earlier: SupportPlan.ID, into semester: PlanSemester, in catalogue: PlanCatalogue
    ) throws -> PlanContent {
        var content = try content(of: try versionToContinue(of: earlier), special: true)
        let evaluation = try evaluation(of: earlier, special: false)
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
