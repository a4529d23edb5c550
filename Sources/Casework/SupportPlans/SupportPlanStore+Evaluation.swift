import Language
import Storage

extension SupportPlanStore {
    /// Records the evaluation. An earlier one that was not confirmed is withdrawn, never overwritten.
    /// - Throws: `.invalid` at every risk, measure and goal without an answer.
    package func evaluate(_ evaluation: Evaluation, of id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .evaluate)
            guard let author = viewer.person else { throw Rejection.notAllowed("plan.not_allowed.evaluate") }
            guard let version = try tx.approvedVersion(of: id) else {
                throw Rejection.conflict("plan.problem.never_approved")
            }
            let content = try tx.content(of: version, special: false)
            let factors = try tx.catalogue(on: plan.semester.start, in: plan.programme).risks
            let conclusions = try tx.items(.planConclusion, on: tx.today).map(\.code)
            let problems = evaluation.problems(for: content, conclusions: conclusions)
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            try tx.connection.execute(
                "UPDATE evaluation SET withdrawn_at = \(tx.now) WHERE plan_id = \(id) AND withdrawn_at IS NULL")
            try tx.insert(evaluation, of: plan, version: version, by: author, factors)
            try tx.touch(id)
            try tx.record(.evaluated, plan, [JournalEntry.Change("conclusion", from: nil, to: evaluation.conclusion)])
        }
    }

    /// The head confirms the evaluation; from then on the plan is read-only.
    package func complete(_ id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .complete)
            guard try tx.evaluation(of: id, special: false) != nil else {
                throw Rejection.conflict("plan.problem.not_evaluated")
            }
            try tx.connection.execute(
                """
                UPDATE evaluation SET confirmed_by = \(viewer.person), confirmed_at = \(tx.now)
                WHERE plan_id = \(id) AND withdrawn_at IS NULL
                """)
            try tx.enter(.completed, plan: id)
            try tx.release(plan, for: .completion)
            try tx.record(.completed, plan)
        }
    }

    /// The state opens a completed plan again, with a reason.
    package func reopen(_ id: SupportPlan.ID, reason: String, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .reopen)
            guard !reason.isEmpty else { throw Rejection.invalid("reason", "plan.problem.comment_missing") }
            guard reason.count <= PlanRules.longestText else {
                throw Rejection.invalid("reason", "plan.problem.text_too_long")
            }
            try tx.enter(.inProgress, plan: id, reason: reason)
            try tx.reserveAgain(plan, for: .reopening)
            try tx.record(.resumed, plan)
        }
    }
}

extension Evaluation {
    func problems(for content: PlanContent, conclusions: [String]) -> [Problem] {
        var problems: [Problem] = []
        for risk in content.risks {
            let level = risks.first { $0.factor == risk.factor }?.level
            if level == nil || !(0...3).contains(level ?? -1) {
                problems.append(Problem("risks.\(risk.factor).level", "plan.gap.level_at_end"))
            }
        }
        for measure in content.measures where !measures.contains(where: { $0.line == measure.line }) {
            problems.append(Problem("measures.\(measure.line).result", "plan.gap.result"))
        }
        for goal in content.goals where !goals.contains(where: { $0.line == goal.line }) {
            problems.append(Problem("goals.\(goal.line).result", "plan.gap.result"))
        }
        let known =
            (risks.allSatisfy { result in content.risks.contains { $0.factor == result.factor } }
                && measures.allSatisfy { result in content.measures.contains { $0.line == result.line } }
                && goals.allSatisfy { result in content.goals.contains { $0.line == result.line } })
        if !known { problems.append(Problem(nil, "plan.problem.unknown_row")) }
        if !conclusions.contains(conclusion) { problems.append(Problem("conclusion", "plan.gap.conclusion")) }
        let texts =
            [summary, learnerOpinion, parentOpinion] + risks.compactMap(\.comment) + measures.map(\.comment)
            + goals.map(\.comment)
        if texts.contains(where: { $0.count > PlanRules.longestText }) {
            problems.append(Problem("summary", "plan.problem.text_too_long"))
        }
        return problems
    }
}

extension Transaction {
    fileprivate func insert(
        _ evaluation: Evaluation, of plan: SupportPlan, version: PlanVersion.ID, by author: Person.ID,
        _ factors: RiskList
    ) throws {
        let id = Identifier<Evaluation>(at: now)
        try connection.execute(
            """
            INSERT INTO evaluation (id, plan_id, version_id, conclusion, summary, learner_opinion, parent_opinion, evaluated_by, recorded_at)
            VALUES (\(id), \(plan.id), \(version), \(evaluation.conclusion), \(evaluation.summary), \(evaluation.learnerOpinion),
                \(evaluation.parentOpinion), \(author), \(now))
            """)
        for risk in evaluation.risks {
            let row = Identifier<Evaluation.RiskResult>(at: now)
            let special = factors.factor(risk.factor)?.special ?? true
            let comment = risk.comment ?? ""
            try connection.execute(
                """
                INSERT INTO risk_result (id, evaluation_id, factor, level, comment)
                VALUES (\(row), \(id), \(risk.factor), \(risk.level), \(special ? "" : comment))
                """)
            if special, !comment.isEmpty { try seal(comment, as: "risk_result", of: row.number) }
        }
        for measure in evaluation.measures {
            try connection.execute(
                """
                INSERT INTO measure_result (evaluation_id, line, result, comment)
                VALUES (\(id), \(measure.line), \(measure.result.rawValue), \(measure.comment))
                """)
        }
        for goal in evaluation.goals {
            try connection.execute(
                """
                INSERT INTO goal_result (evaluation_id, line, result, comment)
                VALUES (\(id), \(goal.line), \(goal.result.rawValue), \(goal.comment))
                """)
        }
    }
}
