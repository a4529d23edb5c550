import Casework
import Cast
import Testing

@Suite("Pages of payments")
struct PaymentPageTests {
    /// Two claims of Dienvidkurzemes novads in a list that went to the bank.
    private func released(_ town: Town) async throws -> (list: PaymentList.ID, second: ClaimOrder) {
        let country = town.country
        let (claims, payments, plan) = (country.registry.claims, country.registry.payments, country.bruno.plan)
        try await country.bring(plan, to: .inProgress)
        let today = country.clock.clock.today
        let first = try #require(try await country.money(of: plan, in: "claim_certified").claim)
        try await country.registry.supportPlans.recordWork(
            .supervision, hours: 1, on: today, of: plan, as: country.viewer(.mara))
        let second = try await claims.submit(
            ClaimRequest(partner: "LV-112", programme: "BALSTS", from: .cast(2025, 8, 1), through: today),
            as: .operator)
        try await claims.draw(second, seed: 1, as: .operator)
        for line in try await claims.open(second, as: .operator).lines {
            try await claims.find(NewFinding(.accepted), on: line.id, of: second, as: .operator)
        }
        try await claims.certify(second, as: .operator)
        let list = try await payments.make([first, second], of: "BALSTS", dueOn: today, as: .operator)
        try await payments.release(list, as: .operator)
        let orders = try await payments.open(list, as: .operator).orders
        return (list, try #require(orders.first { $0.claim.id == second }))
    }

    @Test("a released list is the same file for ever, and its page tells what came back")
    func file() async throws {
        let town = try await Town.open()
        let (list, order) = try await released(town)
        let raimonds = try await town.browser(of: .raimonds)
        let page = "/payments/\(list)"
        let (xml, csv) = (try await raimonds.get("\(page)/xml"), try await raimonds.get("\(page)/csv"))
        #expect(xml.status == .ok && xml.body.contains(order.endToEnd) && csv.body.contains(order.endToEnd))
        #expect(try await raimonds.get(page).shows("banka atgrieza") == false)
        let failed = try await raimonds.post("\(page)/failures", form: [("order", "\(order.id)")])
        #expect(failed.status == .seeOther)
        #expect(try await raimonds.get("\(page)/xml").body == xml.body)
        #expect(try await raimonds.get("\(page)/csv").body == csv.body)
        #expect(try await raimonds.get(page).shows("no tiem banka atgrieza"))
    }

    @Test("a holder whose name banks do not take is refused where the name is written")
    func holder() async throws {
        let town = try await Town.open()
        let vija = try await town.browser(of: .vija)
        for (name, words) in [("Новадс", "„Н”"), (String(repeating: "ß", count: 36), "ne vairāk kā 70")] {
            let refused = try await vija.post(
                "/partner-accounts/LV-112",
                form: [("holder", name), ("iban", "LV97HABA0012345678910"), ("valid_from", "06.10.2025")])
            #expect(refused.status == .unprocessableContent && refused.shows(words))
            #expect(refused.tags("a").contains { $0.contains("#holder") })
        }
    }
}
