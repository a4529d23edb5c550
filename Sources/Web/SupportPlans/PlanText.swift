import Casework
import Language

/// What a plan says, to be read.
struct PlanText: Part {
    let frame: Frame
    let file: SupportPlanStore.File

    private var content: PlanContent { file.content }

    var html: HTML {
        """
        <section aria-labelledby="part-words"><h2 id="part-words">\(frame.text("plan.part.words"))</h2>
        \(SummaryList([
            .init(frame.text("plan.own_words"), words(content.ownWords)), .init(frame.text("plan.strengths"), words(content.strengths)),
        ]))</section>
        <section aria-labelledby="part-risks"><h2 id="part-risks">\(frame.text("plan.part.risks"))</h2>
        <div class="categories">\(each: file.catalogue.risks.categories, category)</div></section>
        <section aria-labelledby="part-goals"><h2 id="part-goals">\(frame.text("plan.part.goals"))</h2>\(goals)</section>
        <section aria-labelledby="part-measures"><h2 id="part-measures">\(frame.text("plan.part.measures"))</h2>\(measures)</section>
        """
    }

    private func words(_ text: String) -> HTML {
        text.isEmpty ? "<span class=\"quiet\">\(frame.text("plan.nothing_written"))</span>" : "\(text)"
    }

    private func category(_ category: RiskCategory) -> HTML {
        let risks = content.risks.filter { file.catalogue.risks.factor($0.factor)?.category == category.code }
        let answer: HTML =
            switch content.screening[category.code] {
            case .nothingSeen: "<p>\(frame.text("plan.screening.nothing_seen"))</p>"
            case .factors: "<ul class=\"plain\">\(each: risks, risk)</ul>"
            case nil: "<p class=\"quiet\">\(frame.text("plan.screening.unanswered"))</p>"
            }
        return "<div class=\"category\"><h3>\(category.name[frame.tongue])</h3>\(answer)</div>"
    }

    private func risk(_ risk: PlanContent.Risk) -> HTML {
        let name = file.catalogue.risks.factor(risk.factor)?.name[frame.tongue] ?? risk.factor
        let evidence: HTML =
            risk.evidence.map { "<span>\($0)</span>" }
            ?? "<span class=\"quiet\">\(frame.text("plan.evidence.hidden"))</span>"
        return """
            <li id="risks.\(risk.factor)"><strong>\(name)</strong> \(Dots(risk.level, frame.text("plan.level.\(risk.level)", [:])))<br>\(evidence)</li>
            """
    }

    private var goals: HTML {
        guard !content.goals.isEmpty else { return "<p class=\"quiet\">\(frame.text("plan.no_goals"))</p>" }
        return Table(
            caption: frame.text("plan.part.goals", [:]), hidesCaption: true,
            columns: [
                .init(frame.text("plan.goal", [:])) { "\($0.wording)" },
                .init(frame.text("plan.indicator", [:])) { "\($0.indicator)" },
                .init(frame.text("plan.target", [:])) { "\($0.target)" },
            ], rows: content.goals
        ).html
    }

    private var measures: HTML {
        let frame = frame
        let catalogue = file.catalogue
        let rows = content.measures.enumerated().map { MeasureRow(position: $0.offset + 1, measure: $0.element) }
        return Table(
            caption: frame.text("plan.part.measures", [:]), hidesCaption: true,
            columns: [
                .init(frame.text("plan.kind", [:])) { row in
                    let name = catalogue.kind(row.measure.kind)?.name[frame.tongue] ?? row.measure.kind
                    return
                        "<span id=\"measures.\(row.position)\">\(name)\(row.measure.subject.isEmpty ? "" : ", \(row.measure.subject)")</span>"
                },
                .init(frame.text("plan.provider", [:])) { "\($0.measure.provider)" },
                .init(frame.text("plan.period", [:])) { "\(frame.period($0.measure.from, $0.measure.through))" },
                .init(frame.text("plan.answers", [:])) { row in
                    "\(row.measure.factors.map { catalogue.risks.factor($0)?.name[frame.tongue] ?? $0 }.joined(separator: "; "))"
                },
                .init(frame.text("plan.justification", [:])) { "\($0.measure.justification)" },
                .init(frame.text("plan.hours", [:]), .number) { $0.measure.hours == 0 ? "–" : "\($0.measure.hours)" },
                .init(frame.text("plan.sum", [:]), .number) { "\(frame.money(catalogue.planned($0.measure)))" },
            ], rows: rows, total: total
        ).html + author
    }

    private struct MeasureRow: Sendable {
        let position: Int
        let measure: PlanContent.Measure
    }

    private var total: [HTML] {
        let hours = content.measures.map(\.hours).reduce(0, +)
        return [
            "\(frame.text("plan.measures_total"))", "", "", "", "", "\(hours)", "\(frame.money(file.money.measures))",
        ]
    }

    private var author: HTML {
        """
        <p>\(frame.text("plan.author_line", [
            "hours": .number(content.authorHours), "sum": .money(file.money.author),
        ])) <strong>\(frame.text("plan.total")): \(frame.money(file.money.total))</strong>\(demoRates)</p>
        """
    }

    /// Rates of the demonstration are never taken for the real ones.
    private var demoRates: HTML {
        file.catalogue.authorRate?.demo == true
            ? "<br><span class=\"quiet\">\(frame.text("plan.demo_rates"))</span>" : .empty
    }
}
