import Cast
import Language

@testable import Casework

extension Deed {
    /// Does it.
    /// - Returns: the entry of consultations that was made, with who made it.
    func done(in practice: Practice) async throws -> WholePlay.Entry? {
        let (country, store, plans) = (practice.country, practice.store, practice.country.plans)
        let (mara, raimonds) = (country.viewer(.mara), country.viewer(.raimonds))
        switch self {
        case .log(let entry, let member):
            return .init(id: try await store.log(entry, as: country.viewer(member)), by: member)
        case .withdraw(let id, let member):
            try await store.withdraw(id, reason: "Kļūda", as: country.viewer(member))
        case .undo(let id, let member): try await store.undo(id, as: country.viewer(member))
        case .confirm(let id, let word): try await store.confirm(id, by: word, as: practice.liene)
        case .work(let plan, let kind):
            try await plans.recordWork(kind, hours: 1, on: practice.today, of: plan, as: mara)
        case .withdrawWork(let work, let plan): try await plans.withdrawWork(work, of: plan, as: mara)
        case .plan(.start, _): try await plans.startDue(as: .operator)
        case .plan(let event, let plan): try await country.cause(event, to: plan)
        case .rewrite(let plan, let hours):
            let seen = try await plans.open(plan, as: .operator)
            var content = seen.content
            for index in content.measures.indices where content.measures[index].hours > 0 {
                content.measures[index].hours = hours
            }
            try await plans.save(content, of: plan, lock: seen.plan.lock, as: mara)
        case .approve(let plan): try await country.bring(plan, to: .approved)
        case .ticket(let new, let plan):
            let bill = Till.bill("\(new.ticket ?? "")")
            let outcome = try await country.registry.compensations.submit(new, bill, of: plan, as: mara)
            if case .warned = outcome { throw Rejection.conflict("compensation.despite_required") }
        case .settle(let event, let id, let amount):
            let note = SettlementNote(
                reasonCode: event == .giveBack ? "unreadable" : "arithmetic", comment: "Lūdzu, pārbaudiet.",
                deducted: amount)
            try await country.registry.compensations.settle(
                id, event, note, as: country.viewer(event == .withdraw ? .mara : .vija))
        case .allocate(let amount): try await country.allocate(amount)
        case .takeBack(let id):
            try await country.budgets.withdraw(id, of: Cast.Country.partner, reason: "Kļūda.", as: raimonds)
        case .claim, .control, .correct, .withdrawClaim, .pay: try await doneWithClaims(in: country)
        }
        return nil
    }

    private func doneWithClaims(in country: Cast.Country) async throws {
        let (claims, raimonds) = (country.registry.claims, country.viewer(.raimonds))
        switch self {
        case .claim: try await claims.submit(country.request(), as: country.viewer(.vija))
        case .control(let id, let chance): try await control(id, chance, in: country)
        case .correct(let line, let amount):
            let finding = NewFinding(
                .correction, reasonCode: "not_eligible", amount: amount, comment: "Atrasts auditā.")
            try await claims.correct(line.id, of: line.claim, by: finding, as: raimonds)
        case .withdrawClaim(let id): try await claims.withdraw(id, reason: "Kļūda.", as: country.viewer(.vija))
        case .pay: try await pay(in: country, dueOn: country.clock.clock.today)
        default: preconditionFailure("nothing with claims")
        }
    }

    /// Raimonds looks at the sample and at some lines beside it, Austra certifies.
    private func control(_ id: PaymentClaim.ID, _ chance: UInt64, in country: Cast.Country) async throws {
        var seed = Seed(chance)
        let (claims, raimonds) = (country.registry.claims, country.viewer(.raimonds))
        if try await claims.open(id, as: .operator).claim.state == .submitted {
            try await claims.draw(id, seed: Int64(seed.number(1...999_999)), as: raimonds)
            for line in try await claims.open(id, .sample, as: .operator).lines {
                try await claims.find(NewFinding(.accepted), on: line.id, of: id, as: raimonds)
            }
        }
        for line in try await claims.open(id, as: .operator).lines where seed.happens(40) {
            let most = Int(max(1, line.amount.cents))
            let finding =
                switch seed.number(0...3) {
                case 0 where line.amount > .zero:
                    NewFinding(
                        .deducted, reasonCode: "arithmetic", amount: Euro(cents: Int64(seed.number(1...most))),
                        comment: "Kļūda summā.")
                case 1: NewFinding(.parked, comment: "Jāprecizē.")
                case 2 where line.finding != nil && line.sampled == nil: NewFinding(.open)
                default: NewFinding(.accepted)
                }
            try await claims.find(finding, on: line.id, of: id, as: raimonds)
        }
        let papers = NewFinding(.accepted, comment: "Redzētas parakstītās uzskaites lapas.")
        try await claims.answerUnconfirmed(papers, in: id, as: raimonds)
        try await claims.certify(id, as: country.viewer(.austra))
    }

    /// What is certified goes to the bank, and comes back paid.
    private func pay(in country: Cast.Country, dueOn day: Day) async throws {
        let (payments, raimonds, austra) = (
            country.registry.payments, country.viewer(.raimonds), country.viewer(.austra)
        )
        let payable = try await payments.overview(as: raimonds).payable.map(\.claim.id)
        let list = try await payments.make(payable, of: Cast.Country.programme, dueOn: day, as: raimonds)
        try await payments.release(list, as: austra)
        let orders = try await payments.export(list, as: austra).orders
        _ = try await payments.reconcile(
            orders.map { NewBankRow(endToEnd: $0.endToEnd, amount: $0.amount, paidOn: day) }, of: list, as: raimonds)
    }
}
