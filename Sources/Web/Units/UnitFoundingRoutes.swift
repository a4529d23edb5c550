import Casework
import Hummingbird
import Language

/// | Method | Path       | Who               |
/// |--------|------------|-------------------|
/// | GET    | /units/new | who manages units |
/// | POST   | /units     | who manages units |
struct UnitFoundingRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.newUnit, use: ask)
        router.post(Address.units, use: found)
    }

    @Sendable private func ask(request: Request, context: AppContext) async throws -> Response {
        try request.query.allow()
        return try await page(request, context, SentForm.empty).response()
    }

    @Sendable private func found(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        var page = try await page(request, context, context.form)
        do {
            let founding = try founding(from: context.form)
            try await site.registry.units.found(founding, as: viewer)
            return .see(Address.unit(founding.code), done: "unit.founded")
        } catch let rejection as Rejection {
            switch rejection {
            case .invalid(let problems), .conflict(let problems): page.problems = problems
            case .notFound, .notAllowed, .stale, .tooMany, .unavailable, .broken: throw rejection
            }
            return page.response()
        }
    }

    private func founding(from form: SentForm) throws -> Founding {
        var reading = Reading(form)
        let name = reading.text("name", required: "unit.problem.name_missing")
        let code = reading.text("code", required: "unit.problem.code_malformed", limit: 12)
        let kind = reading.choice("kind", of: Casework.Unit.Kind.self, required: "unit.form.kind.missing")
        let parent = reading.text("parent", required: "unit.form.parent.missing")
        let founder = reading.text("founder")
        let day = reading.day("on", required: "unit.form.on.missing")
        let (number, note) = (reading.text("decision") ?? "", reading.text("note", limit: 1000) ?? "")
        try reading.finish()
        guard let name, let code, let kind, let parent, let day else { throw Rejection.invalid(reading.problems) }
        return Founding(
            code: code, name: name, kind: kind, in: parent, founder: founder,
            existedBefore: reading.isChecked("existed_before"), by: Decision(on: day, number: number, note: note))
    }

    private func page(_ request: Request, _ context: AppContext, _ form: SentForm) async throws -> UnitFoundingPage {
        let viewer = try context.viewer
        guard !viewer.roles(for: .manageUnits).isEmpty else { throw Rejection.notAllowed("unit.problem.not_allowed") }
        let (units, today) = (site.registry.units, context.now.day)
        let places =
            try await units.all(.municipality, on: today, as: viewer)
            + units.all(.region, on: today, as: viewer) + units.all(.state, on: today, as: viewer)
        return UnitFoundingPage(frame: context.frame(of: request), form: form, places: places)
    }
}

/// A new institution on the map.
struct UnitFoundingPage: Page {
    let frame: Frame
    let form: SentForm
    var problems: [Problem] = []
    /// Municipalities, regions and the state.
    let places: [NamedUnit]

    var title: String { text("unit.found.title") }
    var path: [Link] { [Link(text("unit.list"), Address.units())] }
    var width: PageWidth { .text }

    var body: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let kinds = Casework.Unit.Kind.allCases.filter { $0.level == .institution }.map {
            Choice($0.rawValue, text($0.title))
        }
        let places = places.map { Choice($0.code, $0.name) }
        return Form(
            frame: frame, action: Address.units(),
            """
            \(fields.text("name", label: "unit.name", kind: .name))
            \(fields.text("code", label: "unit.code", hint: "unit.code.hint", width: .word, autocomplete: "off", kind: .number))
            \(fields.select("kind", label: "unit.kind", choices: kinds, empty: "unit.form.choose"))
            \(fields.select("parent", label: "unit.form.parent", hint: "unit.form.parent.hint", choices: places, empty: "unit.form.choose"))
            \(fields.select("founder", label: "unit.founder", choices: places, empty: "unit.form.none", isOptional: true))
            \(DecisionFields(fields: fields))
            \(fields.checkbox("existed_before", label: "unit.form.existed_before", hint: "unit.form.existed_before.hint"))
            \(Foot(Button(text("unit.found.act")), others: [Link(text("action.cancel"), Address.units()).html]))
            """
        ).html
    }
}
