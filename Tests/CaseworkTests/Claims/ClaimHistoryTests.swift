import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Random histories of claims")
struct ClaimHistoryTests {
    @Test(
        "whatever is delivered, claimed, deducted, parked, paid and recovered, the books are right after each act",
        arguments: Engine.available)
    func people(_ engine: Engine) async throws {
        let number = UInt64.random(in: 0...UInt64.max)
        print("random acts with claims on \(engine): seed \(number)")
        var seed = Seed(number)
        let desk = try await Desk(on: engine)
        try await desk.openAccounts()
        let budget = try await desk.country.budget()
        var kinds: Set<Int> = []
        for act in 0..<250 {
            desk.country.clock.advance(seconds: 60)
            let choice = seed.number(0...11)
            let refused = await refusal { try await desk.act(choice, act, &seed) }
            if refused == nil { kinds.insert(choice) }
            if case .broken(let text) = refused { Issue.record("seed \(number), act \(act) \(choice): \(text)") }
            let wrong = try await desk.fault(budget)
            #expect(wrong == nil, "seed \(number), act \(act) \(choice)")
            if wrong != nil { return }
        }
        #expect(kinds.count > 8, "seed \(number): most acts were refused: \(kinds.sorted())")
    }
}

extension Desk {
    /// Something that somebody does, or tries in vain.
    fileprivate func act(_ choice: Int, _ number: Int, _ seed: inout Seed) async throws {
        let overview = try await claims.overview(as: .operator).claims.map(\.claim)
        let one = overview.isEmpty ? nil : seed.pick(overview)
        switch choice {
        case 0, 1:
            var entry = entry(on: seed.number(20...34), hours: 1)
            entry.overDoseReason = "Grūta tēma."
            try await registry.consultations.log(entry, as: country.viewer(.mara))
        case 2:
            var new = Till.ticket(
                "R\(number)", Int64(seed.number(50...150)), on: seed.number(14...34), line: ticketLine)
            new.despite = "Turp un atpakaļ."
            let id = try await till.submit(new)
            try await till.cause(.accept, id)
            if seed.happens(50) { try await till.cause(.pay, id) }
        case 3, 4: try await submit()
        case 5:
            if let one, seed.happens(20) { try await claims.withdraw(one.id, reason: "Kļūda.", as: vija) }
        case 6, 7, 8:
            guard let open = overview.first(where: { [.submitted, .inControl].contains($0.state) }) else { return }
            if open.state == .submitted { try await check(open.id, seed: Int64(number)) }
            for line in try await lines(open.id) where seed.happens(40) {
                let most = Int(max(1, line.amount.cents))
                switch seed.number(0...3) {
                case 0 where line.amount > .zero: try await find(.deducted, Int64(seed.number(1...most)), on: line)
                case 1: try await find(.parked, on: line)
                case 2 where line.finding != nil && line.sampled == nil: try await find(.open, on: line)
                default: try await find(.accepted, on: line)
                }
            }
            try await certify(open.id)
        case 9:
            guard let one, let line = try await lines(one.id).first(where: { _ in seed.happens(40) }) else { return }
            try await correct(line, Int64(seed.number(1...400)))
        case 10:
            let hours = try await registry.consultations.sheet(
                of: measure, as: country.viewer(.juris)
            ).held
            guard !hours.isEmpty else { return }
            try await registry.consultations.withdraw(
                seed.pick(hours).id, reason: "Kļūda.", as: country.viewer(.mara))
        default: try await payAll()
        }
    }

    private func payAll() async throws {
        let (payments, today) = (registry.payments, country.clock.clock.today)
        let payable = try await payments.overview(as: raimonds).payable.map(\.claim.id)
        let list = try await payments.make(payable, of: Cast.Country.programme, dueOn: today, as: raimonds)
        try await payments.release(list, as: austra)
        let orders = try await payments.export(list, as: austra).orders
        _ = try await payments.reconcile(
            orders.map { NewBankRow(endToEnd: $0.endToEnd, amount: $0.amount, paidOn: today) }, of: list,
            as: raimonds)
    }

    /// What does not add up.
    fileprivate func fault(_ budget: Budget) async throws -> String? {
        if let wrong = try await country.budgets.verify() { return wrong }
        guard try await LedgerLook(budget, in: registry).isEven else { return "a source is not even" }
        // That lines, postings and certificates agree is part of what `verify` asks.
        for summary in try await claims.overview(as: .operator).claims {
            let (claim, isPaid) = (summary.claim, summary.claim.state == .paid)
            guard summary.paid == (isPaid ? summary.certified : .zero) else { return "\(claim.name): paid" }
            guard claim.state != .certified || summary.certified == claim.total - summary.deducted - summary.parked
            else {
                return "\(claim.name): certified"
            }
        }
        return nil
    }
}
