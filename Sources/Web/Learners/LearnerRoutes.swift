import Casework
import Hummingbird
import Language

/// | Method | Path                       | Who                                      |
/// |--------|----------------------------|------------------------------------------|
/// | GET    | /learners/:id              | who has the learner or a plan of his     |
/// | POST   | /learners/:id/code         | the same, with a purpose                 |
/// | POST   | /learners/:id/enrolments   | who may write learners there             |
/// | POST   | /learners/:id/leaving      | who may write learners there             |
/// | POST   | /learners/:id/applications | who may write learners there             |
/// | POST   | /learners/:id/note         | who may read special categories there    |
struct LearnerRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.learner, use: show)
        router.post(Address.learnerCode, use: unmask)
        router.post(Address.learnerEnrolments, use: enrol)
        router.post(Address.learnerLeaving, use: leave)
        router.post(Address.learnerApplications, use: apply)
        router.post(Address.learnerNote, use: note)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("purpose")
        let purpose = try query.choice("purpose", of: Purpose.Kind.self)
        guard purpose != .other else { throw Refusal.malformed }
        let viewer = try purpose.map { try context.viewer($0) } ?? context.viewer
        let id = try context.parameters(of: Address.learner)
        return try await page(id, viewer, request, context).response()
    }

    /// Answers the page with the code on it: the code stands in no address, and going back does not show it again.
    @Sendable private func unmask(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerCode)
        var viewer = try context.viewer
        return try await answer(.code, id, request, context) { reading in
            let kind = reading.choice("purpose", of: Purpose.Kind.self, required: "learner.problem.purpose_missing")
            let text = reading.text("purpose_text", limit: 200)
            try reading.finish()
            if let kind { viewer = viewer.with(purpose: Purpose(kind, text: text)) }
            let code = try await site.registry.learners.unmask(id, as: viewer)
            var page = try await page(id, viewer, request, context)
            page.code = code
            return page.response()
        }
    }

    @Sendable private func enrol(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerEnrolments)
        let viewer = try context.viewer(.preparePlan)
        return try await answer(.enrolment, id, request, context) { reading in
            let new = reading.enrolment()
            try reading.finish()
            if let new { try await site.registry.learners.enrol(id, new, as: viewer) }
            return .see(Address.learner(id), done: "learner.enrolled")
        }
    }

    @Sendable private func leave(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerLeaving)
        let viewer = try context.viewer(.preparePlan)
        return try await answer(.leaving, id, request, context) { reading in
            let place = reading.value(
                "leaves", as: Casework.Unit.ID.self, required: "learner.problem.institution_missing")
            let day = reading.day("last_day", required: "learner.problem.last_day_missing")
            let reason = reading.choice(
                "exit_reason", of: Enrolment.ExitReason.self, required: "learner.problem.exit_reason_missing")
            try reading.finish()
            if let place, let day, let reason {
                try await site.registry.learners.leave(id, at: place, lastDay: day, reason: reason, as: viewer)
            }
            return .see(Address.learner(id), done: "learner.left")
        }
    }

    @Sendable private func apply(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerApplications)
        let viewer = try context.viewer(.preparePlan)
        return try await answer(.application, id, request, context) { reading in
            let institution = reading.value(
                "at", as: Casework.Unit.ID.self, required: "learner.problem.institution_missing")
            let signatory = reading.choice(
                "signed_by", of: Application.Signatory.self, required: "learner.problem.signed_by_missing")
            let day = reading.day("signed_on", required: "learner.problem.signed_on_missing")
            let document = reading.text("document", required: "learner.problem.document")
            try reading.finish()
            if let institution, let signatory, let day, let document {
                try await site.registry.learners.recordApplication(
                    of: id, at: institution, signedBy: signatory, on: day, document: document, as: viewer)
            }
            return .see(Address.learner(id), done: "learner.applied")
        }
    }

    @Sendable private func note(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerNote)
        let viewer = try context.viewer
        return try await answer(.note, id, request, context) { reading in
            try await site.registry.learners.note(reading.form["note"].trimmed, on: id, as: viewer)
            return .see(Address.learner(id), done: "learner.noted")
        }
    }

    /// What a form does; where it has problems, the record with that form open and the input kept.
    private func answer(
        _ kind: RefusedForm.Kind, _ id: Learner.ID, _ request: Request, _ context: AppContext,
        _ act: (inout Reading) async throws -> Response
    ) async throws -> Response {
        var reading = Reading(context.form)
        do { return try await act(&reading) } catch Rejection.invalid(let problems) {
            var page = try await page(id, try context.viewer, request, context)
            page.sent = RefusedForm(kind: kind, form: context.form, problems: problems)
            return page.response()
        }
    }

    private func page(_ id: Learner.ID, _ viewer: Viewer, _ request: Request, _ context: AppContext) async throws
        -> LearnerPage
    {
        let file = try await site.registry.learners.open(id, as: viewer)
        let places = file.enrolments.map(\.institution) + file.plans.map(\.plan.institution)
        let reason = try await site.registry.access.nearest(viewer, at: places)
        return LearnerPage(frame: context.frame(of: request), file: file, viewer: viewer, reason: reason)
    }
}
