import Casework
import Language

/// The plan as one form, in the order of the conversation that makes it: own words and strengths, the four categories of
/// risks, goals, measures, the author's hours.
struct PlanEditPage: Page {
    let frame: Frame
    let file: SupportPlanStore.File
    let form: PlanForm
    var problems: [Problem] = []
    /// Names of the institution's people, offered as providers.
    let providers: [String]
    /// What the providers of the saved measures have time for.
    var workloads: [SupportPlanStore.MeasureLoad] = []
    /// Reasons to return, in the words of the day.
    let returnReasons: [CodeItem]

    var plan: SupportPlan { file.plan }
    var fields: Fields { Fields(frame: frame, form: form.form, problems: problems) }

    var title: String { text("plan.edit.title", ["learner": .text(plan.learnerName)]) }
    var path: [Link] {
        [Link(plan.learnerName, Address.learner(plan.learner)), Link(plan.code, Address.plan(plan.id))]
    }

    var heading: HTML {
        let line = ReturnLine(frame: frame, file: file, reasons: returnReasons).html
        return "<h1>\(title)</h1>\(line.isEmpty ? .empty : "<div class=\"notice\"><div>\(line)</div></div>")"
    }

    func note(_ place: String) -> HTML {
        ReturnNote(frame: frame, file: file, reasons: returnReasons, place: place).html
    }

    private func marked(_ isCarried: Bool?, isEmpty: Bool = false, _ field: HTML) -> HTML {
        CarriedMark(frame, isCarried, isEmpty: isEmpty).around(field)
    }

    var body: HTML {
        Form(
            frame: frame, action: Address.planEdit(plan.id), isAutosaved: true,
            """
            \(fields.hidden("version", form.form["version"]))
            <section aria-labelledby="part-words"><h2 id="part-words">\(text("plan.part.words"))</h2>
            \(note("words"))
            \(marked(file.carried?.ownWords, isEmpty: file.content.ownWords.isEmpty,
                fields.area("own_words", label: "plan.own_words", hint: "plan.own_words.hint", isOptional: true, rows: 3)))
            \(marked(file.carried?.strengths, isEmpty: file.content.strengths.isEmpty,
                fields.area("strengths", label: "plan.strengths", hint: "plan.strengths.hint", isOptional: true, rows: 3)))
            </section>
            <section aria-labelledby="part-risks"><h2 id="part-risks">\(text("plan.part.risks"))</h2>
            <p class="hint">\(text("plan.part.risks.hint"))</p>
            \(each: file.catalogue.risks.categories, category)
            </section>
            \(goals)
            \(measures)
            <section aria-labelledby="part-hours"><h2 id="part-hours">\(text("plan.part.author_hours"))</h2>
            \(note("author_hours"))
            \(marked(file.carried?.authorHours,
                fields.text("author_hours", label: "plan.author_hours", hint: "plan.author_hours.hint", width: .few, kind: .number)))
            </section>
            \(foot)
            """
        ).html
    }

    var aside: HTML? {
        """
        <section><h2>\(text("plan.aside.gaps"))</h2>\(gaps)</section>
        <section><h2>\(text("plan.aside.carried"))</h2><p>\(text("plan.aside.carried.text"))</p></section>
        """
    }

    private var gaps: HTML {
        guard !file.gaps.isEmpty else { return "<p>\(text("plan.aside.no_gaps"))</p>" }
        return "<ul>\(each: file.gaps, gap)</ul>"
    }

    private func gap(_ problem: Problem) -> HTML {
        switch problem.field {
        case "application":
            "<li><a href=\"\(Address.learner(plan.learner))#applications\">\(text(problem.message))</a></li>"
        case .some(let field): "<li><a href=\"#\(field)\">\(text(problem.message))</a></li>"
        case nil: "<li>\(text(problem.message))</li>"
        }
    }

    private var foot: HTML {
        let status: HTML = """
            <span>\(text("plan.total")): <strong>\(frame.money(file.money.total))</strong></span>
            """
        return Foot(
            Button(text("plan.act.submit"), name: "act", value: "submit"),
            others: [
                Button(text("plan.act.save"), .secondary, name: "act", value: "save").html,
                Button(text("plan.act.save_and_close"), .plain, name: "act", value: "close").html,
            ],
            isSticky: true, status: status
        ).html
    }
}
