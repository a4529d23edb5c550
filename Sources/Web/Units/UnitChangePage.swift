import Casework
import Language

/// One change of a unit: what it will do, the fields, the decision behind it.
struct UnitChangePage: Page {
    let frame: Frame
    let form: SentForm
    var problems: [Problem] = []
    let act: UnitAct
    let card: UnitCard
    /// What can be chosen as successor or place.
    let choices: [NamedUnit]

    var title: String { "\(text(act.title)): \(card.unit.name)" }
    var path: [Link] {
        [Link(text("unit.list"), Address.units()), Link(card.unit.name, Address.unit(card.unit.code))]
    }
    var width: PageWidth { .text }

    var body: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let cancel = Link(text("action.cancel"), Address.unit(card.unit.code))
        let form = Form(
            frame: frame, action: act.route(card.unit.code),
            """
            \(own(fields))
            \(DecisionFields(fields: fields))
            \(Foot(Button(text(act.title)), others: [cancel.html]))
            """)
        return "<p class=\"lead\">\(text(act.explanation))</p>\(form)"
    }

    private func own(_ fields: Fields) -> HTML {
        let offered = choices.map { Choice($0.code, $0.name) }
        return switch act {
        case .renaming: fields.text("name", label: "unit.form.name", kind: .name)
        case .relocation:
            fields.select("parent", label: "unit.form.parent", choices: offered, empty: "unit.form.choose")
        case .merger:
            fields.select("successors", label: "unit.form.successor", choices: offered, empty: "unit.form.choose")
        case .division: fields.checkboxes("successors", label: "unit.form.successors", choices: offered)
        case .closing: .empty
        }
    }
}

/// From when on, by which decision.
struct DecisionFields: Part {
    let fields: Fields

    var html: HTML {
        """
        \(fields.day("on", label: "unit.form.on", hint: "unit.form.on.hint"))
        \(fields.text("decision", label: "unit.form.decision", hint: "unit.form.decision.hint", isOptional: true))
        \(fields.area("note", label: "unit.form.note", isOptional: true, rows: 3))
        """
    }
}
