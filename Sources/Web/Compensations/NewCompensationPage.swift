import Casework
import Language

/// The form that one fills in on a telephone beside the ticket: photo, day, amount, and away.
struct NewCompensationPage: Page {
    let frame: Frame
    let plan: SupportPlan.ID
    let compensations: PlanCompensations
    /// What looks wrong, told before anything is sent.
    var warnings: [CompensationWarning] = []
    let form: SentForm
    var problems: [Problem] = []

    var title: String { text("compensation.new") }
    var path: [Link] { [Link(text("compensation.plan"), Address.plan(plan))] }
    var width: PageWidth { .text }

    private var fields: Fields { Fields(frame: frame, form: form, problems: problems) }
    private var measures: [PlanCompensations.Measure] { compensations.measures }

    var body: HTML {
        guard !measures.isEmpty else {
            return EmptyState(
                text("compensation.no_measure"), next: Link(text("compensation.plan"), Address.plan(plan))
            ).html
        }
        return Form(
            frame: frame, action: Address.planCompensations(plan), takesFile: true,
            """
            \(measure)
            \(evidence)
            <div class="side-by-side">\(fields.day("from", label: "compensation.from"))
            \(fields.day("through", label: "compensation.through", hint: "compensation.through.hint"))</div>
            \(fields.money("amount", label: "compensation.amount"))
            \(fields.text("ticket", label: "compensation.ticket", hint: "compensation.ticket.hint", isOptional: true, width: .word))
            \(condition)
            \(hidden)
            \(CompensationWarnings(frame: frame, warnings: warnings, fields: fields))
            \(Foot(Button(text(warnings.isEmpty ? "compensation.submit" : "compensation.submit_despite"))))
            """
        ).html
    }

    private var measure: HTML {
        if measures.count == 1 {
            let hint: HTML = "<p class=\"quiet\">\(measures[0].name[frame.tongue]): \(left(measures[0]))</p>"
            return "\(fields.hidden("line", String(measures[0].line)))\(hint)"
        }
        return fields.radios(
            "line", label: "compensation.measure",
            choices: measures.map { measure in
                Choice(
                    String(measure.line), measure.name[frame.tongue],
                    hint: left(measure))
            })
    }

    private func left(_ measure: PlanCompensations.Measure) -> String {
        text("compensation.left", ["planned": .money(measure.planned), "counted": .money(measure.counted)])
    }

    private var evidence: HTML {
        guard let kept = form.text("kept") else {
            return fields.file("document", label: "compensation.document", hint: "compensation.document.hint")
        }
        return """
            \(fields.hidden("kept", kept))<p class="note">\(text("compensation.document.kept"))</p>
            \(fields.file("document", label: "compensation.document.other", hint: "compensation.document.hint", isOptional: true))
            """
    }

    private var condition: HTML {
        guard measures.contains(where: { $0.kind == "comp_personal_items" }) else { return .empty }
        return fields.checkbox("condition_met", label: "compensation.condition", hint: "compensation.condition.hint")
    }

    private var hidden: HTML {
        ["receipt", "instead"].compactMap { name in form.text(name).map { fields.hidden(name, $0) } }.joined()
    }
}

/// What matched, and the field for why it is right all the same.
struct CompensationWarnings: Part {
    let frame: Frame
    let warnings: [CompensationWarning]
    let fields: Fields

    var html: HTML {
        guard !warnings.isEmpty else { return .empty }
        return """
            <section class="note" role="alert" tabindex="-1" data-focus><h2>\(frame.text("compensation.warning"))</h2>
            <ul>\(each: warnings, { "<li>\(frame.text($0.message))</li>" })</ul>
            \(fields.area("despite", label: "compensation.despite", rows: 2))</section>
            """
    }
}

extension CompensationWarning {
    var message: Message {
        switch self {
        case .overPlanned(let over): Message("compensation.warning.over_planned", ["over": .money(over)])
        case .double(let match): match.message
        }
    }
}
