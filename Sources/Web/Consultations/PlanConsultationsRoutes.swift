import Casework
import Hummingbird
import Language

/// | Method | Path                                    | Who                                                   |
/// |--------|-----------------------------------------|-------------------------------------------------------|
/// | GET    | /plans/:id/consultations                | who may open the plan; a provider for the own measures |
/// | GET    | /plans/:id/consultations/:line/log      | the same                                              |
/// | GET    | /plans/:id/consultations/:line/agreement | the same                                             |
/// | POST   | /plans/:id/consultations/:line/answer   | the provider, the plan's author, head and coordinator |
/// | GET    | /timesheets                             | head, coordinator and accountant                      |
/// | GET    | /timesheets/:id                         | oneself, head, coordinator and accountant             |
/// | POST   | /learners/:id/confirmation-codes        | who may write the learner                             |
struct PlanConsultationsRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.planConsultations, use: show)
        router.get(Address.consultationLog, use: log)
        router.get(Address.consultationAgreement, use: agreement)
        router.post(Address.measureAnswer, use: affirm)
        router.get(Address.timesheets, use: timesheets)
        router.get(Address.timesheet, use: timesheet)
        router.post(Address.confirmationCodes, use: codes)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("row", "entry")
        let frame = context.frame(of: request)
        return try await PlanConsultationsAnswer(site: site).page(
            of: context.parameters(of: Address.planConsultations), frame, context,
            row: query.value("row", as: Consultation.ID.self),
            entry: frame.done == nil ? nil : query.value("entry", as: ConsultationEntry.ID.self)
        ).response()
    }

    @Sendable private func log(request: Request, context: AppContext) async throws -> Response {
        let (plan, line) = try context.parameters(of: Address.consultationLog)
        let sheet = try await site.registry.consultations.sheet(
            of: MeasureKey(plan, line), as: context.viewer(.deliverService))
        return ConsultationLogPage(frame: context.frame(of: request), sheet: sheet).response()
    }

    @Sendable private func agreement(request: Request, context: AppContext) async throws -> Response {
        let (plan, line) = try context.parameters(of: Address.consultationAgreement)
        let viewer = try context.viewer(.deliverService)
        let sheet = try await site.registry.consultations.sheet(of: MeasureKey(plan, line), as: viewer)
        return ConsultationAgreementPage(
            frame: context.frame(of: request), measure: sheet.measure,
            rule: try await site.registry.consultations.rule(as: viewer)
        ).response()
    }

    @Sendable private func timesheets(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("month")
        let month = try query.value("month", as: Month.self) ?? Month(of: context.now.day)
        let sheets = try await site.registry.consultations.timesheets(in: month, as: context.viewer(.monitor))
        return TimesheetListPage(frame: context.frame(of: request), month: month, sheets: sheets).response()
    }

    /// The answer *yes* to the question whether a measure still goes on.
    @Sendable private func affirm(request: Request, context: AppContext) async throws -> Response {
        let (plan, line) = try context.parameters(of: Address.measureAnswer)
        try await site.registry.consultations.affirm(MeasureKey(plan, line), as: context.viewer(.deliverService))
        return .see(
            Address.next(context.form["next"]) ?? Address.planConsultations(plan), done: "consultation.affirmed")
    }

    @Sendable private func timesheet(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("month")
        let month = try query.value("month", as: Month.self) ?? Month(of: context.now.day)
        let sheet = try await site.registry.consultations.timesheet(
            of: context.parameters(of: Address.timesheet), in: month, as: context.viewer(.monitor))
        return TimesheetPage(frame: context.frame(of: request), sheet: sheet).response()
    }

    @Sendable private func codes(request: Request, context: AppContext) async throws -> Response {
        let learner = try context.parameters(of: Address.confirmationCodes)
        let viewer = try context.viewer(.deliverService)
        var reading = Reading(context.form)
        let holder = reading.choice(
            "holder", of: ConfirmationCode.Holder.self, required: "error.field.choice")
        try reading.finish()
        guard let holder else { throw Rejection.notFound }
        let codes = try await site.registry.consultations.issueCodes(to: holder, of: learner, as: viewer)
        let file = try await site.registry.learners.open(learner, as: viewer)
        return CodeSlipPage(
            frame: context.frame(of: request), learnerName: file.person.name.full, learner: learner, holder: holder,
            codes: codes
        ).response()
    }
}

/// The page of a plan's consultations as an answer, also to a form on it that was refused.
struct PlanConsultationsAnswer {
    let site: Site

    func page(
        of plan: SupportPlan.ID, _ frame: Frame, _ context: AppContext, row: Consultation.ID? = nil,
        entry: ConsultationEntry.ID? = nil, form: SentForm? = nil, problems: [Problem] = []
    ) async throws -> PlanConsultationsPage {
        let viewer = try context.viewer(.deliverService)
        let store = site.registry.consultations
        let sheets = try await store.sheets(of: plan, as: viewer)
        return PlanConsultationsPage(
            frame: frame, viewer: viewer, plan: plan, sheets: sheets,
            absences: try await site.registry.codes.items(.noShowReason, on: frame.now.day, as: viewer),
            rule: try await store.rule(as: viewer), row: row, entry: entry, form: form ?? .entry(frame),
            problems: problems)
    }
}
