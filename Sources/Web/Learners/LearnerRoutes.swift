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

    private var answer: LearnerAnswer { LearnerAnswer(site: site) }

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
        let id = try context.parameters(of: Address.learner)
        var viewer = try context.viewer
        if let said = try query.purpose() {
            viewer = try context.viewer(said)
        } else if let known = try await site.registry.purposes.remembered(for: id, as: viewer) {
            viewer = viewer.with(purpose: known)
        } else {
            return PurposePage(
                frame: context.frame(of: request), record: Address.learner(id), likely: viewer.purpose
            ).response()
        }
        return try await answer.page(id, viewer, request, context).response()
    }

    /// Answers the page with the code on it: the code stands in no address, and going back does not show it again.
    @Sendable private func unmask(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerCode)
        var viewer = try context.viewer
        return try await answer.form(.code, id, request, context) { reading in
            let kind = reading.choice("purpose", of: Purpose.Kind.self, required: "learner.problem.purpose_missing")
            let text = reading.text("purpose_text", limit: 200)
            try reading.finish()
            if let kind { viewer = viewer.with(purpose: Purpose(kind, text: text)) }
            let code = try await site.registry.learners.unmask(id, as: viewer)
            var page = try await answer.page(id, viewer, request, context)
            page.code = code
            return page.response()
        }
    }

    @Sendable private func enrol(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerEnrolments)
        let viewer = try context.viewer(.preparePlan)
        return try await answer.form(.enrolment, id, request, context) { reading in
            let new = reading.enrolment()
            try reading.finish()
            if let new { try await site.registry.learners.enrol(id, new, as: viewer) }
            return .see(Address.learner(id), done: "learner.enrolled")
        }
    }

    @Sendable private func leave(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.learnerLeaving)
        let viewer = try context.viewer(.preparePlan)
        return try await answer.form(.leaving, id, request, context) { reading in
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
        return try await answer.form(.application, id, request, context) { reading in
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
        return try await answer.form(.note, id, request, context) { reading in
            try await site.registry.learners.note(reading.form["note"].trimmed, on: id, as: viewer)
            return .see(Address.learner(id), done: "learner.noted")
        }
    }
}
