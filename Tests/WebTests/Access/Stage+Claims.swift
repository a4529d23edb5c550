import Casework
import Cast
import Testing

/// A claim of Dienvidkurzemes novads and a list that pays it, as far as a row needs them.
struct MoneyThings: Sendable {
    var claim: PaymentClaim.ID?
    var line: ClaimLine.ID?
    var list: PaymentList.ID?
    /// The signed paper of an hour in the claim.
    var document: Document.ID?
    var order: ClaimOrder?
}

extension Country {
    /// `claim_none`, `claim_paper`, `claim_submitted`, `claim_in_control`, `claim_checked`, `claim_certified`, `list_made`,
    /// `list_released`. What people must not do twice was done by the operator.
    func money(of plan: SupportPlan.ID, in state: String) async throws -> MoneyThings {
        let today = clock.clock.today
        try await registry.supportPlans.recordWork(.preparation, hours: 1, on: today, of: plan, as: viewer(.mara))
        try await signForClaims()
        guard state != "claim_none" else { return MoneyThings() }
        let (claims, payments) = (registry.claims, registry.payments)
        let request = ClaimRequest(
            partner: "LV-112", programme: "BALSTS", from: .cast(2025, 8, 1), through: today)
        let paper = state == "claim_paper" ? try await confirmedHour(of: plan) : nil
        var things = MoneyThings(claim: try await claims.submit(request, as: .operator), document: paper)
        guard let claim = things.claim else { return things }
        things.line = try await claims.open(claim, as: .operator).lines.first { $0.plan == plan }?.id
        guard state != "claim_submitted", state != "claim_paper" else { return things }
        try await claims.draw(claim, seed: 1, as: .operator)
        guard state != "claim_in_control" else { return things }
        for line in try await claims.open(claim, .open, as: .operator).lines {
            try await claims.find(NewFinding(.accepted), on: line.id, of: claim, as: .operator)
        }
        let papers = NewFinding(.accepted, comment: "Lapas redzētas.")
        try await claims.answerUnconfirmed(papers, in: claim, as: .operator)
        guard state != "claim_checked" else { return things }
        try await claims.certify(claim, as: .operator)
        // Whoever recorded an account does not release a list that pays to it.
        for code in ["LV-112", "LV"] {
            try await payments.record(
                NewAccount(holder: "Pašvaldība", iban: "LV80BANK0000435195001", bic: nil, validFrom: today), of: code,
                as: .operator)
        }
        guard state != "claim_certified" else { return things }
        let list = try await payments.make([claim], of: "BALSTS", dueOn: today, as: .operator)
        things.list = list
        if state == "list_released" { try await payments.release(list, as: .operator) }
        things.order = try await payments.open(list, as: .operator).orders.first
        return things
    }
}

extension Country {
    /// The contract under which Dienvidkurzemes novads claims what it delivers in the school year; said twice, it is one.
    func signForClaims() async throws {
        let first = Day.cast(2025, 9, 1)
        try await registry.budgets.sign(
            NewContract(
                programmeCode: "BALSTS", number: "P6-11/25", signedOn: first, from: first, through: .cast(2026, 8, 31),
                receipt: "contract-for-claims"), with: "LV-112", as: viewer(.raimonds))
    }
}

extension Country {
    /// An hour of today that a signed paper confirms.
    fileprivate func confirmedHour(of plan: SupportPlan.ID) async throws -> Document.ID {
        let (store, head, today) = (registry.consultations, viewer(.juris), clock.clock.today)
        let measure = MeasureKey(plan, 2)
        try await store.log(ConsultationEntry([.init(measure)], on: today), as: head)
        let hour = try #require(try await store.sheet(of: measure, as: head).rows.first)
        let paper = Bill.file(number: "\(plan)", for: "Uzskaites lapa", Euro(cents: 1250), on: today)
        try await store.confirm(hour.id, by: .evidence("", NewDocument(paper, fileName: "lapa.pdf")), as: head)
        return try #require(try await store.sheet(of: measure, as: head).rows.first?.confirmation?.document)
    }
}

extension Stage {
    func claimForm(_ row: Matrix.Row, _ things: Things, _ day: String) async throws -> [(String, String)] {
        let order = things.money.order
        switch row.route {
        case "/claims":
            return [("partner", "LV-112"), ("programme", "BALSTS"), ("from", "01.08.2025"), ("through", day)]
        case "/claims/:id/withdrawal": return [("reason", "Kļūda")]
        case "/claims/:id/unconfirmed": return [("kind", "accepted"), ("comment", "Lapas redzētas")]
        case "/claims/:id/lines/:line/findings": return [("kind", "accepted")]
        case "/partner-accounts/:partner":
            return [("holder", "Novads"), ("iban", "LV97 HABA 0012 3456 7891 0"), ("valid_from", day)]
        case "/payments":
            return [
                ("programme", "BALSTS"), ("due_on", day), ("claims", things.money.claim?.description ?? ""),
            ]
        case "/payments/:id/failures": return [("order", order?.id.description ?? "")]
        case "/payments/:id/bank-rows":
            let cents = order?.amount.cents ?? 0
            return [("rows", "\(order?.endToEnd ?? "");\(cents / 100),\(cents % 100 / 10)\(cents % 10);\(day)")]
        default: return []
        }
    }
}
