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
    /// The institutions of a municipality that is divided.
    var institutions: [NamedUnit] = []
    /// That the unit can join, or those that it can leave.
    var programmes: [Programme] = []

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
            \(act.isDecided ? DecisionFields(fields: fields).html : .empty)
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
        case .division:
            fields.checkboxes("successors", label: "unit.form.successors", choices: offered)
                + places(fields, offered)
        case .closing: .empty
        case .kind: fields.select("kind", label: "unit.form.kind", choices: kinds, empty: "unit.form.choose")
        case .founder: fields.select("founder", label: "unit.founder", choices: offered, empty: "unit.form.choose")
        case .participation:
            programme(fields) + fields.day("on", label: "unit.form.first_day")
                + fields.day("through", label: "unit.form.last_day", isOptional: true)
        case .withdrawal: programme(fields) + fields.day("on", label: "unit.form.last_day")
        }
    }

    private var kinds: [Choice] {
        Casework.Unit.Kind.allCases.filter { $0.level == card.unit.level }.map {
            Choice($0.rawValue, text($0.title))
        }
    }

    private func programme(_ fields: Fields) -> HTML {
        fields.select(
            "programme", label: "unit.form.programme",
            choices: programmes.map { Choice($0.code, $0.name[frame.tongue]) }, empty: "unit.form.choose")
    }

    /// To which successor each institution goes.
    private func places(_ fields: Fields, _ offered: [Choice]) -> HTML {
        guard !institutions.isEmpty else { return .empty }
        let selects = institutions.map { institution in
            fields.select(
                "places.\(institution.code)", label: Message("unit.form.place_of", ["unit": .text(institution.name)]),
                choices: offered, empty: "unit.form.later", isOptional: true)
        }
        return "<h2>\(text("unit.form.places"))</h2><p>\(text("unit.form.places.hint"))</p>\(selects.joined())"
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
