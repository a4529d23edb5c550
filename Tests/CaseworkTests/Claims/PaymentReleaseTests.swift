import Cast
import Testing

@testable import Casework

@Suite("The release of a list of payments")
struct PaymentReleaseTests {
    private func certified(_ desk: Desk) async throws -> PaymentClaim.ID {
        let id = try await desk.checked()
        try await desk.certify(id)
        return id
    }

    private func account(_ iban: String, from day: Day) -> NewAccount {
        NewAccount(holder: "Novads", iban: iban, bic: nil, validFrom: day)
    }

    @Test("a list whose day is over is not released, but made anew", arguments: Engine.available)
    func late(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await certified(desk)
        try await desk.country.openAccounts()
        let (payments, clock) = (desk.registry.payments, desk.country.clock)
        func make() async throws -> PaymentList.ID {
            try await payments.make(
                [id], of: Cast.Country.programme, dueOn: clock.clock.today.next, as: desk.raimonds)
        }
        let list = try await make()
        clock.advance(seconds: 2 * 86_400)
        let refused = await refusal { try await payments.release(list, as: desk.austra) }
        #expect(refused?.keys == ["payment.problem.late"])
        #expect(try await payments.open(list, as: desk.austra).list.state == .made)
        try await payments.withdraw(list, as: desk.raimonds)
        let again = try await make()
        clock.advance(seconds: 86_400)
        try await payments.release(again, as: desk.austra)
    }

    @Test(
        "nor is one with an account that another one has replaced by the day of payment", arguments: Engine.available)
    func replaced(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await certified(desk)
        try await desk.country.openAccounts()
        let (payments, today, partner) = (
            desk.registry.payments, desk.country.clock.clock.today, Cast.Country.partner
        )
        let due = today.advanced(by: 3)
        func make() async throws -> PaymentList.ID {
            try await payments.make([id], of: Cast.Country.programme, dueOn: due, as: desk.raimonds)
        }
        func release(_ list: PaymentList.ID) async -> Rejection? {
            await refusal { try await payments.release(list, as: desk.austra) }
        }
        let first = try await make()
        try await payments.record(account("LV97HABA0012345678910", from: due), of: partner, as: desk.vija)
        let refused = await release(first)
        #expect(refused?.keys == ["payment.problem.other_account"])
        #expect("\(String(describing: refused?.problems))".contains("BALSTS/LV-112/1"))
        try await payments.withdraw(first, as: desk.raimonds)
        let second = try await make()
        try await payments.record(
            account("LV80BANK0000435195001", from: today.next), of: "LV", as: desk.country.viewer(.andris))
        #expect(await release(second)?.keys == ["payment.problem.other_payer"])
        try await payments.withdraw(second, as: desk.raimonds)
        let third = try await make()
        // One that holds only later is no hindrance.
        try await payments.record(account("LV80BANK0000435195001", from: due.next), of: partner, as: desk.vija)
        #expect(await release(third) == nil)
        let file = try await payments.export(third, as: desk.raimonds)
        #expect(file.payer.iban == "LV80BANK0000435195001")
        #expect(file.orders.map(\.account.iban) == ["LV97HABA0012345678910"])
    }

    @Test("what the bank was told to pay stays the same, and what came back stands apart", arguments: Engine.available)
    func returned(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let first = try await certified(desk)
        try await desk.registry.consultations.log(desk.entry(on: 28), as: desk.country.viewer(.mara))
        let second = try await certified(desk)
        try await desk.country.openAccounts()
        let (payments, today) = (desk.registry.payments, desk.country.clock.clock.today)
        let list = try await payments.make(
            [first, second], of: Cast.Country.programme, dueOn: today, as: desk.raimonds)
        try await payments.release(list, as: desk.austra)
        let sent = try await payments.export(list, as: desk.raimonds)
        let order = try #require(sent.orders.first { $0.claim.id == second })
        try await payments.fail(order.id, of: list, as: desk.raimonds)
        let file = try await payments.export(list, as: desk.raimonds)
        #expect(file.orders.map(\.endToEnd) == sent.orders.map(\.endToEnd))
        #expect(file.list.count == 2 && file.list.total == Desk.total + order.amount)
        #expect(file.list.returned == order.amount && file.list.open == 1)
    }
}
