import Storage

/// What became of a plan at the end of its semester.
package struct Evaluation: Hashable, Sendable {
    package enum Result: String, StoredWord, Sendable {
        case achieved
        case partly
        case notAchieved = "not_achieved"
        case notStarted = "not_started"
    }

    /// The level of a risk at the end, 0 none … 3 high.
    package struct RiskResult: Hashable, Sendable {
        package let factor: String
        package let level: Int
        package let comment: String

        package init(factor: String, level: Int, comment: String = "") {
            self.factor = factor
            self.level = level
            self.comment = comment
        }
    }

    /// The result of a measure or a goal, by its line.
    package struct LineResult: Hashable, Sendable {
        package let line: Int
        package let result: Result
        package let comment: String

        package init(line: Int, result: Result, comment: String = "") {
            self.line = line
            self.result = result
            self.comment = comment
        }
    }

    package var risks: [RiskResult] = []
    package var measures: [LineResult] = []
    package var goals: [LineResult] = []
    /// A code of the list `plan_conclusion`.
    package var conclusion = ""
    package var summary = ""
    package var learnerOpinion = ""
    package var parentOpinion = ""
    /// When the head confirmed it; the plan is completed then.
    package var confirmedAt: Instant?

    package init() {}
}

extension Transaction {
    func evaluation(of plan: SupportPlan.ID) throws -> Evaluation? {
        guard
            let row = try connection.first(
                """
                SELECT id, conclusion, summary, learner_opinion, parent_opinion, confirmed_at FROM evaluation
                WHERE plan_id = \(plan) AND withdrawn_at IS NULL
                """)
        else { return nil }
        let id: Int64 = try row[0]
        var evaluation = Evaluation()
        evaluation.conclusion = try row[1]
        evaluation.summary = try row[2]
        evaluation.learnerOpinion = try row[3]
        evaluation.parentOpinion = try row[4]
        evaluation.confirmedAt = try row[5]
        evaluation.risks = try connection.query(
            "SELECT factor, level, comment FROM risk_result WHERE evaluation_id = \(id) ORDER BY factor"
        ).map { Evaluation.RiskResult(factor: try $0[0], level: try $0[1], comment: try $0[2]) }
        evaluation.measures = try lineResults(
            "SELECT line, result, comment FROM measure_result WHERE evaluation_id = \(id) ORDER BY line")
        evaluation.goals = try lineResults(
            "SELECT line, result, comment FROM goal_result WHERE evaluation_id = \(id) ORDER BY line")
        return evaluation
    }

    private func lineResults(_ sql: SQL) throws -> [Evaluation.LineResult] {
        try connection.query(sql).map {
            Evaluation.LineResult(line: try $0[0], result: try .stored(try $0[1]), comment: try $0[2])
        }
    }
}
