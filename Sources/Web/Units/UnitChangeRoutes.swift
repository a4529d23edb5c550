import Casework
import Hummingbird
import Language

/// | Method    | Path                    | Who               |
/// |-----------|-------------------------|-------------------|
/// | GET, POST | /units/:code/renaming   | who manages units |
/// | GET, POST | /units/:code/relocation | who manages units |
/// | GET, POST | /units/:code/merger     | who manages units |
/// | GET, POST | /units/:code/division   | who manages units |
/// | GET, POST | /units/:code/closing    | who manages units |
/// | GET, POST | /units/:code/kind       | who manages units |
/// | GET, POST | /units/:code/founder    | who manages units |
/// | GET, POST | /units/:code/participation | who manages units |
/// | GET, POST | /units/:code/withdrawal | who manages units |
struct UnitChangeRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        for act in UnitAct.allCases {
            router.get(act.route) { request, context in try await ask(act, request, context) }
            router.post(act.route) { request, context in try await change(act, request, context) }
        }
    }

    private func ask(_ act: UnitAct, _ request: Request, _ context: AppContext) async throws -> Response {
        try request.query.allow()
        let today = context.frame(of: request).day(context.now.day)
        return try await page(act, request, context, SentForm([("on", today)])).response()
    }

    private func change(_ act: UnitAct, _ request: Request, _ context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let code = try context.parameters(of: act.route)
        var page = try await page(act, request, context, context.form)
        do {
            try await perform(act, code, Reading(context.form), as: viewer)
            return .see(Address.unit(code), done: act.done)
        } catch let rejection as Rejection {
            switch rejection {
            case .invalid(let problems), .conflict(let problems): page.problems = problems
            case .notFound, .notAllowed, .stale, .tooMany, .unavailable, .broken: throw rejection
            }
            return page.response()
        }
    }

    private func perform(_ act: UnitAct, _ code: String, _ form: Reading, as viewer: Viewer) async throws {
        var reading = form
        let units = site.registry.units
        let day = reading.day("on", required: "unit.form.on.missing")
        let (number, note) = (reading.text("decision") ?? "", reading.text("note", limit: 1000) ?? "")
        let order = UnitOrder(act, &reading)
        try reading.finish()
        guard let day else { return }
        let decision = Decision(on: day, number: number, note: note)
        switch order {
        case .rename(let name): try await units.rename(code, to: name, by: decision, as: viewer)
        case .move(let parent): try await units.move(code, to: parent, by: decision, as: viewer)
        case .merge(let heir): try await units.merge(code, into: heir, by: decision, as: viewer)
        case .divide(let heirs, let places):
            try await units.split(code, into: heirs, places: places, by: decision, as: viewer)
        case .close: try await units.close(code, by: decision, as: viewer)
        case .change(let kind): try await units.changeKind(code, to: kind, by: decision, as: viewer)
        case .found(let founder): try await units.changeFounder(code, to: founder, by: decision, as: viewer)
        case .join(let programme, let through):
            try await units.join(code, programme, Period(day, through: through), as: viewer)
        case .leave(let programme): try await units.leave(code, programme, through: day, as: viewer)
        }
    }

    private func page(
        _ act: UnitAct, _ request: Request, _ context: AppContext, _ form: SentForm
    ) async throws -> UnitChangePage {
        let viewer = try context.viewer
        guard !viewer.roles(for: .manageUnits).isEmpty else { throw Rejection.notAllowed("unit.problem.not_allowed") }
        let today = context.now.day
        let card = try await site.registry.units.card(try context.parameters(of: act.route), on: today, as: viewer)
        guard act.applies(to: card) else { throw Rejection.notFound }
        var page = UnitChangePage(
            frame: context.frame(of: request), form: form, act: act, card: card,
            choices: try await choices(act, card, on: today, as: viewer))
        switch act {
        case .division where card.unit.level == .municipality:
            page.institutions = try await site.registry.units.institutions(
                in: card.unit.code, on: today, includingClosed: true, as: viewer)
        case .participation: page.programmes = try await site.registry.calendar.programmes(as: viewer)
        case .withdrawal: page.programmes = card.participations.filter { $0.period.through == nil }.map(\.programme)
        case .renaming, .relocation, .merger, .division, .closing, .kind, .founder: break
        }
        return page
    }

    /// The units that can be chosen: places for a move, otherwise the neighbours of the same level.
    private func choices(_ act: UnitAct, _ card: UnitCard, on day: Day, as viewer: Viewer) async throws -> [NamedUnit] {
        let units = site.registry.units
        switch act {
        case .renaming, .closing, .kind, .participation, .withdrawal: return []
        case .founder:
            return try await units.all(.municipality, on: day, as: viewer) + units.all(.state, on: day, as: viewer)
        case .relocation:
            let level: Casework.Unit.Level = card.unit.kind.isOfState ? .region : .municipality
            return try await units.all(level, on: day, as: viewer)
        case .merger, .division:
            guard card.unit.level == .institution, let parent = card.path.dropLast().last else {
                return try await units.all(card.unit.level, on: day, as: viewer).filter { $0.id != card.unit.id }
            }
            return try await units.institutions(in: parent.code, on: day, as: viewer).filter { $0.id != card.unit.id }
        }
    }
}
