import Casework
import Hummingbird
import Language

/// | Method | Path                           | Who                                                                  |
/// |--------|--------------------------------|----------------------------------------------------------------------|
/// | POST   | /claims/:id/sample             | the state expert; others who read the claim are refused              |
/// | POST   | /claims/:id/unconfirmed        | the state expert                                                     |
/// | POST   | /claims/:id/certification      | the state expert who neither built the claim nor recorded findings   |
/// | GET    | /claims/:id/lines/:line        | who may open the plan, and who settles its compensations             |
/// | POST   | /claims/:id/lines/:line/findings | the state expert                                                   |
struct ClaimControlRoutes {
    let site: Site

    private var claims: ClaimStore { site.registry.claims }

    func add(to router: Router<AppContext>) {
        router.post(Address.claimSample, use: draw)
        router.post(Address.claimUnconfirmed, use: answerUnconfirmed)
        router.post(Address.claimCertification, use: certify)
        router.get(Address.claimLine, use: trail)
        router.post(Address.claimFindings, use: find)
    }

    @Sendable private func draw(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.claimSample)
        return try await act(id, request, context, done: "claim.sampled", then: .open) {
            var reading = Reading(context.form)
            let seed = reading.number("seed", in: 0...Int(ControlSample.largestSeed))
            try reading.finish()
            try await claims.draw(id, seed: seed.map(Int64.init), as: context.viewer(.monitor))
        }
    }

    /// Says one thing about all hours that nobody confirmed and that are not looked at one by one.
    @Sendable private func answerUnconfirmed(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.claimUnconfirmed)
        return try await act(
            id, request, context, done: "claim.answered", then: .unconfirmed, onProblem: .unconfirmed
        ) {
            var reading = Reading(context.form)
            let kind = reading.choice("kind", of: ClaimFinding.Kind.self, required: "error.field.choice")
            let comment = reading.text("comment", required: "plan.problem.comment_missing", limit: 4_000)
            try reading.finish()
            let finding = NewFinding(kind ?? .open, comment: comment ?? "")
            try await claims.answerUnconfirmed(finding, in: id, as: context.viewer(.monitor))
        }
    }

    @Sendable private func certify(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.claimCertification)
        return try await act(id, request, context, done: "claim.certified", then: nil) {
            try await claims.certify(id, as: context.viewer(.monitor))
        }
    }

    private func act(
        _ id: PaymentClaim.ID, _ request: Request, _ context: AppContext, done: Done,
        then selection: ClaimStore.Selection?, onProblem shown: ClaimStore.Selection? = nil,
        _ operation: () async throws -> Void
    ) async throws -> Response {
        do {
            try await operation()
            return .see(Address.claim(id).with("show", selection?.rawValue), done: done)
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return try await ClaimRoutes(site: site).page(id, request, context, shown, problems: problems)
                .response(status)
        }
    }

    @Sendable private func trail(request: Request, context: AppContext) async throws -> Response {
        let (claim, line) = try context.parameters(of: Address.claimLine)
        let query = try request.query
        try query.allow("act")
        return try await page(
            claim, line, request, context, open: try query.choice("act", of: ClaimFinding.Kind.self)
        ).response()
    }

    private func page(
        _ claim: PaymentClaim.ID, _ line: ClaimLine.ID, _ request: Request, _ context: AppContext,
        open: ClaimFinding.Kind? = nil, problems: [Problem] = []
    ) async throws -> TrailPage {
        let trail = try await claims.trail(of: line, in: claim, as: context.viewer(.monitor))
        return TrailPage(
            frame: context.frame(of: request), trail: trail, open: open, form: context.form, problems: problems)
    }

    /// Records a finding and goes on with the next line of the sample that has none.
    @Sendable private func find(request: Request, context: AppContext) async throws -> Response {
        let (claim, line) = try context.parameters(of: Address.claimFindings)
        let viewer = try context.viewer(.monitor)
        let kind = ClaimFinding.Kind(rawValue: context.form["kind"])
        do {
            guard let kind else { throw Refusal.malformed }
            var reading = Reading(context.form)
            let amount = reading.money("\(kind.rawValue).amount")
            let comment = reading.text("\(kind.rawValue).comment", limit: 4_000)
            try reading.finish()
            let finding = NewFinding(
                kind, reasonCode: context.form.text("\(kind.rawValue).reason_code"), amount: amount,
                comment: comment ?? "")
            guard kind != .correction else {
                try await claims.correct(
                    line, of: claim, by: finding, receipt: context.form.text("receipt"), as: viewer)
                return .see(Address.claim(claim), done: "claim.corrected")
            }
            try await claims.find(finding, on: line, of: claim, as: viewer)
            return .see(Address.claim(claim).with("show", kind == .open ? "sample" : "open"), done: "claim.found")
        } catch let rejection as Rejection {
            guard let kind, let (problems, status) = rejection.onForm else { throw rejection }
            let placed = problems.map { problem in
                Problem(problem.field.map { $0.contains(".") ? $0 : "\(kind.rawValue).\($0)" }, problem.message)
            }
            return try await page(claim, line, request, context, open: kind, problems: placed).response(status)
        }
    }
}
