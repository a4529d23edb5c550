import Casework
import Hummingbird
import Language

/// | Method | Path        | Who                                                     |
/// |--------|-------------|---------------------------------------------------------|
/// | GET    | /plans      | who sees plans; those in scope                          |
/// | POST   | /plans      | who may write plans at the institution                  |
/// | GET    | /plans/:id  | who may see the plan                                    |
/// | GET    | /plans/:id/print | who may see the plan                               |
/// | POST   | /plans/:id/continuation | who may write plans at the institution      |
struct PlanRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.plans, use: list)
        router.post(Address.plans, use: create)
        router.get(Address.plan, use: show)
        router.get(Address.planPrint, use: printed)
        router.post(Address.planContinuation, use: continued)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.monitor)
        let query = try request.query
        try query.allow("semester", "state", "page")
        let filter = PlanFilter(
            semester: try query.value("semester", as: Int64.self),
            state: try query.choice("state", of: SupportPlan.State.self))
        let page = try query.page()
        let found = try await site.registry.supportPlans.list(filter, page: page, size: PlanListPage.size, as: viewer)
        let semesters = try await site.registry.calendar.semesters(as: viewer)
        return PlanListPage(
            frame: context.frame(of: request), filter: filter,
            semesters: semesters.filter { $0.period.from <= context.now.day }.reversed(),
            plans: found.plans, total: found.total, page: page
        ).response()
    }

    @Sendable private func create(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.preparePlan)
        var reading = Reading(context.form)
        let learner = reading.value("learner", as: Learner.ID.self, required: "plan.problem.choose_learner")
        let institution = reading.value(
            "institution", as: Casework.Unit.ID.self, required: "plan.problem.choose_institution")
        let semester = reading.number("semester", in: 20_001...99_992, required: "plan.problem.unknown_semester")
        let programme = reading.text("programme", limit: 40)
        try reading.finish()
        guard let learner, let institution, let semester else { throw Rejection.notFound }
        let start = PlanStart(
            learner: learner, institution: institution, semester: Int64(semester),
            programme: programme, receipt: context.form.text("receipt"))
        let plan = try await site.registry.supportPlans.create(start, as: viewer)
        return .see(Address.planEdit(plan), done: "plan.created")
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.plan)
        let answer = PlanAnswer(site: site)
        let query = try request.query
        if try query.one("from") == "search", try query.purpose() == nil,
            try await answer.remembered(id, context) == nil
        {
            return PurposePage(
                frame: context.frame(of: request), record: Address.plan(id), likely: try context.viewer.purpose
            ).response()
        }
        return try await answer.page(of: id, request, context).response()
    }

    @Sendable private func printed(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planPrint)
        let viewer = try await PlanAnswer(site: site).viewer(of: id, request, context)
        let file = try await site.registry.supportPlans.open(id, as: viewer, reading: .printed)
        let learner = try await site.registry.learners.open(file.plan.learner, as: viewer)
        return PlanPrintPage(frame: context.frame(of: request), file: file, maskedCode: learner.maskedCode).response()
    }

    /// The plan of the next semester for the same learner, at the same institution.
    @Sendable private func continued(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.preparePlan)
        let file = try await site.registry.supportPlans.open(
            context.parameters(of: Address.planContinuation), as: viewer)
        let after = max(file.plan.semester.end.next, context.now.day)
        let running = try await site.registry.calendar.semester(of: after, as: viewer)
        let following = try await site.registry.calendar.next(after: after, as: viewer)
        guard let semester = running ?? following else { throw Rejection.conflict("plan.problem.no_next_semester") }
        let start = PlanStart(
            learner: file.plan.learner, institution: file.plan.institution, semester: semester.id.number,
            opensExisting: true)
        return .see(
            Address.planEdit(try await site.registry.supportPlans.create(start, as: viewer)), done: "plan.continued")
    }
}

/// The plan's page as an answer, also to a form on it that was refused.
struct PlanAnswer {
    let site: Site

    func page(
        of id: SupportPlan.ID, _ request: Request, _ context: AppContext, form: SentForm = .empty,
        problems: [Problem] = []
    ) async throws -> PlanPage {
        let viewer = try await viewer(of: id, request, context)
        let file = try await site.registry.supportPlans.open(id, as: viewer)
        let codes = site.registry.codes
        let day = context.now.day
        return PlanPage(
            frame: context.frame(of: request), file: file, purpose: viewer.purpose,
            reason: try await site.registry.access.why(viewer, file.plan.institution),
            returnReasons: try await codes.items(.returnReason, on: day, as: viewer),
            suspensionReasons: try await codes.items(.suspensionReason, on: day, as: viewer),
            conclusions: try await codes.items(.planConclusion, on: day, as: viewer),
            compensations: try await site.registry.compensations.list(of: id, as: viewer),
            outlook: try await site.registry.budgets.outlook(for: id, as: viewer), form: form, problems: problems,
            row: try request.query.value("row", as: AuthorWork.ID.self))
    }

    /// On what errand the plan is open: from the queue to approve it, else as said in the address, else as remembered;
    /// else who writes plans prepares one, and everybody else monitors.
    func viewer(of id: SupportPlan.ID, _ request: Request, _ context: AppContext) async throws -> Viewer {
        let query = try request.query
        if try query.one("from") == "approvals" { return try context.viewer(.approve) }
        if let said = try query.purpose() { return try context.viewer(said) }
        if let known = try await remembered(id, context) { return try context.viewer.with(purpose: known) }
        return try context.viewer(context.viewer.writesPlans ? .preparePlan : .monitor)
    }

    func remembered(_ id: SupportPlan.ID, _ context: AppContext) async throws -> Purpose? {
        try await site.registry.purposes.remembered(forPlan: id, as: try context.viewer)
    }

    /// Does what a form of the plan's page asks; what is wrong comes back on the page, at its field, with what was typed.
    ///
    /// - Parameter fields: the names that the operation's fields have on the page.
    func act(
        on id: SupportPlan.ID, _ request: Request, _ context: AppContext, done: Done, fields: [String: String] = [:],
        next: Address? = nil, _ operation: (SupportPlanStore) async throws -> Void
    ) async throws -> Response {
        do {
            try await operation(site.registry.supportPlans)
            return .see(next ?? Address.plan(id), done: done)
        } catch Rejection.invalid(let problems) {
            let placed = problems.map { Problem($0.field.map { fields[$0] ?? $0 }, $0.message) }
            return try await page(of: id, request, context, form: context.form, problems: placed).response()
        } catch Rejection.conflict(let problems) {
            return try await page(of: id, request, context, form: context.form, problems: problems).response(.conflict)
        }
    }
}
