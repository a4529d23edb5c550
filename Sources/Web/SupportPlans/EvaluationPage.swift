import Casework
import Language

/// The evaluation at the end of the semester: the level of every risk, the result of every measure and goal, a conclusion,
/// and what the learner and the parents think.
struct EvaluationPage: Page {
    let frame: Frame
    let file: SupportPlanStore.File
    let conclusions: [CodeItem]
    let form: SentForm
    var problems: [Problem] = []

    var plan: SupportPlan { file.plan }
    private var fields: Fields { Fields(frame: frame, form: form, problems: problems) }

    var title: String { text("plan.evaluation.title", ["learner": .text(plan.learnerName)]) }
    var path: [Link] {
        [Link(plan.learnerName, Address.learner(plan.learner)), Link(plan.code, Address.plan(plan.id))]
    }

    var body: HTML {
        "\(UnconfirmedNote(frame: frame, plan: plan.id, days: file.unconfirmed))\(answers)"
    }

    private var answers: HTML {
        Form(
            frame: frame, action: Address.planEvaluation(plan.id),
            """
            <section><h2>\(text("plan.part.risks"))</h2>\(each: file.evaluated.risks, risk)</section>
            <section><h2>\(text("plan.part.measures"))</h2>\(each: file.evaluated.measures, measure)</section>
            \(goals)
            <section><h2>\(text("plan.evaluation.whole"))</h2>
            \(fields.radios("conclusion", label: "plan.conclusion", choices: conclusions.map { Choice($0.code, $0.name[frame.tongue]) }))
            \(fields.area("summary", label: "plan.summary", isOptional: true, rows: 2))
            \(fields.area("learner_opinion", label: "plan.learner_opinion", isOptional: true, rows: 2))
            \(fields.area("parent_opinion", label: "plan.parent_opinion", isOptional: true, rows: 2))
            </section>
            \(Foot(Button(text("plan.act.save_evaluation")), isSticky: true))
            """
        ).html
    }

    private var goals: HTML {
        guard !file.evaluated.goals.isEmpty else { return .empty }
        return "<section><h2>\(text("plan.part.goals"))</h2>\(each: file.evaluated.goals, goal)</section>"
    }

    private func risk(_ risk: PlanContent.Risk) -> HTML {
        let name = file.catalogue.risks.factor(risk.factor)?.name[frame.tongue] ?? risk.factor
        return """
            <div class="entry">
            \(fields.radios("risks.\(risk.factor).level", label: Message("plan.level_at_end", [
                "factor": .text(name), "level": .message(Message("plan.level.\(risk.level)")),
            ]), choices: (0...3).map { Choice(String($0), text("plan.level.\($0)")) }))
            \(fields.text("risks.\(risk.factor).comment", label: "plan.comment", isOptional: true))
            </div>
            """
    }

    private func measure(_ measure: PlanContent.Measure) -> HTML {
        line("measures.\(measure.line)", file.described(measure, in: frame))
    }

    private func goal(_ goal: PlanContent.Goal) -> HTML { line("goals.\(goal.line)", goal.wording) }

    private func line(_ row: String, _ name: String) -> HTML {
        let results = Evaluation.Result.allCases.map { Choice($0.rawValue, text("plan.result.\($0.rawValue)")) }
        return """
            <div class="entry">
            \(fields.radios("\(row).result", label: Message("plan.result_of", ["name": .text(name)]), choices: results))
            \(fields.text("\(row).comment", label: "plan.comment", isOptional: true))
            </div>
            """
    }
}

extension SupportPlanStore.File {
    /// The measure with what was held of it, where it has hours.
    fileprivate func described(_ measure: PlanContent.Measure, in frame: Frame) -> String {
        let name = catalogue.name(of: measure, in: frame.tongue)
        guard measure.hours > 0 else { return name }
        let gaps: [String: Message.Argument] = [
            "held": .number(held[measure.line] ?? 0), "planned": .number(measure.hours),
        ]
        return name + ", " + frame.text("consultation.of", gaps)
    }
}

extension Page {
    /// A text without gaps, for keys that are put together.
    func text(_ key: String) -> String { frame.text(key, [:]) }
}

/// The evaluation as it stands, to be read.
struct EvaluationText: Part {
    let frame: Frame
    let file: SupportPlanStore.File
    let conclusions: [CodeItem]

    var html: HTML {
        guard let evaluation = file.evaluation else { return .empty }
        let conclusion =
            conclusions.first { $0.code == evaluation.conclusion }?.name[frame.tongue] ?? evaluation.conclusion
        let rows: [SummaryList.Row] =
            evaluation.risks.map { result in
                .init(file.catalogue.risks.factor(result.factor)?.name[frame.tongue] ?? result.factor, risk(result))
            }
            + evaluation.measures.map { result in
                .init(name(ofMeasure: result.line), "\(outcome(result))")
            }
            + evaluation.goals.map { result in
                .init(file.evaluated.goals.first { $0.line == result.line }?.wording ?? "", "\(outcome(result))")
            } + [.init(frame.text("plan.conclusion", [:]), "<strong>\(conclusion)</strong>")] + texts(evaluation)
        return """
            <section aria-labelledby="part-evaluation"><h2 id="part-evaluation">\(frame.text("plan.evaluation"))</h2>
            <p class="quiet">\(frame.text(evaluation.confirmedAt == nil ? "plan.evaluation.waits" : "plan.evaluation.confirmed"))</p>
            \(SummaryList(rows))</section>
            """
    }

    private func risk(_ result: Evaluation.RiskResult) -> HTML {
        let start = file.evaluated.risks.first { $0.factor == result.factor }?.level ?? 0
        return """
            \(Dots(start, frame.text("plan.level.\(start)", [:]))) → \(Dots(result.level, frame.text("plan.level.\(result.level)", [:]))) \(comment(result))
            """
    }

    private func comment(_ result: Evaluation.RiskResult) -> HTML {
        result.comment.map { "\($0)" } ?? "<span class=\"quiet\">\(frame.text("plan.evidence.hidden"))</span>"
    }

    private func outcome(_ result: Evaluation.LineResult) -> String {
        [frame.text("plan.result.\(result.result.rawValue)", [:]), result.comment].filter { !$0.isEmpty }.joined(
            separator: " – ")
    }

    private func name(ofMeasure line: Int) -> String {
        guard let measure = file.evaluated.measures.first(where: { $0.line == line }) else { return "" }
        return file.described(measure, in: frame)
    }

    private func texts(_ evaluation: Evaluation) -> [SummaryList.Row] {
        [
            ("plan.summary", evaluation.summary), ("plan.learner_opinion", evaluation.learnerOpinion),
            ("plan.parent_opinion", evaluation.parentOpinion),
        ]
        .filter { !$0.1.isEmpty }.map { SummaryList.Row(frame.text($0.0, [:]), "\($0.1)") }
    }
}
