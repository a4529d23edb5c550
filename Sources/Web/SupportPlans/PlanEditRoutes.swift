import Casework
import Documents
import HTTPTypes
import Hummingbird
import Language

/// | Method | Path                  | Who                                    |
/// |--------|-----------------------|----------------------------------------|
/// | GET    | /plans/:id/edit       | the author and the institution's head  |
/// | POST   | /plans/:id/edit       | the author and the institution's head  |
/// | POST   | /plans/:id/submission | the author and the institution's head  |
struct PlanEditRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.planEdit, use: show)
        router.post(Address.planEdit, use: save)
        router.post(Address.planSubmission, use: submit)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let file = try await open(context.parameters(of: Address.planEdit), context)
        guard file.possible.contains(.edit) else { return .see(Address.plan(file.plan.id)) }
        let frame = context.frame(of: request)
        return try await page(file, PlanForm(file.content, of: file.plan, frame: frame), [], frame, context).response()
    }

    /// Saves the form. `act` says what comes next: the same form, the plan's page, or the first level of approval.
    /// The script saves with the header `X-Autosave` and is told the next version, and what the providers have time for.
    @Sendable private func save(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planEdit)
        let viewer = try context.viewer(.preparePlan)
        let isAutosave = HTTPField.Name("X-Autosave").map { request.headers[$0] == "1" } ?? false
        let lists = try await site.registry.supportPlans.formLists(of: id, as: viewer)
        let form = PlanForm(context.form)
        do {
            let written = try form.read(with: lists)
            let next = try await keep(written, of: id, as: viewer)
            guard isAutosave else { return try await leave(id, context.form["act"], as: viewer) }
            return try await saved(next, written, of: id, context.frame(of: request), as: viewer)
        } catch let rejection as Rejection {
            guard let told = Told(rejection) else { throw rejection }
            return try await refused(id, form, told, request, context, isAutosave)
        }
    }

    /// What the writer is told on the form itself.
    private struct Told {
        let problems: [Problem]
        let status: HTTPResponse.Status

        init?(_ rejection: Rejection) {
            switch rejection {
            case .invalid(let problems): (self.problems, status) = (problems, .unprocessableContent)
            case .stale: (problems, status) = ([Problem(nil, "plan.problem.stale")], .conflict)
            case .notFound, .notAllowed, .conflict, .tooMany, .unavailable, .broken: return nil
            }
        }
    }

    private func leave(_ id: SupportPlan.ID, _ act: String, as viewer: Viewer) async throws -> Response {
        switch act {
        case "submit":
            try await site.registry.supportPlans.submit(id, as: viewer)
            return .see(Address.plan(id), done: "plan.submitted")
        case "close": return .see(Address.plan(id), done: "plan.saved")
        case _: return .see(Address.planEdit(id), done: "plan.saved")
        }
    }

    private func keep(
        _ written: PlanForm.Written, of id: SupportPlan.ID, as viewer: Viewer
    ) async throws -> Int64 {
        do {
            return try await site.registry.supportPlans.save(written.content, of: id, lock: written.lock, as: viewer)
        } catch {
            guard case .invalid(let problems) = error else { throw error }
            throw Rejection.invalid(written.placed(problems))
        }
    }

    /// Submits the plan as it was saved last.
    @Sendable private func submit(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planSubmission)
        do {
            return try await leave(id, "submit", as: context.viewer(.preparePlan))
        } catch let rejection as Rejection {
            guard let told = Told(rejection) else { throw rejection }
            return try await refused(id, PlanForm(context.form), told, request, context, false)
        }
    }

    private func open(_ id: SupportPlan.ID, _ context: AppContext) async throws -> SupportPlanStore.File {
        try await site.registry.supportPlans.open(id, as: context.viewer(.preparePlan))
    }

    private func saved(
        _ version: Int64, _ written: PlanForm.Written, of id: SupportPlan.ID, _ frame: Frame, as viewer: Viewer
    ) async throws -> Response {
        // Both are in the order of the form; a row without a word in it is in neither.
        let loads = try await site.registry.supportPlans.workloads(for: id, as: viewer)
        let notes = zip(written.measureRows, loads).map { row, load in
            WorkloadNote(frame: frame, row: "measures.\(row)", load: load).json
        }
        var headers: HTTPFields = [.contentType: "application/json"]
        if let name = HTTPField.Name("X-Version") { headers[name] = String(version) }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: JSON.array(notes).text)))
    }

    /// What was typed stays on the page, with what is wrong at its field. After a submission that was refused the plan
    /// itself is saved, and the form shows its rows as they were saved.
    private func refused(
        _ id: SupportPlan.ID, _ form: PlanForm, _ told: Told, _ request: Request, _ context: AppContext,
        _ isAutosave: Bool
    ) async throws -> Response {
        guard !isAutosave else { return Response(status: told.status) }
        let file = try await open(id, context)
        let frame = context.frame(of: request)
        let isSaved = told.status != .conflict && String(file.plan.lock) != form.form["version"]
        let shown = isSaved ? PlanForm(file.content, of: file.plan, frame: frame) : form
        return try await page(file, shown, told.problems, frame, context).response(told.status)
    }

    private func page(
        _ file: SupportPlanStore.File, _ form: PlanForm, _ problems: [Problem], _ frame: Frame, _ context: AppContext
    ) async throws -> PlanEditPage {
        let viewer = try context.viewer(.preparePlan)
        return PlanEditPage(
            frame: frame, file: file, form: form, problems: problems,
            providers: try await site.registry.supportPlans.providers(for: file.plan.id, as: viewer),
            workloads: try await site.registry.supportPlans.workloads(for: file.plan.id, as: viewer),
            returnReasons: try await site.registry.codes.items(.returnReason, on: context.now.day, as: viewer))
    }
}
