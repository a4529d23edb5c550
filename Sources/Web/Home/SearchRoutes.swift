import Casework
import Hummingbird

/// | Method | Path    | Who           |
/// |--------|---------|---------------|
/// | GET    | /search | who signed in |
/// | POST   | /search | who signed in |
///
/// What is searched for are names and personal codes: they are posted, so that they stand in no address.
struct SearchRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.search, use: ask)
        router.post(Address.search, use: find)
    }

    @Sendable private func ask(request: Request, context: AppContext) async throws -> Response {
        _ = try context.viewer
        try request.query.allow()
        return SearchPage(frame: context.frame(of: request)).response()
    }

    @Sendable private func find(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        var page = SearchPage(frame: context.frame(of: request), form: context.form)
        var reading = Reading(context.form)
        let words = reading.searchWords("q", required: false)
        guard reading.problems.isEmpty, let words else {
            page.problems = reading.problems.map { Problem("words", $0.message) }
            return page.response()
        }
        let found = try await results(for: words, as: viewer)
        // The whole code of a plan leads straight to it.
        if found.plans.count == 1, let plan = found.plans.first?.plan, plan.code == words.uppercased() {
            return .see(Address.plan(plan.id).with("from", "search"))
        }
        page.found = found
        return page.response()
    }

    private func results(for words: String, as viewer: Viewer) async throws -> SearchResults {
        let registry = site.registry
        var results = SearchResults()
        if words.uppercased().hasPrefix("IAP-") {
            let filter = PlanFilter(code: words.uppercased())
            if viewer.meetsLearners { results.plans = try await registry.supportPlans.list(filter, as: viewer).plans }
            return results
        }
        if viewer.meetsLearners { results.learners = try await registry.learners.search(words, as: viewer) }
        let isCode = !words.contains(where: \.isLetter)
        if !isCode || words.filter(\.isNumber).count == 10 {
            let units = try await registry.units.search(
                UnitSearch(words, limit: 20), on: registry.clock.today, as: viewer)
            (results.units, results.unitCount) = units
        }
        return results
    }
}
