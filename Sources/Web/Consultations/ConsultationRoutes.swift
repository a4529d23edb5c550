import Casework
import Hummingbird
import Language

/// | Method | Path                            | Who                                                           |
/// |--------|---------------------------------|---------------------------------------------------------------|
/// | GET    | /today                          | who gives consultations                                       |
/// | POST   | /consultations                  | the provider, the plan's author, head and coordinator         |
/// | POST   | /consultations/:id/withdrawal   | the same                                                      |
/// | POST   | /consultations/:id/confirmation | the same, with the word of the other side                     |
/// | POST   | /entries/:id/undoing            | who recorded the entry                                        |
struct ConsultationRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.today, use: today)
        router.post(Address.consultations, use: log)
        router.post(Address.consultationWithdrawal, use: withdraw)
        router.post(Address.consultationConfirmation, use: confirm)
        router.post(Address.entryUndoing, use: undo)
    }

    @Sendable private func today(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("entry")
        let frame = context.frame(of: request)
        let entry = try query.value("entry", as: ConsultationEntry.ID.self)
        return try await page(frame, context, form: .empty, entry: frame.done == nil ? nil : entry).response()
    }

    @Sendable private func log(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.deliverService)
        let refusal: Rejection
        do throws(Rejection) {
            let entry = try context.form.entry(today: context.now.day)
            let id = try await site.registry.consultations.log(entry, as: viewer)
            let next = try plan(of: context).map { Address.planConsultations($0) } ?? Address.today()
            return .see(next.with("entry", id.description), done: "consultation.logged")
        } catch { refusal = error }
        return try await answer(to: refusal, row: nil, request, context)
    }

    @Sendable private func withdraw(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.consultationWithdrawal)
        let viewer = try context.viewer(.deliverService)
        let reason = context.form.text("withdrawal") ?? ""
        return try await act(on: id, request, context, done: "consultation.withdrawn") {
            try await $0.withdraw(id, reason: reason, as: viewer)
        }
    }

    @Sendable private func confirm(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.consultationConfirmation)
        let viewer = try context.viewer(.deliverService)
        let word: ConsultationStore.Word =
            context.form.text("confirmation_code").map { .code($0) }
            ?? .evidence(
                context.form.text("evidence") ?? "", context.file.map { NewDocument($0.bytes, fileName: $0.name) })
        return try await act(on: id, request, context, done: "consultation.confirmed") {
            try await $0.confirm(id, by: word, as: viewer)
        }
    }

    @Sendable private func undo(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.entryUndoing)
        let query = try request.query
        try query.allow("plan")
        let plan = try query.value("plan", as: SupportPlan.ID.self)
        try await site.registry.consultations.undo(id, as: context.viewer(.deliverService))
        return .see(plan.map { Address.planConsultations($0) } ?? Address.today(), done: "consultation.undone")
    }

    private func act(
        on id: Consultation.ID, _ request: Request, _ context: AppContext, done: Done,
        _ operation: (ConsultationStore) async throws -> Void
    ) async throws -> Response {
        let refusal: Rejection
        do {
            try await operation(site.registry.consultations)
            let next = try plan(of: context).map { Address.planConsultations($0) } ?? Address.today()
            return .see(next, done: done)
        } catch let error as Rejection { refusal = error }
        return try await answer(to: refusal, row: id, request, context)
    }

    /// The plan from whose page a form comes.
    private func plan(of context: AppContext) throws(Rejection) -> SupportPlan.ID? {
        guard let text = context.form.text("plan") else { return nil }
        guard let plan = SupportPlan.ID(text) else { throw .notFound }
        return plan
    }

    /// What is wrong, on the page from which the form came, with the input kept.
    private func answer(to refusal: Rejection, row: Consultation.ID?, _ request: Request, _ context: AppContext)
        async throws -> Response
    {
        guard let (problems, status) = refusal.onForm else { throw refusal }
        let frame = context.frame(of: request)
        if let plan = try plan(of: context) {
            return try await PlanConsultationsAnswer(site: site).page(
                of: plan, frame, context, row: row, form: context.form, problems: problems
            ).response(status)
        }
        // Of what concerns one row, the page of today asks nothing but its code.
        guard row == nil || context.form.contains("confirmation_code") else { throw refusal }
        return try await page(frame, context, form: context.form, problems: problems, hour: row).response(status)
    }

    private func page(
        _ frame: Frame, _ context: AppContext, form: SentForm, problems: [Problem] = [], hour: Consultation.ID? = nil,
        entry: ConsultationEntry.ID? = nil
    ) async throws -> TodayPage {
        let viewer = try context.viewer(.deliverService)
        guard !viewer.roles(for: .deliver).isEmpty else { throw Rejection.notAllowed("consultation.not_allowed") }
        let form =
            form.names.contains("held_on") ? form : SentForm.entry(frame).without("held_on").adding(form)
        let expected = try await site.registry.consultations.today(as: viewer)
        let placed = hour.map { hour in problems.map { Problem(expected.codeField(of: hour), $0.message) } }
        return TodayPage(
            frame: frame, viewer: viewer, expected: expected,
            kept: try await site.registry.consultations.ofSemester(as: viewer), form: form,
            problems: placed ?? problems, hour: hour, entry: entry)
    }
}

extension SentForm {
    /// With the fields of another form, which take the place of own ones.
    fileprivate func adding(_ other: SentForm) -> SentForm {
        SentForm(
            (names.filter { !other.names.contains($0) }.map { ($0, self) } + other.names.map { ($0, other) }).flatMap {
                name, form in form.list(name).map { (name, $0) }
            })
    }
}
