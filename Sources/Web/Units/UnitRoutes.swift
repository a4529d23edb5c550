import Casework
import Hummingbird
import Language

/// | Method | Path         | Who           |
/// |--------|--------------|---------------|
/// | GET    | /units       | who signed in |
/// | GET    | /units/:code | who signed in |
struct UnitRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.units, use: list)
        router.get(Address.unit, use: show)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let query = try request.query
        try query.allow("words", "level", "within", "on", "page")
        var filter = UnitFilter()
        filter.words = String((try query.one("words") ?? "").prefix(100))
        filter.level = try query.choice("level", of: Casework.Unit.Level.self)
        filter.within = try query.one("within")
        let (day, problems) = try chosenDay(query, context)
        let page = try query.page()
        let units = site.registry.units
        let found = try await units.search(filter.search(page: page), on: day, as: viewer)
        let municipalities = try await units.all(.municipality, on: day, as: viewer)
        let mayManage = !viewer.roles(for: .manageUnits).isEmpty
        let unplaced = mayManage ? try await units.unplaced(on: day, as: viewer) : []
        return UnitListPage(
            frame: context.frame(of: request), problems: problems, filter: filter, day: day, hits: found.hits,
            total: found.total, page: page, municipalities: municipalities, unplaced: unplaced, mayManage: mayManage
        ).response()
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let query = try request.query
        try query.allow("on")
        let (day, problems) = try chosenDay(query, context)
        let card = try await site.registry.units.card(try context.parameters(of: Address.unit), on: day, as: viewer)
        return UnitPage(
            frame: context.frame(of: request), problems: problems, card: card,
            mayManage: !viewer.roles(for: .manageUnits).isEmpty
        ).response()
    }

    /// The day of the map as somebody typed it or as a link has it; today where nothing or nonsense is asked.
    private func chosenDay(_ query: Query, _ context: AppContext) throws -> (day: Day, problems: [Problem]) {
        guard let text = try query.one("on") else { return (context.now.day, []) }
        var reading = Reading(SentForm([("on", text)]))
        let day = reading.day("on")
        return (day ?? context.now.day, reading.problems)
    }
}

/// What the list of units is narrowed to.
struct UnitFilter: Hashable, Sendable {
    var words = ""
    var level: Casework.Unit.Level?
    var within: String?

    static let pageSize = 50

    /// Institutions, unless another level is asked or a name is looked for.
    func search(page: Int) -> UnitSearch {
        UnitSearch(
            words, level: level ?? (words.isEmpty ? .institution : nil), within: within, limit: UnitFilter.pageSize,
            offset: (page - 1) * UnitFilter.pageSize)
    }
}
