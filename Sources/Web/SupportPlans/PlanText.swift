import Casework
import Language

/// What a plan says, to be read.
struct PlanText: Part {
    let frame: Frame
    let file: SupportPlanStore.File
    /// Given where the answer with which the plan came back stands at its row; nobody signs it on paper.
    var returnReasons: [CodeItem]?

    private var content: PlanContent { file.content }

    var html: HTML {
        """
        <section aria-labelledby="part-words"><h2 id="part-words">\(frame.text("plan.part.words"))</h2>
        \(note("words"))
        \(SummaryList([
            .init(frame.text("plan.own_words"), words(content.ownWords, file.carried?.ownWords)),
            .init(frame.text("plan.strengths"), words(content.strengths, file.carried?.strengths)),
        ]))</section>
        <section aria-labelledby="part-risks"><h2 id="part-risks">\(frame.text("plan.part.risks"))</h2>
        <div class="categories">\(each: file.catalogue.risks.categories, category)</div></section>
        <section aria-labelledby="part-goals"><h2 id="part-goals">\(frame.text("plan.part.goals"))</h2>\(goals)</section>
        <section aria-labelledby="part-measures"><h2 id="part-measures">\(frame.text("plan.part.measures"))</h2>\(measures)</section>
        """
    }

    private func words(_ text: String, _ isCarried: Bool?) -> HTML {
        guard !text.isEmpty else { return "<span class=\"quiet\">\(frame.text("plan.nothing_written"))</span>" }
        return CarriedMark(frame, isCarried).around("\(text)")
    }

    private func note(_ place: String) -> HTML {
        returnReasons.map { ReturnNote(frame: frame, file: file, reasons: $0, place: place).html } ?? .empty
    }

    private func category(_ category: RiskCategory) -> HTML {
        let risks = content.risks.filter { file.catalogue.risks.factor($0.factor)?.category == category.code }
        let answer: HTML =
            switch content.screening[category.code] {
            case .nothingSeen: "<p>\(frame.text("plan.screening.nothing_seen"))</p>"
            case .factors: "<ul class=\"plain\">\(each: risks, risk)</ul>"
            case nil: "<p class=\"quiet\">\(frame.text("plan.screening.unanswered"))</p>"
            }
        let carried = file.carried.map { $0.screening.contains(category.code) }
        let mark = CarriedMark(frame, content.screening[category.code] == .nothingSeen ? carried : nil)
        return """
            <div class="category"><h3>\(category.name[frame.tongue])</h3>\(note("screening.\(category.code)"))\(mark.around(answer))</div>
            """
    }

    private func risk(_ risk: PlanContent.Risk) -> HTML {
        let name = file.catalogue.name(ofFactor: risk.factor, in: frame.tongue)
        let mark = CarriedMark(frame, file, row: risk.carried)
        let evidence: HTML =
            risk.evidence.map { "<span>\($0)</span>" }
            ?? "<span class=\"quiet\">\(frame.text("plan.evidence.hidden"))</span>"
        return """
            <li id="risks.\(risk.factor)" class="\(mark.edge)"><strong>\(name)</strong> \(Dots(risk.level, frame.text("plan.level.\(risk.level)", [:])))\
            <br>\(evidence)\(mark.words)\(note("risks.\(risk.factor)"))</li>
            """
    }

    private var goals: HTML {
        guard !content.goals.isEmpty else { return "<p class=\"quiet\">\(frame.text("plan.no_goals"))</p>" }
        let (frame, file, text) = (frame, file, self)
        return Table(
            caption: frame.text("plan.part.goals", [:]), hidesCaption: true,
            columns: [
                .init(frame.text("plan.goal", [:])) { goal in
                    let mark = CarriedMark(frame, file, row: goal.carried)
                    return """
                        <div id="goals.\(goal.line)" class="\(mark.edge)">\(goal.wording)\(mark.words)</div>\(text.note("goals.\(goal.line)"))
                        """
                },
                .init(frame.text("plan.indicator", [:])) { "\($0.indicator)" },
                .init(frame.text("plan.target", [:])) { "\($0.target)" },
            ], rows: content.goals
        ).html
    }

    private var measures: HTML {
        let (frame, file, text) = (frame, file, self)
        let catalogue = file.catalogue
        return Table(
            caption: frame.text("plan.part.measures", [:]), hidesCaption: true,
            columns: [
                .init(frame.text("plan.kind", [:])) { measure in
                    let mark = CarriedMark(frame, file, row: measure.carried)
                    return """
                        <div id="measures.\(measure.line)" class="\(mark.edge)">\(catalogue.name(of: measure, in: frame.tongue))\
                        \(mark.words)</div>\(text.note("measures.\(measure.line)"))
                        """
                },
                .init(frame.text("plan.provider", [:])) { "\($0.provider)" },
                .init(frame.text("plan.period", [:])) { "\(frame.period($0.from, $0.through))" },
                .init(frame.text("plan.answers", [:])) { measure in
                    "\(measure.factors.map { catalogue.name(ofFactor: $0, in: frame.tongue) }.joined(separator: "; "))"
                },
                .init(frame.text("plan.justification", [:])) { "\($0.justification)" },
                .init(frame.text("plan.hours", [:]), .number) { $0.hours == 0 ? "–" : "\($0.hours)" },
                .init(frame.text("plan.sum", [:]), .number) { "\(frame.money($0.planned))" },
            ], rows: content.measures, total: total
        ).html + author
    }

    private var total: [HTML] {
        let hours = content.measures.map(\.hours).reduce(0, +)
        return [
            "\(frame.text("plan.measures_total"))", "", "", "", "", "\(hours)", "\(frame.money(file.money.measures))",
        ]
    }

    private var author: HTML {
        let mark = CarriedMark(frame, file.carried?.authorHours)
        let hours = frame.text(
            "plan.author_line", ["hours": .number(content.authorHours), "sum": .money(file.money.author)])
        return """
            \(note("author_hours"))<p id="author_hours"><span class="\(mark.edge)">\(hours)\(mark.words)</span>
            <strong>\(frame.text("plan.total")): \(frame.money(file.money.total))</strong>\(demoRates)</p>
            """
    }

    /// Rates of the demonstration are never taken for the real ones.
    private var demoRates: HTML {
        file.catalogue.authorRate?.demo == true
            ? "<br><span class=\"quiet\">\(frame.text("plan.demo_rates"))</span>" : .empty
    }
}
