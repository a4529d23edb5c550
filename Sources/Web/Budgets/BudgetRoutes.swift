import Casework
import Hummingbird
import Language

/// | Method | Path                           | Who                                               |
/// |--------|--------------------------------|---------------------------------------------------|
/// | GET    | /budgets                       | who reads budgets; those in scope                 |
/// | GET    | /budgets/:partner              | who reads the partner's budget                    |
/// | POST   | /budget-control                | the state                                         |
/// | POST   | /budgets/:partner/contracts    | the state; others who read the budget are refused |
/// | POST   | /budgets/:partner/amendments   | the same                                          |
/// | POST   | /budgets/:partner/annulments   | the same                                          |
/// | POST   | /budgets/:partner/allocations  | the same                                          |
/// | POST   | /budgets/:partner/withdrawals  | the same                                          |
/// | POST   | /budgets/:partner/maximums     | the same                                          |
/// | POST   | /budgets/:partner/overrides    | the same                                          |
struct BudgetRoutes {
    let site: Site

    private var budgets: BudgetStore { site.registry.budgets }

    func add(to router: Router<AppContext>) {
        router.get(Address.budgets, use: list)
        router.post(Address.budgetControl, use: control)
        router.get(Address.budget, use: show)
        router.post(Address.budgetContracts, use: sign)
        router.post(Address.budgetAmendments, use: amend)
        router.post(Address.budgetAnnulments, use: annul)
        router.post(Address.budgetAllocations, use: allocate)
        router.post(Address.budgetWithdrawals, use: withdraw)
        router.post(Address.budgetMaximums, use: setMaximum)
        router.post(Address.budgetOverrides, use: override)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.monitor)
        let query = try request.query
        try query.allow("semester")
        let lines = try await budgets.lines(as: viewer)
        let mayManage = !viewer.roles(for: .manageBudget).isEmpty
        return BudgetListPage(
            frame: context.frame(of: request), lines: lines, asked: try query.one("semester"),
            partners: mayManage ? try await budgets.partners(as: viewer) : [],
            uncontrolled: mayManage
                ? try await site.registry.calendar.programmes(as: viewer).filter { !$0.budgetControl } : []
        ).response()
    }

    @Sendable private func control(request: Request, context: AppContext) async throws -> Response {
        try await budgets.startControl(of: context.form["programme"], as: try context.viewer)
        return .see(Address.budgets(), done: "budget.controlled")
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("semester", "page")
        return try await page(
            try context.parameters(of: Address.budget), request, context,
            semester: try query.value("semester", as: Int64.self), number: try query.page()
        ).response()
    }

    private func page(
        _ code: String, _ request: Request, _ context: AppContext, semester: Int64? = nil, number: Int = 1,
        problems: [Problem] = []
    ) async throws -> BudgetPage {
        let viewer = try context.viewer(.monitor)
        let file = try await budgets.file(
            of: code, semester: semester.map { Semester.ID(number: $0) }, page: number, as: viewer)
        return BudgetPage(
            frame: context.frame(of: request), file: file, page: number,
            opensPlans: !viewer.roles(for: .readSubmittedPlan).isEmpty || !viewer.roles(for: .readPlan).isEmpty,
            form: context.form, problems: problems)
    }

    /// Does what a form of the page asks; what is wrong comes back at its field.
    ///
    /// - Parameter prefix: of the names that the operation's fields have on the page.
    private func act(
        _ code: String, _ request: Request, _ context: AppContext, done: Done, prefix: String,
        _ operation: () async throws -> Void
    ) async throws -> Response {
        do {
            try await operation()
            return .see(Address.budget(code), done: done)
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            let placed = problems.map { problem in
                Problem(problem.field.map { $0.hasPrefix(prefix) ? $0 : "\(prefix)_\($0)" }, problem.message)
            }
            return try await page(code, request, context, problems: placed).response(status)
        }
    }

    @Sendable private func sign(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.budgetContracts)
        let viewer = try context.viewer
        return try await act(code, request, context, done: "budget.signed", prefix: "contract") {
            var reading = Reading(context.form)
            let number = reading.text("contract_number", required: "budget.problem.number", limit: 60)
            let signed = reading.day("contract_signed_on", required: "budget.problem.day_missing")
            let from = reading.day("contract_valid_from", required: "budget.problem.day_missing")
            let through = reading.day("contract_valid_to", required: "budget.problem.day_missing")
            try reading.finish()
            guard let number, let signed, let from, let through else { throw Refusal.malformed }
            try await budgets.sign(
                NewContract(
                    programmeCode: context.form["contract_programme"], number: number, signedOn: signed, from: from,
                    through: through, receipt: context.form.text("receipt")), with: code, as: viewer)
        }
    }

    @Sendable private func amend(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.budgetAmendments)
        let viewer = try context.viewer
        return try await act(code, request, context, done: "budget.amended", prefix: "amendment") {
            var reading = Reading(context.form)
            let contract = reading.value(
                "amendment_contract", as: Contract.ID.self, required: "budget.problem.contract_missing")
            let number = reading.text("amendment_number", required: "budget.problem.number", limit: 60)
            let signed = reading.day("amendment_signed_on", required: "budget.problem.day_missing")
            let summary = reading.text("amendment_summary", required: "budget.problem.summary", limit: 1000)
            let through = reading.day("amendment_valid_to")
            try reading.finish()
            guard let contract, let number, let signed, let summary else { throw Refusal.malformed }
            try await budgets.amend(
                contract, of: code, by: .init(number: number, signedOn: signed, summary: summary, validTo: through),
                as: viewer)
        }
    }

    @Sendable private func annul(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.budgetAnnulments)
        let viewer = try context.viewer
        return try await act(code, request, context, done: "budget.annulled", prefix: "annulment") {
            let (contract, reason) = try reasoned(
                "annulment_contract", because: "annulment_reason", as: Contract.ID.self,
                required: "budget.problem.contract_missing", in: context.form)
            try await budgets.annul(contract, of: code, reason: reason, as: viewer)
        }
    }

    @Sendable private func allocate(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.budgetAllocations)
        let viewer = try context.viewer
        return try await act(code, request, context, done: "budget.allocated", prefix: "allocation") {
            var reading = Reading(context.form)
            let semester = reading.number(
                "allocation_semester", in: 20_001...99_992, required: "budget.problem.semester_missing")
            let amount = reading.money("allocation_amount", required: "budget.problem.amount")
            let basis = reading.text("allocation_basis", required: "budget.problem.basis")
            try reading.finish()
            guard let semester, let amount, let basis else { throw Refusal.malformed }
            try await budgets.allocate(
                amount, to: code, programme: context.form["allocation_programme"],
                semester: Semester.ID(number: Int64(semester)), basis: basis, receipt: context.form.text("receipt"),
                as: viewer)
        }
    }

    @Sendable private func withdraw(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.budgetWithdrawals)
        let viewer = try context.viewer
        return try await act(code, request, context, done: "budget.withdrawn", prefix: "withdrawal") {
            let (allocation, reason) = try reasoned(
                "withdrawal_allocation", because: "withdrawal_reason", as: Allocation.ID.self,
                required: "budget.problem.allocation_missing", in: context.form)
            try await budgets.withdraw(allocation, of: code, reason: reason, as: viewer)
        }
    }

    @Sendable private func setMaximum(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.budgetMaximums)
        let viewer = try context.viewer
        return try await act(code, request, context, done: "budget.maximum", prefix: "maximum") {
            var reading = Reading(context.form)
            let year = reading.value("maximum_year", as: SchoolYear.self, required: "budget.problem.year_missing")
            let amount = reading.money("maximum_maximum", required: "budget.problem.amount")
            try reading.finish()
            guard let year, let amount else { throw Refusal.malformed }
            try await budgets.setMaximum(
                amount, of: code, programme: context.form["maximum_programme"], in: year, as: viewer)
        }
    }

    @Sendable private func override(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.budgetOverrides)
        let viewer = try context.viewer
        return try await act(code, request, context, done: "budget.overridden", prefix: "override") {
            let (plan, reason) = try reasoned(
                "override_plan", because: "override_reason", as: SupportPlan.ID.self,
                required: "budget.problem.plan_missing", in: context.form)
            try await budgets.override(plan, of: code, reason: reason, as: viewer)
        }
    }

    /// What is acted on, and why.
    private func reasoned<Subject: LosslessStringConvertible>(
        _ field: String, because reasonField: String, as type: Subject.Type, required: Message, in form: SentForm
    ) throws -> (Subject, String) {
        var reading = Reading(form)
        let subject = reading.value(field, as: type, required: required)
        let reason = reading.text(reasonField, required: "budget.problem.reason", limit: 1000)
        try reading.finish()
        guard let subject, let reason else { throw Refusal.malformed }
        return (subject, reason)
    }
}
