import Casework
import HTTPTypes
import Hummingbird
import Language

/// | Method | Path                               | Who                                                    |
/// |--------|------------------------------------|--------------------------------------------------------|
/// | GET    | /compensations                     | the accountant; where there is none, the coordinator   |
/// | GET    | /compensations/:id                 | who may see the plan, and who settles it               |
/// | POST   | /compensations/:id/acceptance      | who settles it, and did not send it                    |
/// | POST   | /compensations/:id/return          | the same                                               |
/// | POST   | /compensations/:id/deduction       | the same                                               |
/// | POST   | /compensations/:id/parking         | the same                                               |
/// | POST   | /compensations/:id/payment         | the same                                               |
/// | POST   | /compensations/:id/recovery        | the same                                               |
/// | POST   | /compensations/:id/withdrawal      | who sent it, and the institution's head                |
struct CompensationRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.compensations, use: list)
        router.get(Address.compensation, use: show)
        for event in Compensation.Event.allCases {
            router.post(event.route) { request, context in
                try await settle(by: event, request, context)
            }
        }
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("page")
        let queue = try await site.registry.compensations.workList(
            page: try query.page(), as: context.viewer(.monitor))
        return CompensationListPage(frame: context.frame(of: request), queue: queue).response()
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("act")
        let id = try context.parameters(of: Address.compensation)
        return try await page(id, request, context, open: try query.choice("act", of: Compensation.Event.self))
            .response()
    }

    private func settle(by event: Compensation.Event, _ request: Request, _ context: AppContext) async throws
        -> Response
    {
        let id = try context.parameters(of: event.route)
        var reading = Reading(context.form)
        let comment = reading.text(event.field("comment"), limit: 4_000)
        let deducted = reading.money(event.field("deducted"))
        var problems: [Problem] = []
        var status = HTTPResponse.Status.unprocessableContent
        do {
            try reading.finish()
            let note = SettlementNote(
                reasonCode: context.form.text(event.field("reason_code")), comment: comment ?? "", deducted: deducted)
            try await site.registry.compensations.settle(id, event, note, as: context.viewer(.monitor))
            let file = event == .withdraw ? try await opened(id, context) : nil
            return .see(file.map { Address.plan($0.compensation.plan) } ?? Address.compensations(), done: event.done)
        } catch let rejection as Rejection {
            guard let told = rejection.onForm else { throw rejection }
            (problems, status) = (told.problems, told.status)
        }
        let placed = problems.map { Problem($0.field.map { $0.contains(".") ? $0 : event.field($0) }, $0.message) }
        return try await page(id, request, context, open: event, form: context.form, problems: placed).response(status)
    }

    private func opened(_ id: Compensation.ID, _ context: AppContext) async throws -> CompensationStore.File {
        try await site.registry.compensations.open(id, as: context.viewer(.monitor))
    }

    private func page(
        _ id: Compensation.ID, _ request: Request, _ context: AppContext, open: Compensation.Event?,
        form: SentForm = .empty, problems: [Problem] = []
    ) async throws -> CompensationPage {
        let file = try await opened(id, context)
        let (codes, day, viewer) = (site.registry.codes, context.now.day, try context.viewer)
        return CompensationPage(
            frame: context.frame(of: request), file: file,
            returnReasons: try await codes.items(.compensationReturn, on: day, as: viewer),
            deductionReasons: try await codes.items(.deductionReason, on: day, as: viewer), open: open, form: form,
            problems: problems)
    }
}

extension Compensation.Event {
    var route: Route<Compensation.ID> {
        switch self {
        case .accept: Address.compensationAcceptance
        case .giveBack: Address.compensationReturn
        case .deduct: Address.compensationDeduction
        case .park: Address.compensationParking
        case .pay: Address.compensationPayment
        case .recover: Address.compensationRecovery
        case .withdraw: Address.compensationWithdrawal
        }
    }

    var done: Done {
        switch self {
        case .accept: "compensation.accepted"
        case .giveBack: "compensation.returned"
        case .deduct: "compensation.deducted"
        case .park: "compensation.parked"
        case .pay: "compensation.paid"
        case .recover: "compensation.recovered"
        case .withdraw: "compensation.withdrawn"
        }
    }

    /// The name that a field of this act has on the page, where several acts stand side by side.
    func field(_ name: String) -> String { "\(rawValue).\(name)" }
}
