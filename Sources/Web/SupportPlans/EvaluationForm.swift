import Casework
import Language

/// The evaluation's form, filled in from what is recorded and read back.
struct EvaluationForm {
    let form: SentForm

    init(_ form: SentForm) { self.form = form }

    init(_ evaluation: Evaluation?) {
        var fields: [(String, String)] = []
        for result in evaluation?.risks ?? [] {
            fields += [
                ("risks.\(result.factor).level", String(result.level)),
                ("risks.\(result.factor).comment", result.comment ?? ""),
            ]
        }
        for result in evaluation?.measures ?? [] {
            fields += [
                ("measures.\(result.line).result", result.result.rawValue),
                ("measures.\(result.line).comment", result.comment),
            ]
        }
        for result in evaluation?.goals ?? [] {
            fields += [
                ("goals.\(result.line).result", result.result.rawValue),
                ("goals.\(result.line).comment", result.comment),
            ]
        }
        if let evaluation {
            fields += [
                ("conclusion", evaluation.conclusion), ("summary", evaluation.summary),
                ("learner_opinion", evaluation.learnerOpinion), ("parent_opinion", evaluation.parentOpinion),
            ]
        }
        form = SentForm(fields)
    }

    func read(for content: PlanContent) throws(Rejection) -> Evaluation {
        var reading = Reading(form)
        var evaluation = Evaluation()
        evaluation.risks = content.risks.compactMap { risk in
            guard let level = reading.number("risks.\(risk.factor).level", in: 0...3) else { return nil }
            return .init(
                factor: risk.factor, level: level,
                comment: reading.text("risks.\(risk.factor).comment", limit: 4_000) ?? "")
        }
        evaluation.measures = content.measures.compactMap { line("measures.\($0.line)", $0.line, &reading) }
        evaluation.goals = content.goals.compactMap { line("goals.\($0.line)", $0.line, &reading) }
        evaluation.conclusion = reading.text("conclusion") ?? ""
        evaluation.summary = reading.text("summary", limit: 4_000) ?? ""
        evaluation.learnerOpinion = reading.text("learner_opinion", limit: 4_000) ?? ""
        evaluation.parentOpinion = reading.text("parent_opinion", limit: 4_000) ?? ""
        try reading.finish()
        return evaluation
    }

    private func line(_ row: String, _ line: Int, _ reading: inout Reading) -> Evaluation.LineResult? {
        guard let result = reading.choice("\(row).result", of: Evaluation.Result.self) else { return nil }
        return .init(line: line, result: result, comment: reading.text("\(row).comment", limit: 4_000) ?? "")
    }
}
