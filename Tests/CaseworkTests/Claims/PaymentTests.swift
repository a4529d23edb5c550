import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Lists of payments")
struct PaymentTests {
    private func certified(_ desk: Desk) async throws -> PaymentClaim.ID {
        let id = try await desk.checked()
        try await desk.certify(id)
        return id
    }

    @Test("one makes a list, another releases it, the bank makes the claim paid", arguments: Engine.available)
    func paid(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await certified(desk)
        let (payments, today) = (desk.registry.payments, desk.country.clock.clock.today)
        func make(_ viewer: Viewer) async throws -> PaymentList.ID {
            try await payments.make([id], of: Cast.Country.programme, dueOn: today, as: viewer)
        }
        #expect(await refusal { _ = try await make(desk.raimonds) }?.keys == ["payment.problem.no_payer"])
        try await desk.country.openAccounts()
        let list = try await make(desk.raimonds)
        #expect(await refusal { _ = try await make(desk.austra) }?.keys == ["payment.problem.not_payable"])
        #expect(
            await refusal { try await payments.release(list, as: desk.raimonds) }
                == .notAllowed("payment.not_allowed.own"))
        #expect(
            await refusal { try await payments.release(list, as: desk.country.viewer(.andris)) }
                == .notAllowed("payment.not_allowed.own_account"))
        #expect(await refusal { _ = try await payments.open(list, as: desk.vija) } == .notFound)
        #expect(
            await refusal { _ = try await payments.export(list, as: desk.raimonds) }?.keys == [
                "payment.problem.not_released"
            ])
        try await payments.release(list, as: desk.austra)
        let file = try await payments.export(list, as: desk.raimonds)
        let order = try #require(file.orders.first)
        #expect(order.amount == Desk.total && order.account.iban == "LV80BANK0000435195001")
        let rows = [
            NewBankRow(endToEnd: "XYZ", amount: order.amount, paidOn: today),
            NewBankRow(endToEnd: order.endToEnd, amount: order.amount - Euro(cents: 1), paidOn: today),
            NewBankRow(endToEnd: order.endToEnd, amount: order.amount, paidOn: today),
            NewBankRow(endToEnd: order.endToEnd, amount: order.amount, paidOn: today),
        ]
        let outcome = try await payments.reconcile(rows, of: list, as: desk.raimonds)
        #expect(outcome.matched == 1 && outcome.others == 3)
        let kept = try await payments.open(list, as: desk.raimonds).bankRows.map(\.outcome)
        #expect(Set(kept) == [.unknown, .amount, .matched, .repeated] && kept.count == 4)
        let claim = try await desk.file(id)
        #expect(claim.claim.state == .paid && claim.certificate.shares.map(\.paid).sum == Desk.total)
        #expect(claim.payment?.paidOn == today)
        try await desk.correct(try await desk.lines(id, .hour)[0], 100)
        #expect(try await desk.country.budgets.verify() == nil)
    }

    @Test("a payment that the bank sends back is paid by another list", arguments: Engine.available)
    func failed(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await certified(desk)
        try await desk.country.openAccounts()
        let (payments, today) = (desk.registry.payments, desk.country.clock.clock.today)
        let first = try await payments.make([id], of: Cast.Country.programme, dueOn: today, as: desk.raimonds)
        try await payments.withdraw(first, as: desk.raimonds)
        let second = try await payments.make([id], of: Cast.Country.programme, dueOn: today, as: desk.raimonds)
        try await payments.release(second, as: desk.austra)
        let order = try #require(try await payments.open(second, as: desk.austra).orders.first)
        try await payments.fail(order.id, of: second, as: desk.raimonds)
        let late = NewBankRow(endToEnd: order.endToEnd, amount: order.amount, paidOn: today)
        #expect(try await payments.reconcile([late], of: second, as: desk.raimonds).matched == 0)
        #expect(try await payments.overview(as: desk.raimonds).payable.map(\.claim.id) == [id])
        let third = try await payments.make([id], of: Cast.Country.programme, dueOn: today, as: desk.raimonds)
        #expect(try await payments.open(third, as: desk.raimonds).list.number == 3)
    }

    @Test("account numbers lie encrypted, and the earlier ones stay known", arguments: Engine.available)
    func accounts(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        try await desk.country.openAccounts()
        let payments = desk.registry.payments
        let cells = try await desk.registry.database.read { connection in
            try connection.query("SELECT iban_cell FROM partner_account").map { try $0[0] as [UInt8] }
        }
        #expect(cells.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("BANK0000") })
        desk.country.clock.advance(seconds: 86_400)
        let today = desk.country.clock.clock.today
        try await payments.record(
            NewAccount(holder: "Novads", iban: "LV97HABA0012345678910", bic: nil, validFrom: today.next),
            of: Cast.Country.partner, as: desk.vija)
        let seen = try await payments.accounts(of: Cast.Country.partner, as: desk.vija)
        #expect(seen.accounts.count == 2 && seen.current == seen.accounts[1].id)
        #expect(
            try await payments.accounts(of: Cast.Country.partner, as: desk.country.viewer(.ilze)).mayRecord == false)
        let refused = await refusal {
            try await payments.record(
                NewAccount(holder: "Novads", iban: "LV97HABA0012345678910", bic: nil, validFrom: today),
                of: Cast.Country.partner, as: desk.country.viewer(.ilze))
        }
        #expect(refused == .notAllowed("payment.not_allowed.account"))
        #expect(
            await refusal { _ = try await payments.accounts(of: Cast.Country.partner, as: desk.country.viewer(.mara)) }
                == .notFound)
    }
}
