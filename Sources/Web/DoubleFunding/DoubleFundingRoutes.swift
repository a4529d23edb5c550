import Casework
import HTTPTypes
import Hummingbird
import Language

/// | Method | Path                         | Who                                                                   |
/// |--------|------------------------------|-----------------------------------------------------------------------|
/// | GET    | /double-funding              | the state; coordinators and accountants for their institutions        |
/// | GET    | /double-funding/:id          | the same, where one of the rows is of their institutions              |
/// | POST   | /double-funding/:id/decision | the same, where the later row is, and they recorded neither           |
struct DoubleFundingRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.doubleFundingList, use: list)
        router.get(Address.doubleFunding, use: show)
        router.post(Address.doubleFundingDecision, use: decide)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("show")
        let part = try query.choice("show", of: DoubleFundingStore.Part.self) ?? .open
        let list = try await site.registry.doubleFunding.list(part, as: context.viewer(.monitor))
        return DoubleFundingListPage(frame: context.frame(of: request), part: part, list: list).response()
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        try request.query.allow()
        let id = try context.parameters(of: Address.doubleFunding)
        return try await page(id, request, context).response()
    }

    @Sendable private func decide(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.doubleFundingDecision)
        let form = context.form
        var reading = Reading(form)
        let verdict = reading.choice("verdict", of: DoubleFunding.Verdict.self)
        let reason = reading.text("reason", limit: 4_000)
        do {
            try reading.finish()
            try await site.registry.doubleFunding.decide(
                id, verdict, reason: reason ?? "", as: context.viewer(.monitor))
            return .see(Address.doubleFundingList(), done: "double_funding.decided")
        } catch {
            guard let rejection = error as? Rejection, let told = rejection.onForm else { throw error }
            return try await page(id, request, context, form: form, problems: told.problems).response(told.status)
        }
    }

    private func page(
        _ id: DoubleFunding.ID, _ request: Request, _ context: AppContext, form: SentForm = .empty,
        problems: [Problem] = []
    ) async throws -> DoubleFundingPage {
        let viewer = try context.viewer(.monitor)
        let file = try await site.registry.doubleFunding.open(id, as: viewer)
        let kinds = try await site.registry.codes.measureKinds(on: context.now.day, as: viewer)
        return DoubleFundingPage(
            frame: context.frame(of: request), file: file,
            kinds: Dictionary(kinds.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first }), form: form,
            problems: problems)
    }
}
