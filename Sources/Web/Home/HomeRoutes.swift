import Casework
import Hummingbird

/// | Method | Path | Who          |
/// |--------|------|--------------|
/// | GET    | /    | who signed in |
struct HomeRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.home, use: show)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        try request.query.allow()
        let list = try await site.registry.supportPlans.workList(as: viewer)
        let shortages = try await site.registry.people.tasks(as: viewer)
        let doubtful = try await site.registry.consultations.doubtful(as: viewer)
        return HomePage(
            frame: context.frame(of: request), viewer: viewer, list: list, shortages: shortages,
            doubtful: doubtful.measures,
            rule: doubtful.rule
        ).response()
    }
}
