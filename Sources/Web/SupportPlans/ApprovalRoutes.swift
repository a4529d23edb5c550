import Casework
import Hummingbird
import Language

/// | Method | Path                | Who                                   |
/// |--------|---------------------|---------------------------------------|
/// | GET    | /approvals          | who approves; what waits for him      |
/// | POST   | /plans/:id/approval | the approver of the plan's next level |
/// | POST   | /plans/:id/return   | the approver of the plan's next level |
struct ApprovalRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.approvals, use: queue)
        router.post(Address.planApproval, use: approve)
        router.post(Address.planReturn, use: giveBack)
    }

    @Sendable private func queue(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.approve)
        let query = try request.query
        try query.allow("page")
        let (page, store) = (try query.page(), site.registry.supportPlans)
        return ApprovalQueuePage(
            frame: context.frame(of: request), plans: try await store.approvalQueue(page: page, as: viewer),
            total: try await store.approvalCount(as: viewer), page: page
        ).response()
    }

    @Sendable private func approve(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planApproval)
        let viewer = try context.viewer(.approve)
        var reading = Reading(context.form)
        let version = reading.number("version", in: 1...100_000, required: "plan.problem.stale")
        let comment = reading.text("comment", limit: 4_000)
        let read = reading
        return try await PlanAnswer(site: site).act(
            on: id, request, context, done: "plan.approved", next: try await next(after: id, viewer)
        ) { plans in
            try read.finish()
            try await plans.approve(id, version: version ?? 0, comment: comment ?? "", as: viewer)
        }
    }

    @Sendable private func giveBack(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.planReturn)
        let viewer = try context.viewer(.approve)
        var reading = Reading(context.form)
        let version = reading.number("version", in: 1...100_000, required: "plan.problem.stale")
        let place = reading.text("place", limit: 60)
        let comment = reading.text("return_comment", limit: 4_000)
        let read = reading
        return try await PlanAnswer(site: site).act(
            on: id, request, context, done: "plan.returned", fields: ["comment": "return_comment"],
            next: try await next(after: id, viewer)
        ) { plans in
            try read.finish()
            let reason = ReturnReason(code: context.form["reason_code"], place: place, comment: comment ?? "")
            try await plans.giveBack(id, version: version ?? 0, reason: reason, as: viewer)
        }
    }

    /// The next plan that waits for the same person opens by itself; the queue when there is none.
    private func next(after id: SupportPlan.ID, _ viewer: Viewer) async throws(Rejection) -> Address {
        guard let next = try await site.registry.supportPlans.nextToApprove(after: id, as: viewer) else {
            return Address.approvals()
        }
        return Address.plan(next).with("from", "approvals")
    }
}
