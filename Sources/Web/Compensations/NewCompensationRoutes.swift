import Casework
import Hummingbird
import Language

/// | Method | Path                         | Who                                             |
/// |--------|------------------------------|-------------------------------------------------|
/// | GET    | /plans/:id/compensations/new | the author, the coordinator and the head        |
/// | POST   | /plans/:id/compensations     | the author, the coordinator and the head        |
struct NewCompensationRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.newCompensation, use: show)
        router.post(Address.planCompensations, use: submit)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.newCompensation)
        let query = try request.query
        try query.allow("line", "instead")
        let viewer = try context.viewer(.preparePlan)
        let plan = try await site.registry.compensations.list(of: id, submitting: true, as: viewer)
        let frame = context.frame(of: request)
        let today = frame.day(context.now.day)
        var form = SentForm([("from", today), ("through", today), ("receipt", frame.receipt)])
        if let line = try query.one("line") { form = form.setting("line", line) }
        if let old = try query.value("instead", as: Compensation.ID.self) {
            form = form.again(try await site.registry.compensations.open(old, as: viewer).compensation, frame)
        }
        return NewCompensationPage(frame: frame, plan: id, compensations: plan, form: form).response()
    }

    @Sendable private func submit(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planCompensations)
        let viewer = try context.viewer(.preparePlan)
        var (warnings, problems): ([CompensationWarning], [Problem]) = ([], [])
        do {
            let new = try NewCompensation(context.form)
            let file = context.file.map { NewDocument($0.bytes, fileName: $0.name) }
            switch try await site.registry.compensations.submit(new, file, of: id, as: viewer) {
            case .submitted: return .see(Address.plan(id), done: "compensation.submitted")
            case .warned(let found): warnings = found
            }
        } catch {
            guard let told = error.onForm else { throw error }
            problems = told.problems
        }
        return try await again(id, request, context, warnings, problems, viewer)
    }

    /// The form once more, with what was typed and the photo that was sent.
    private func again(
        _ id: SupportPlan.ID, _ request: Request, _ context: AppContext, _ warnings: [CompensationWarning],
        _ problems: [Problem], _ viewer: Viewer
    ) async throws -> Response {
        var form = context.form
        if let kept = try await keep(context.file, for: id, viewer) { form = form.setting("kept", kept.description) }
        let plan = try await site.registry.compensations.list(of: id, as: viewer)
        return NewCompensationPage(
            frame: context.frame(of: request), plan: id, compensations: plan, warnings: warnings, form: form,
            problems: problems
        ).response(problems.isEmpty ? .conflict : plan.maySubmit ? .unprocessableContent : .conflict)
    }

    private func keep(_ file: SentFile?, for plan: SupportPlan.ID, _ viewer: Viewer) async throws -> Document.ID? {
        guard let file else { return nil }
        do {
            return try await site.registry.documents.keep(
                NewDocument(file.bytes, fileName: file.name), for: plan, as: viewer)
        } catch {
            // What is no evidence is told as a problem of the form; there is nothing to keep.
            guard error.onForm != nil else { throw error }
            return nil
        }
    }
}

extension NewCompensation {
    /// - Throws: `Rejection.invalid` with everything that cannot be read.
    init(_ form: SentForm) throws(Rejection) {
        var reading = Reading(form)
        let line = reading.number("line", in: 1...100_000, required: "compensation.problem.measure")
        let from = reading.day("from", required: "compensation.problem.day")
        let through = reading.day("through") ?? from
        let amount = reading.money("amount", required: "compensation.problem.amount")
        let ticket = reading.text("ticket", limit: 60)
        let despite = reading.text("despite", limit: 4_000)
        let kept = reading.value("kept", as: Document.ID.self)
        let instead = reading.value("instead", as: Compensation.ID.self)
        try reading.finish()
        guard let line, let from, let through, let amount else { throw .notFound }
        self.init(line: line, from: from, through: through, amount: amount, ticket: ticket, despite: despite)
        conditionMet = reading.isChecked("condition_met")
        document = kept
        self.instead = instead
        receipt = form.text("receipt")
    }
}

extension SentForm {
    /// Filled in from a row that was returned.
    fileprivate func again(_ old: Compensation, _ frame: Frame) -> SentForm {
        var form = setting("line", String(old.line)).setting("instead", old.id.description)
            .setting("from", frame.day(old.from)).setting("through", frame.day(old.through))
            .setting("amount", frame.tongue.decimal(Int(old.amount.cents), places: 2)).setting(
                "ticket", old.ticket ?? "")
        if old.conditionMet { form = form.setting("condition_met", "1") }
        return old.document.map { form.setting("kept", $0.description) } ?? form
    }
}
