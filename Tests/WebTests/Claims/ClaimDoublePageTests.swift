import Casework
import Cast
import Testing

@Suite("Doubles on the pages of a claim")
struct ClaimDoublePageTests {
    @Test("the line is marked in the claim and in its trail, and nobody certifies the claim with it")
    func marked() async throws {
        let town = try await Town.open()
        let country = town.country
        let (claims, plan) = (country.registry.claims, country.bruno.plan)
        try await country.bring(plan, to: .inProgress)
        try await country.registry.supportPlans.recordWork(
            .preparation, hours: 1, on: country.clock.clock.today, of: plan, as: country.viewer(.mara))
        // The claim holds the same work once more.
        let id = try #require(try await country.money(of: plan, in: "claim_in_control").claim)
        let (doubles, raimonds) = (country.registry.doubleFunding, country.viewer(.raimonds))
        let pair = try #require(try await doubles.list(as: raimonds).rows.first)
        try await doubles.decide(pair.id, .double, reason: "Tas pats darbs.", as: raimonds)
        for line in try await claims.open(id, as: .operator).lines {
            try await claims.find(NewFinding(.accepted), on: line.id, of: id, as: .operator)
        }
        let line = try #require(try await claims.open(id, .double, as: .operator).lines.first)

        let austra = try await town.browser(of: .austra)
        let page = try await austra.get("/claims/\(id)")
        #expect(page.shows("atzīts par divkāršu: jāatliek") && page.shows("Pirms apliecināšanas"))
        #expect(try await austra.get("/claims/\(id)?show=double").links.contains { $0.contains("/lines/\(line.id)") })
        #expect(try await austra.get("/claims/\(id)/lines/\(line.id)").shows("atzīts par divkāršu: jāatliek"))
        #expect(try await austra.post("/claims/\(id)/certification", form: []).status == .conflict)
        let finding = NewFinding(
            .deducted, reasonCode: "arithmetic", amount: line.amount, comment: "Tas pats darbs divreiz.")
        try await claims.find(finding, on: line.id, of: id, as: .operator)
        #expect(try await austra.post("/claims/\(id)/certification", form: []).status == .seeOther)
    }
}
