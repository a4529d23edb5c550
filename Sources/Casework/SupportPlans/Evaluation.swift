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
        /// `nil` where the text is of a special category and the viewer may not read it.
        package let comment: String?

        package init(factor: String, level: Int, comment: String? = "") {
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
    /// The evaluation that holds. Texts of special categories are decrypted only where `special` is true.
    func evaluation(of plan: SupportPlan.ID, special: Bool) throws -> Evaluation? {
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
        evaluation.risks = try riskResults(of: id, special: special)
        evaluation.measures = try lineResults(
            "SELECT line, result, comment FROM measure_result WHERE evaluation_id = \(id) ORDER BY line")
        evaluation.goals = try lineResults(
            "SELECT line, result, comment FROM goal_result WHERE evaluation_id = \(id) ORDER BY line")
        return evaluation
    }

    private func riskResults(of evaluation: Int64, special: Bool) throws -> [Evaluation.RiskResult] {
        try connection.query(
            """
            SELECT r.factor, r.level, r.comment, t.id, t.cell FROM risk_result r
            LEFT JOIN special_text t ON t.subject = 'risk_result' AND t.row_id = r.id AND t.withdrawn_at IS NULL
            WHERE r.evaluation_id = \(evaluation) ORDER BY r.factor
            """
        ).map { row in
            var comment: String? = try row[2]
            if let cell: [UInt8] = try row[4] {
                let id: Int64 = try row[3]
                comment = special ? try keys.open(cell, table: "special_text", column: "cell", row: id) : nil
            }
            return Evaluation.RiskResult(factor: try row[0], level: try row[1], comment: comment)
        }
    }

    private func lineResults(_ sql: SQL) throws -> [Evaluation.LineResult] {
        try connection.query(sql).map {
            Evaluation.LineResult(line: try $0[0], result: try .stored(try $0[1]), comment: try $0[2])
        }
    }
}
