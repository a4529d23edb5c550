import Casework
import Hummingbird
import Language

/// | Method | Path                        | Who                                                          |
/// |--------|-----------------------------|--------------------------------------------------------------|
/// | GET    | /claims                     | who reads budgets; those in scope                            |
/// | GET    | /claims/new                 | the partner's coordinator or accountant; the state expert    |
/// | POST   | /claims                     | the same                                                     |
/// | GET    | /claims/:id                 | who reads the partner's budget                               |
/// | POST   | /claims/:id/withdrawal      | who may submit it; others who read it are refused            |
/// | GET    | /claims/:id/certificate     | who reads the partner's budget, once it is certified         |
/// | GET    | /claims/:id/csv             | who reads the partner's budget                               |
/// | GET    | /claims/:id/xlsx            | who reads the partner's budget                               |
struct ClaimRoutes {
    let site: Site

    private var claims: ClaimStore { site.registry.claims }

    func add(to router: Router<AppContext>) {
        router.get(Address.claims, use: list)
        router.get(Address.newClaim, use: preview)
        router.post(Address.claims, use: submit)
        router.get(Address.claim, use: show)
        router.post(Address.claimWithdrawal, use: withdraw)
        router.get(Address.claimCertificate, use: certificate)
        router.get(Address.claimCSV, use: csv)
        router.get(Address.claimXLSX, use: xlsx)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer(.monitor)
        try request.query.allow()
        return ClaimListPage(frame: context.frame(of: request), overview: try await claims.overview(as: viewer))
            .response()
    }

    @Sendable private func preview(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("partner", "programme", "from", "through")
        let form = SentForm(
            query.fields.filter { !["lang", "done"].contains($0.name) }.map { ($0.name, $0.value) })
        return try await preview(form, request, context).response()
    }

    /// The page of a claim before it is one: what is wrong with the period is told on it as well.
    private func preview(_ form: SentForm, _ request: Request, _ context: AppContext, problems: [Problem] = [])
        async throws -> NewClaimPage
    {
        let viewer = try context.viewer(.monitor)
        var page = NewClaimPage(
            frame: context.frame(of: request), form: form, claimants: try await claims.claimants(as: viewer),
            problems: problems)
        guard !form.names.isEmpty else { return page }
        do { page.preview = try await claims.preview(try ClaimRequest(form), as: viewer) } catch {
            guard let (found, _) = error.onForm else { throw error }
            if page.problems.isEmpty { page.problems = found }
        }
        return page
    }

    @Sendable private func submit(request: Request, context: AppContext) async throws -> Response {
        do {
            let wanted = try ClaimRequest(context.form)
            let id = try await claims.submit(
                wanted, seen: context.form.text("seen").flatMap(Int64.init).map(Euro.init(cents:)),
                receipt: context.form.text("receipt"), as: context.viewer(.monitor))
            return .see(Address.claim(id), done: "claim.submitted")
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return try await preview(context.form, request, context, problems: problems).response(status)
        }
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("show", "page")
        let id = try context.parameters(of: Address.claim)
        return try await page(
            id, request, context, try query.choice("show", of: ClaimStore.Selection.self), number: try query.page()
        ).response()
    }

    func page(
        _ id: PaymentClaim.ID, _ request: Request, _ context: AppContext, _ selection: ClaimStore.Selection? = nil,
        number: Int = 1, problems: [Problem] = []
    ) async throws -> ClaimPage {
        let file = try await claims.open(
            id, selection ?? .all, page: number, as: context.viewer(.monitor))
        return ClaimPage(
            frame: context.frame(of: request), file: file, page: number, form: context.form, problems: problems)
    }

    @Sendable private func withdraw(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.claimWithdrawal)
        do {
            try await claims.withdraw(id, reason: context.form["reason"], as: context.viewer(.monitor))
            return .see(Address.claim(id), done: "claim.withdrawn")
        } catch {
            guard let rejection = error as? Rejection, let (problems, status) = rejection.onForm else { throw error }
            return try await page(id, request, context, problems: problems).response(status)
        }
    }

    @Sendable private func certificate(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.claimCertificate)
        let (certificate, sources, errorTypes) = try await claims.certificate(of: id, as: context.viewer(.monitor))
        return CertificatePage(
            frame: context.frame(of: request), certificate: certificate, sources: sources, errorTypes: errorTypes
        ).response()
    }

    @Sendable private func csv(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.claimCSV)
        let document = try await document(id, context)
        return Download(
            name: fileName(document.claim) + ".csv", type: "text/csv; charset=utf-8",
            bytes: document.csv(in: context.tongue)
        ).response()
    }

    @Sendable private func xlsx(request: Request, context: AppContext) async throws -> Response {
        let document = try await document(try context.parameters(of: Address.claimXLSX), context)
        return Download(
            workbook: fileName(document.claim), bytes: try document.xlsx(in: context.tongue, at: context.now)
        ).response()
    }

    private func document(_ id: PaymentClaim.ID, _ context: AppContext) async throws -> ClaimDocument {
        let (claim, lines) = try await claims.export(id, as: context.viewer(.monitor))
        return ClaimDocument(claim: claim, lines: lines)
    }

    private func fileName(_ claim: PaymentClaim) -> String {
        "balsts-claim-\(claim.name.replacing("/", with: "-"))"
    }
}

extension ClaimRequest {
    /// - Throws: `.invalid` with a problem at each field.
    init(_ form: SentForm) throws(Rejection) {
        var reading = Reading(form)
        let partner = reading.text("partner", required: "claim.problem.partner", limit: 40)
        let programme = reading.text("programme", required: "claim.problem.programme", limit: 40)
        let from = reading.day("from", required: "claim.problem.period")
        let through = reading.day("through", required: "claim.problem.period")
        try reading.finish()
        guard let partner, let programme, let from, let through else { throw .broken("a claim's form without a field") }
        self.init(partner: partner, programme: programme, from: from, through: through)
    }
}
