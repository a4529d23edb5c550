import Casework
import Hummingbird

/// | Method | Path                  | Who                     |
/// |--------|-----------------------|-------------------------|
/// | GET    | /learners/:id/history | who may see the learner |
/// | GET    | /learners/:id/viewers | who may see the learner |
/// | GET    | /plans/:id/history    | who may see the plan    |
/// | GET    | /plans/:id/viewers    | who may see the plan    |
struct HistoryRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.learnerHistory, use: learnerHistory)
        router.get(Address.learnerViewers, use: learnerViewers)
        router.get(Address.planHistory, use: planHistory)
        router.get(Address.planViewers, use: planViewers)
    }

    private var journal: JournalStore { site.registry.journal }

    @Sendable private func learnerHistory(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerHistory)
        let viewer = try await viewer(of: id, request, context)
        let learner = try await learner(id, viewer)
        let lines = try await journal.history(of: learner.id, for: viewer)
        return try await page("journal.history", learner.path, lines, viewer, request, context)
    }

    @Sendable private func learnerViewers(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerViewers)
        let viewer = try await viewer(of: id, request, context)
        let learner = try await learner(id, viewer)
        let lines = try await journal.visits(of: learner.id, for: viewer)
        return try await page("journal.viewers", learner.path, lines, gathers: true, viewer, request, context)
    }

    @Sendable private func planHistory(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planHistory)
        let viewer = try await viewer(ofPlan: id, request, context)
        let plan = try await plan(id, viewer)
        let lines = try await journal.history(ofPlan: plan.id, for: viewer)
        return try await page("journal.history", plan.path, lines, viewer, request, context)
    }

    @Sendable private func planViewers(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planViewers)
        let viewer = try await viewer(ofPlan: id, request, context)
        let plan = try await plan(id, viewer)
        let lines = try await journal.visits(of: plan.learner, for: viewer)
        return try await page("journal.viewers", plan.path, lines, gathers: true, viewer, request, context)
    }

    /// A history is a part of the record: read on the errand on which the record is open.
    private func viewer(of id: Learner.ID, _ request: Request, _ context: AppContext) async throws -> Viewer {
        try request.query.allow()
        let viewer = try context.viewer
        return try await site.registry.purposes.remembered(for: id, as: viewer).map(viewer.with(purpose:)) ?? viewer
    }

    private func viewer(ofPlan id: SupportPlan.ID, _ request: Request, _ context: AppContext) async throws -> Viewer {
        try request.query.allow()
        let viewer = try context.viewer
        return try await site.registry.purposes.remembered(forPlan: id, as: viewer).map(viewer.with(purpose:))
            ?? viewer
    }

    private func learner(_ id: Learner.ID, _ viewer: Viewer) async throws -> (id: Learner.ID, path: [Link]) {
        let file = try await site.registry.learners.open(id, as: viewer)
        return (id, [Link(file.person.name.full, Address.learner(id))])
    }

    private func plan(_ id: SupportPlan.ID, _ viewer: Viewer) async throws -> (
        id: SupportPlan.ID, learner: Learner.ID, path: [Link]
    ) {
        let plan = try await site.registry.supportPlans.open(id, as: viewer).plan
        return (
            id, plan.learner,
            [Link(plan.learnerName, Address.learner(plan.learner)), Link(plan.code, Address.plan(id))]
        )
    }

    private func page(
        _ title: String, _ path: [Link], _ lines: [JournalStore.Line], gathers: Bool = false, _ viewer: Viewer,
        _ request: Request, _ context: AppContext
    ) async throws -> Response {
        let frame = context.frame(of: request)
        let risks = try await site.registry.codes.risks(on: context.now.day, as: viewer)
        return HistoryPage(
            frame: frame, title: frame.text(title, [:]), path: path, lines: lines, gathers: gathers, risks: risks
        ).response()
    }
}
