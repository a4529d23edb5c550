import Casework
import Cast
import Testing

@Suite("Pages of claims")
struct ClaimPageTests {
    private func town() async throws -> Town {
        let town = try await Town.open()
        let country = town.country
        try await country.signForClaims()
        try await country.bring(country.bruno.plan, to: .inProgress)
        try await country.registry.supportPlans.recordWork(
            .preparation, hours: 2, on: country.clock.clock.today, of: country.bruno.plan, as: country.viewer(.mara))
        return town
    }

    @Test("a claim page shows plan codes and no names; the trail shows the name")
    func names() async throws {
        let town = try await town()
        let vija = try await town.browser(of: .vija)
        let list = try await vija.get("/claims")
        let prepare = try #require(list.links.first { $0.hasPrefix("/claims/new?") })
        let preview = try await vija.get(prepare)
        #expect(preview.shows("25,00") && !preview.body.contains("Mežul"))
        let fields = ["partner", "programme", "from", "through", "seen", "receipt"].map {
            ($0, preview.field($0) ?? "")
        }
        let sent = try await vija.post("/claims", form: fields)
        let claim = try #require(sent.location?.split(separator: "?").first.map(String.init))
        let page = try await vija.get(claim)
        #expect(page.shows("BALSTS/LV-112/1") && page.shows("IAP-") && !page.body.contains("Mežul"))
        let line = try #require(page.links.first { $0.contains("/lines/") })
        #expect(try await vija.get(line).shows("Bruno Mežulis"))
        #expect(try await vija.get("\(claim)/certificate").status == .notFound)
        let csv = try await vija.get("\(claim)/csv")
        #expect(csv.body.contains("25.00") && !csv.body.contains("Mežul"))
        let spreadsheet = try await vija.get("\(claim)/xlsx")
        #expect(spreadsheet.status == .ok && spreadsheet.body.hasPrefix("PK"))
        let twice = try await vija.post("/claims", form: fields)
        #expect(twice.location?.hasPrefix(claim) == true)
    }

    @Test("the preview tells what waits for a contract, and the certificate names the contract")
    func contract() async throws {
        let town = try await town()
        let (country, budgets) = (town.country, town.country.registry.budgets)
        let today = country.clock.clock.today
        let contract = try #require(try await budgets.file(of: "LV-112", as: .operator).contracts.first)
        try await budgets.annul(contract.id, of: "LV-112", reason: "Kļūda.", as: .operator)
        let vija = try await town.browser(of: .vija)
        let list = try await vija.get("/claims")
        #expect(list.shows("gaida līgumu") && list.shows("25,00"))
        let link = try #require(list.links.first { $0.hasPrefix("/claims/new?") })
        #expect(try await vija.get(link).shows("gaida līgumu"))
        let state = try await town.browser(of: .raimonds).get("/claims")
        #expect(state.shows("gaida līgumu") && state.links.contains("/budgets/LV-112"))
        let address = "/claims/new?partner=LV-112&programme=BALSTS&from=2025-09-01&through=\(today)"
        let preview = try await vija.get(address)
        #expect(preview.shows("gaida līgumu") && preview.shows("25,00") && preview.field("seen") == nil)
        let form = [("partner", "LV-112"), ("programme", "BALSTS"), ("from", "2025-09-01"), ("through", "\(today)")]
        #expect(try await vija.post("/claims", form: form).shows("nebija spēkā neviens līgums"))

        try await budgets.sign(
            NewContract(
                programmeCode: "BALSTS", number: "P6-11/26", signedOn: .cast(2025, 9, 2), from: .cast(2025, 9, 2),
                through: .cast(2026, 8, 31)), with: "LV-112", as: .operator)
        #expect(!(try await vija.get(address).shows("gaida līgumu")))
        let id = try #require(
            try await country.money(of: country.bruno.plan, in: "claim_certified").claim)
        let certificate = try await vija.get("/claims/\(id)/certificate")
        #expect(certificate.shows("Nr. P6-11/26, 02.09.2025"))
    }

    @Test("a finding without its reason comes back at its field")
    func wrongFinding() async throws {
        let town = try await town()
        let country = town.country
        let id = try await country.registry.claims.submit(
            ClaimRequest(
                partner: "LV-112", programme: "BALSTS", from: .cast(2025, 8, 1), through: country.clock.clock.today),
            as: .operator)
        let line = try #require(try await country.registry.claims.open(id, as: .operator).lines.first)
        let raimonds = try await town.browser(of: .raimonds)
        #expect(
            try await raimonds.post("/claims/\(id)/sample", form: [("seed", "abc")]).status == .unprocessableContent)
        #expect(try await raimonds.post("/claims/\(id)/sample", form: [("seed", "7")]).status == .seeOther)
        let path = "/claims/\(id)/lines/\(line.id)/findings"
        let wrong = try await raimonds.post(
            path, form: [("kind", "deducted"), ("deducted.amount", "99"), ("deducted.comment", "")])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.tags("a").contains { $0.contains("#deducted.amount") })
        #expect(wrong.tags("a").contains { $0.contains("#deducted.comment") })
        #expect(try await raimonds.post(path, form: [("kind", "x")]).status == .badRequest)
        #expect(
            try await raimonds.post(path, form: [("kind", "accepted")]).location?.hasPrefix("/claims/\(id)?show=open")
                == true)
    }
}
