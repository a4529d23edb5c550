import Casework
import Hummingbird
import Language

/// | Method | Path                  | Who                                   |
/// |--------|-----------------------|---------------------------------------|
/// | GET    | /plans/:id/evaluation | the author and the institution's head |
/// | POST   | /plans/:id/evaluation | the author and the institution's head |
/// | POST   | /plans/:id/closing    | the institution's head                |
struct EvaluationRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.planEvaluation, use: show)
        router.post(Address.planEvaluation, use: save)
        router.post(Address.planClosing, use: close)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let file = try await open(context.parameters(of: Address.planEvaluation), context)
        guard file.possible.contains(.evaluate) else { return .see(Address.plan(file.plan.id)) }
        return try await page(file, EvaluationForm(file.evaluation), [], request, context).response()
    }

    @Sendable private func save(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planEvaluation)
        let file = try await open(id, context)
        let form = EvaluationForm(context.form)
        do {
            try await site.registry.supportPlans.evaluate(
                form.read(for: file.evaluated), of: id, as: context.viewer(.preparePlan))
            return .see(Address.plan(id), done: "plan.evaluated")
        } catch Rejection.invalid(let problems) {
            return try await page(file, form, problems, request, context).response()
        }
    }

    @Sendable private func close(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planClosing)
        let viewer = try context.viewer(.approve)
        return try await PlanAnswer(site: site).act(on: id, request, context, done: "plan.completed") {
            try await $0.complete(id, as: viewer)
        }
    }

    private func open(_ id: SupportPlan.ID, _ context: AppContext) async throws -> SupportPlanStore.File {
        try await site.registry.supportPlans.open(id, as: context.viewer(.preparePlan))
    }

    private func page(
        _ file: SupportPlanStore.File, _ form: EvaluationForm, _ problems: [Problem], _ request: Request,
        _ context: AppContext
    ) async throws -> EvaluationPage {
        let conclusions = try await site.registry.codes.items(.planConclusion, on: context.now.day, as: context.viewer)
        return EvaluationPage(
            frame: context.frame(of: request), file: file, conclusions: conclusions, form: form.form, problems: problems
        )
    }
}
