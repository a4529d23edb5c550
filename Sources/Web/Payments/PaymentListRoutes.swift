import Casework
import Documents
import Hummingbird
import Language

/// | Method | Path                      | Who                                                        |
/// |--------|---------------------------|------------------------------------------------------------|
/// | GET    | /payments/:id             | who pays                                                   |
/// | POST   | /payments/:id/release     | who pays and neither made it nor recorded an account in it |
/// | POST   | /payments/:id/withdrawal  | who pays                                                   |
/// | POST   | /payments/:id/failures    | the same                                                   |
/// | POST   | /payments/:id/bank-rows   | the same                                                   |
/// | GET    | /payments/:id/csv         | the same, once it is released                              |
/// | GET    | /payments/:id/xml         | the same                                                   |
struct PaymentListRoutes {
    let site: Site

    private var payments: PaymentStore { site.registry.payments }

    func add(to router: Router<AppContext>) {
        router.get(Address.payment, use: show)
        router.post(Address.paymentRelease, use: release)
        router.post(Address.paymentWithdrawal, use: withdraw)
        router.post(Address.paymentFailures, use: fail)
        router.post(Address.bankRows, use: reconcile)
        router.get(Address.paymentCSV, use: csv)
        router.get(Address.paymentXML, use: xml)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        try request.query.allow()
        return try await page(try context.parameters(of: Address.payment), request, context).response()
    }

    private func page(
        _ id: PaymentList.ID, _ request: Request, _ context: AppContext, problems: [Problem] = []
    ) async throws -> PaymentListPage {
        PaymentListPage(
            frame: context.frame(of: request), file: try await payments.open(id, as: context.viewer(.monitor)),
            form: context.form, problems: problems)
    }

    private func act(
        _ id: PaymentList.ID, _ request: Request, _ context: AppContext, _ operation: () async throws -> Done
    ) async throws -> Response {
        do {
            return .see(Address.payment(id), done: try await operation())
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return try await page(id, request, context, problems: problems).response(status)
        }
    }

    @Sendable private func release(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.paymentRelease)
        return try await act(id, request, context) {
            try await payments.release(id, as: context.viewer(.monitor))
            return "payment.released"
        }
    }

    @Sendable private func withdraw(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.paymentWithdrawal)
        return try await act(id, request, context) {
            try await payments.withdraw(id, as: context.viewer(.monitor))
            return "payment.withdrawn"
        }
    }

    @Sendable private func fail(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.paymentFailures)
        return try await act(id, request, context) {
            var reading = Reading(context.form)
            let order = reading.value("order", as: ClaimOrder.ID.self, required: "payment.problem.order")
            try reading.finish()
            guard let order else { throw Refusal.malformed }
            try await payments.fail(order, of: id, as: context.viewer(.monitor))
            return "payment.failed"
        }
    }

    @Sendable private func reconcile(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.bankRows)
        return try await act(id, request, context) {
            let viewer = try context.viewer(.monitor)
            _ = try await payments.open(id, as: viewer)
            let rows = try [NewBankRow](pasted: context.form["rows"])
            let (_, others) = try await payments.reconcile(rows, of: id, as: viewer)
            return others == 0 ? "payment.reconciled" : "payment.reconciled.partly"
        }
    }

    @Sendable private func csv(request: Request, context: AppContext) async throws -> Response {
        let (name, order) = try await order(try context.parameters(of: Address.paymentCSV), context)
        let bytes = order.table { context.tongue.text("payment.column.\($0)") }.csv(.plain)
        return Download(name: "\(name).csv", type: "text/csv; charset=utf-8", bytes: bytes).response()
    }

    @Sendable private func xml(request: Request, context: AppContext) async throws -> Response {
        let (name, order) = try await order(try context.parameters(of: Address.paymentXML), context)
        return Download(name: "\(name).xml", type: "application/xml", bytes: order.xml()).response()
    }

    private func order(_ id: PaymentList.ID, _ context: AppContext) async throws -> (String, PaymentOrder) {
        let file = try await payments.export(id, as: context.viewer(.monitor))
        let (year, month, day) = file.list.dueOn.parts
        guard let due = CivilDay(year: year, month: month, day: day) else { throw Rejection.broken("no such day") }
        do {
            return ("balsts-\(file.list.name.replacing("/", with: "-"))", try PaymentOrder(file, dueOn: due))
        } catch {
            throw Rejection.conflict(
                error.faults.map { fault in
                    Problem(
                        nil,
                        Message(
                            "payment.problem.file",
                            ["row": .number(fault.row ?? 0), "field": .text(fault.field.rawValue)]))
                })
        }
    }
}

extension PaymentOrder {
    /// The file for the bank, with all orders: what was sent back is paid by another list.
    init(_ file: PaymentStore.File, dueOn due: CivilDay) throws(PaymentRefusal) {
        try self.init(
            number: "BALSTS-\(file.list.id)".uppercased(),
            createdAt: file.list.recordedAt.milliseconds / 1000,
            payer: Payer(name: file.payer.holder, account: file.payer.iban, bic: file.payer.bic), executeOn: due,
            payments: file.orders.map { order in
                Draft(
                    reference: order.endToEnd, cents: order.amount.cents, payee: order.account.holder,
                    account: order.account.iban, bic: order.account.bic,
                    details: "Maksajuma pieprasijums \(order.claim.name)")
            }, expectedCents: file.list.total.cents)
    }
}

extension [NewBankRow] {
    /// Lines of a statement: reference; amount; day. A line that cannot be read is named, and nothing is taken.
    init(pasted text: String) throws(Rejection) {
        var problems: [Problem] = []
        var rows: [NewBankRow] = []
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            let cells = line.split(separator: line.contains(";") ? ";" : "\t", omittingEmptySubsequences: false).map {
                String($0).trimmingPrefix(while: \.isWhitespace)
            }
            if cells.allSatisfy(\.isEmpty) { continue }
            var reading = Reading(
                SentForm(zip(["reference", "amount", "day"], cells).map { ($0, String($1)) }))
            let (amount, day) = (reading.money("amount", required: "x"), reading.day("day", required: "x"))
            let reference = reading.text("reference", limit: 35)
            guard cells.count == 3, reading.problems.isEmpty, let amount, let day, let reference else {
                problems.append(Problem("rows", Message("payment.problem.row", ["line": .number(index + 1)])))
                continue
            }
            rows.append(NewBankRow(endToEnd: reference.uppercased(), amount: amount, paidOn: day))
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        self = rows
    }
}
