import Casework
import Hummingbird
import Language

/// | Method | Path                | Who                                      |
/// |--------|---------------------|------------------------------------------|
/// | GET    | /plans/:id/register | the author, the coordinator and the head |
/// | POST   | /plans/:id/register | the author, the coordinator and the head |
struct RegisterRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.planRegister, use: show)
        router.post(Address.planRegister, use: keep)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planRegister)
        let query = try request.query
        try query.allow("line", "month")
        let viewer = try context.viewer(.preparePlan)
        let plan = try await site.registry.compensations.list(of: id, submitting: true, as: viewer)
        let asked = try query.value("line", as: Int.self)
        guard
            let measure = plan.measures.first(where: { $0.dayPrice != nil && (asked == nil || $0.line == asked) })
        else { throw Rejection.notFound }
        let last = min(measure.period.through ?? context.now.day, context.now.day)
        let month = try query.value("month", as: Day.self) ?? max(measure.period.from, last).firstOfMonth
        let register = try await site.registry.compensations.register(
            of: id, line: measure.line, month: month, as: viewer)
        return RegisterPage(frame: context.frame(of: request), register: register).response()
    }

    @Sendable private func keep(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planRegister)
        let viewer = try context.viewer(.preparePlan)
        let form = context.form
        var reading = Reading(form)
        let line = reading.number("line", in: 1...100_000, required: "compensation.problem.measure")
        let month = reading.value("month", as: Day.self, required: "compensation.problem.register_days")
        let despite = reading.text("despite", limit: 4_000)
        try reading.finish()
        guard let line, let month else { throw Rejection.notFound }
        let days = DayBits(month: month, days: form.list("day").compactMap(Int.init))
        let isSubmitting = form["act"] == "submit"
        var (warnings, problems): ([CompensationWarning], [Problem]) = ([], [])
        do {
            let outcome = try await site.registry.compensations.keep(
                days, line: line, of: id, submitting: isSubmitting, despite: despite, as: viewer)
            switch outcome {
            case .submitted: return .see(Address.plan(id), done: "compensation.submitted")
            case .warned(let found): warnings = found
            case nil:
                let page = Address.planRegister(id).with("line", line).with("month", month.description)
                return .see(page, done: "compensation.kept")
            }
        } catch {
            guard let told = error.onForm else { throw error }
            problems = told.problems
        }
        let register = try await site.registry.compensations.register(of: id, line: line, month: month, as: viewer)
        return RegisterPage(
            frame: context.frame(of: request), register: register, chosen: days, warnings: warnings, form: form,
            problems: problems
        ).response(problems.isEmpty ? .conflict : .unprocessableContent)
    }
}
