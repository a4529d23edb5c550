import Casework

/// How a plan ends.
enum Outcome: Sendable {
    case removed
    /// One risk stays, so that the plan can be continued.
    case reduced
    case unchanged
}

extension Evaluation {
    static func invented(of content: PlanContent, _ outcome: Outcome, from seed: inout Seed) -> Evaluation {
        var evaluation = Evaluation()
        evaluation.risks = content.risks.enumerated().map { index, risk in
            let level =
                switch outcome {
                case .removed: 0
                case .reduced: max(index == 0 ? 1 : 0, risk.level - seed.number(1...2))
                case .unchanged: risk.level
                }
            return RiskResult(factor: risk.factor, level: level)
        }
        evaluation.measures = content.measures.map { LineResult(line: $0.line, result: result(outcome, &seed)) }
        evaluation.goals = content.goals.map { LineResult(line: $0.line, result: result(outcome, &seed)) }
        let (before, after) = (content.risks.map(\.level).reduce(0, +), evaluation.risks.map(\.level).reduce(0, +))
        evaluation.conclusion = after == 0 ? "risk_removed" : after < before ? "risk_reduced" : "unchanged"
        evaluation.summary = seed.pick(Words.summaries)
        evaluation.learnerOpinion = seed.pick(Words.learnerOpinions)
        evaluation.parentOpinion = seed.pick(Words.parentOpinions)
        return evaluation
    }

    private static func result(_ outcome: Outcome, _ seed: inout Seed) -> Result {
        switch outcome {
        case .removed: .achieved
        case .reduced: seed.pick([.achieved, .partly, .partly])
        case .unchanged: seed.pick([.partly, .notAchieved])
        }
    }
}
