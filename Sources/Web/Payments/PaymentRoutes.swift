import Casework
import Documents
import Hummingbird
import Language

/// | Method | Path                        | Who                                                                |
/// |--------|-----------------------------|--------------------------------------------------------------------|
/// | GET    | /payments                   | who pays: the state expert and the administrator                   |
/// | POST   | /payments                   | the same                                                           |
/// | GET    | /partner-accounts/:partner  | who reads the partner's budget                                     |
/// | POST   | /partner-accounts/:partner  | its accountant or VET coordinator, the administrator; others refused |
struct PaymentRoutes {
    let site: Site

    private var payments: PaymentStore { site.registry.payments }

    func add(to router: Router<AppContext>) {
        router.get(Address.payments, use: list)
        router.post(Address.payments, use: make)
        router.get(Address.partnerAccounts, use: accounts)
        router.post(Address.partnerAccounts, use: recordAccount)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        try request.query.allow()
        return try await page(request, context).response()
    }

    private func page(_ request: Request, _ context: AppContext, problems: [Problem] = []) async throws
        -> PaymentOverviewPage
    {
        PaymentOverviewPage(
            frame: context.frame(of: request), overview: try await payments.overview(as: context.viewer(.monitor)),
            form: context.form, problems: problems)
    }

    @Sendable private func make(request: Request, context: AppContext) async throws -> Response {
        do {
            let viewer = try context.viewer(.monitor)
            // Whoever pays nothing learns nothing of the form's rules.
            _ = try await payments.overview(as: viewer)
            var reading = Reading(context.form)
            let day = reading.day("due_on", required: "payment.problem.due_on")
            let claims = context.form.list("claims").compactMap { PaymentClaim.ID($0) }
            if claims.count != context.form.list("claims").count { reading.reject("claims", "error.field.choice") }
            try reading.finish()
            guard let day else { throw Refusal.malformed }
            let id = try await payments.make(
                claims, of: context.form["programme"], dueOn: day, receipt: context.form.text("receipt"), as: viewer)
            return .see(Address.payment(id), done: "payment.made")
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return try await page(request, context, problems: problems).response(status)
        }
    }

    @Sendable private func accounts(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.partnerAccounts)
        try request.query.allow()
        return try await accountPage(code, request, context).response()
    }

    private func accountPage(_ code: String, _ request: Request, _ context: AppContext, problems: [Problem] = [])
        async throws -> PartnerAccountsPage
    {
        PartnerAccountsPage(
            frame: context.frame(of: request),
            accounts: try await payments.accounts(of: code, as: context.viewer(.monitor)), form: context.form,
            problems: problems)
    }

    @Sendable private func recordAccount(request: Request, context: AppContext) async throws -> Response {
        let code = try context.parameters(of: Address.partnerAccounts)
        let viewer = try context.viewer(.monitor)
        guard try await payments.accounts(of: code, as: viewer).mayRecord else {
            throw Rejection.notAllowed("payment.not_allowed.account")
        }
        do {
            try await payments.record(
                try NewAccount(context.form), of: code, receipt: context.form.text("receipt"), as: viewer)
            return .see(Address.partnerAccounts(code), done: "payment.account")
        } catch {
            guard let (problems, status) = error.onForm else { throw error }
            return try await accountPage(code, request, context, problems: problems).response(status)
        }
    }
}

extension NewAccount {
    /// - Throws: `.invalid` with a problem at each field; what keeps an IBAN from being one is told, and which letter of the
    ///   holder's name banks do not carry.
    init(_ form: SentForm) throws(Rejection) {
        var reading = Reading(form)
        let holder = reading.text("holder", required: "payment.problem.holder", limit: 70)
        if let fault = holder.flatMap(PaymentOrder.fault(inName:)) { reading.reject("holder", fault.ofHolder) }
        var account: IBAN?
        if let text = reading.text("iban", required: "payment.problem.iban", limit: 60) {
            do { account = try IBAN(text) } catch { reading.reject("iban", error.message) }
        }
        var bank: BIC?
        if let text = reading.text("bic", limit: 20) {
            bank = BIC(text)
            if bank == nil { reading.reject("bic", "payment.problem.bic") }
        }
        let from = reading.day("valid_from", required: "payment.problem.valid_from")
        try reading.finish()
        guard let holder, let account, let from else { throw .broken("an account's form without a field") }
        self.init(holder: holder, iban: account.description, bic: bank?.description, validFrom: from)
    }
}

extension IBAN.Fault {
    var message: Message {
        switch self {
        case .malformed: "payment.problem.iban"
        case .country(let code): Message("payment.problem.iban_country", ["country": .text(code)])
        case .length(let expected): Message("payment.problem.iban_length", ["count": .number(expected)])
        case .checkDigits: "payment.problem.iban_check"
        }
    }
}

extension PaymentFault.Reason {
    fileprivate var ofHolder: Message {
        switch self {
        case .letter(let letter): Message("payment.problem.holder_letter", ["letter": .text(String(letter))])
        case .empty, .tooLong, .account, .bic, .amount, .repeated, .sum: "payment.problem.holder"
        }
    }
}
