import Casework
import Hummingbird
import Language

/// | Method | Path                    | Who                                            |
/// |--------|-------------------------|------------------------------------------------|
/// | POST   | /plans/:id/revision     | the author and the institution's head          |
/// | POST   | /plans/:id/suspension   | the author and the institution's head          |
/// | POST   | /plans/:id/resumption   | the author and the institution's head          |
/// | POST   | /plans/:id/voiding      | the author and the institution's head          |
/// | POST   | /plans/:id/author-hours | the author and the institution's head          |
/// | POST   | /plans/:id/reopening    | the state's expert                             |
struct PlanChangeRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.post(Address.planRevision, use: revise)
        router.post(Address.planSuspension, use: suspend)
        router.post(Address.planResumption, use: resume)
        router.post(Address.planVoiding, use: void)
        router.post(Address.planAuthorHours, use: work)
        router.post(Address.planReopening, use: reopen)
    }

    @Sendable private func revise(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planRevision)
        let viewer = try context.viewer(.preparePlan)
        return try await PlanAnswer(site: site).act(
            on: id, request, context, done: "plan.revised", next: Address.planEdit(id)
        ) {
            try await $0.revise(id, as: viewer)
        }
    }

    @Sendable private func resume(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planResumption)
        let viewer = try context.viewer(.preparePlan)
        return try await PlanAnswer(site: site).act(
            on: id, request, context, done: "plan.resumed", next: Address.planEdit(id)
        ) {
            try await $0.resume(id, as: viewer)
        }
    }

    @Sendable private func suspend(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planSuspension)
        let viewer = try context.viewer(.preparePlan)
        if try request.query.one("undo") != nil {
            return try await PlanAnswer(site: site).act(on: id, request, context, done: "plan.unsuspended") {
                try await $0.undoSuspension(of: id, as: viewer)
            }
        }
        let fields = ["reason_code": "suspension_code", "reason": "suspension"]
        return try await PlanAnswer(site: site).act(on: id, request, context, done: "plan.suspended", fields: fields) {
            try await $0.suspend(
                id, reasonCode: context.form["suspension_code"], reason: context.form.text("suspension") ?? "",
                as: viewer)
        }
    }

    @Sendable private func void(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planVoiding)
        let viewer = try context.viewer(.preparePlan)
        return try await PlanAnswer(site: site).act(
            on: id, request, context, done: "plan.voided", fields: ["reason": "voiding"]
        ) {
            try await $0.void(id, reason: context.form.text("voiding") ?? "", as: viewer)
        }
    }

    @Sendable private func reopen(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planReopening)
        let viewer = try context.viewer(.monitor)
        return try await PlanAnswer(site: site).act(
            on: id, request, context, done: "plan.reopened", fields: ["reason": "reopening"]
        ) {
            try await $0.reopen(id, reason: context.form.text("reopening") ?? "", as: viewer)
        }
    }

    @Sendable private func work(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planAuthorHours)
        let viewer = try context.viewer(.preparePlan)
        let undone = try request.query.one("withdraw")
        if let row = context.form.text("withdraw") ?? undone {
            guard let row = AuthorWork.ID(row) else { throw Rejection.notFound }
            return try await PlanAnswer(site: site).act(
                on: id, request, context, done: "plan.work.withdrawn",
                next: Address.plan(id).with("row", row.description)
            ) {
                try await $0.withdrawWork(row, of: id, as: viewer)
            }
        }
        if let row = try request.query.value("again", as: AuthorWork.ID.self) {
            return try await PlanAnswer(site: site).act(on: id, request, context, done: "plan.work.recorded") {
                try await $0.recordAgain(row, of: id, as: viewer)
            }
        }
        let receipt = context.form.text("receipt")
        var reading = Reading(context.form)
        let kind = reading.choice("work_kind", of: AuthorWork.Kind.self, required: "layout.problem.choice")
        let day = reading.day("worked_on", required: "plan.gap.day")
        let hours = reading.number("hours", in: 1...6, required: "plan.gap.hours")
        let read = reading
        return try await PlanAnswer(site: site).act(on: id, request, context, done: "plan.work.recorded") { plans in
            try read.finish()
            guard let kind, let day, let hours else { throw Rejection.notFound }
            try await plans.recordWork(kind, hours: hours, on: day, of: id, receipt: receipt, as: viewer)
        }
    }
}
