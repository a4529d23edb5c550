import Casework
import Cast
import Testing

@Suite("Pages of a claim in control")
struct ClaimControlPageTests {
    /// Six hours of Bruno that nobody confirmed and two of his plan's author, in a claim with a sample of five.
    private func claim() async throws -> (town: Town, id: PaymentClaim.ID) {
        let town = try await Town.open()
        let (country, plan) = (town.country, town.country.bruno.plan)
        try await country.signForClaims()
        try await country.bring(plan, to: .inProgress)
        let (today, mara) = (country.clock.clock.today, country.viewer(.mara))
        let measures = try await country.registry.supportPlans.open(plan, as: .operator).content.measures
        let measure = MeasureKey(plan, try #require(measures.first { $0.hours > 0 }).line)
        try await country.registry.consultations.log(
            ConsultationEntry([.init(measure)], on: today, hours: 6), as: mara)
        try await country.registry.supportPlans.recordWork(.preparation, hours: 2, on: today, of: plan, as: mara)
        let request = ClaimRequest(partner: "LV-112", programme: "BALSTS", from: .cast(2025, 9, 1), through: today)
        let id = try await country.registry.claims.submit(request, as: .operator)
        try await country.registry.claims.draw(id, seed: 834, as: country.viewer(.raimonds))
        return (town, id)
    }

    @Test("whoever has the table of lines, the rule and the seed draws the same sample with nothing else")
    func repeated() async throws {
        let (town, id) = try await claim()
        let table = try await town.browser(of: .vija).get("/claims/\(id)/csv").body
        let rows = table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        func column(_ name: String) throws -> [String] {
            let place = try #require(rows.first?.firstIndex { $0 == name })
            return rows.dropFirst().map { String($0[place]) }
        }
        let (scores, amounts) = (try column("score"), try column("amount"))
        let lines = try zip(scores, amounts).map { score, amount in
            ControlSample.Candidate(
                score: try #require(Int(score)),
                amount: Euro(cents: try #require(Int64(amount.filter { $0 != "." }))))
        }
        let rule = try #require(try await town.country.registry.claims.open(id, as: .operator).sample).rule
        let sample = ControlSample(of: lines, rule, seed: 834)
        var drawn = lines.map { _ in "" }
        for pick in sample.picks { drawn[pick.index] = pick.ground.rawValue }
        #expect(lines.count == 7 && sample.picks.count == 5)
        #expect(drawn == (try column("sampled")))
        #expect(try column("rank") == ControlSample.ranks(of: lines).map { $0.map(String.init) ?? "" })
    }

    @Test("hours that nobody confirmed are answered at once, with a comment that stands at every line")
    func unconfirmed() async throws {
        let (town, id) = try await claim()
        let claims = town.country.registry.claims
        let raimonds = try await town.browser(of: .raimonds)
        for line in try await claims.open(id, .open, as: .operator).lines {
            try await claims.find(NewFinding(.accepted), on: line.id, of: id, as: town.country.viewer(.raimonds))
        }
        let waiting = try await claims.open(id, as: .operator).unconfirmedCount
        #expect(waiting > 0)
        let page = try await raimonds.get("/claims/\(id)")
        #expect(page.shows("vēl nav atzinuma"))
        #expect(!page.tags("form").contains { $0.contains("/unconfirmed") || $0.contains("/certification") })
        let chosen = try await raimonds.get("/claims/\(id)?show=unconfirmed")
        #expect(chosen.tags("form").contains { $0.contains("/claims/\(id)/unconfirmed") })
        let path = "/claims/\(id)/unconfirmed"
        let wrong = try await raimonds.post(path, form: [("kind", ""), ("comment", "")])
        #expect(wrong.status == .unprocessableContent)
        for field in ["kind", "comment"] { #expect(wrong.tags("a").contains { $0.contains("#\(field)") }) }
        #expect(
            try await raimonds.post(path, form: [("kind", "deducted"), ("comment", "x")]).status
                == .unprocessableContent)
        let sent = try await raimonds.post(path, form: [("kind", "accepted"), ("comment", "Lapas redzētas skolā.")])
        #expect(sent.location?.hasPrefix("/claims/\(id)?show=unconfirmed") == true)
        let lines = try await claims.open(id, .unconfirmed, as: .operator).lines
        #expect(lines.count { $0.finding?.comment == "Lapas redzētas skolā." } == waiting)
        let austra = try await town.browser(of: .austra)
        #expect(try await austra.post("/claims/\(id)/certification").status == .seeOther)
    }
}
