import Casework
import Cast
import HTTPTypes
import Language
import Testing

/// AUD-02 of the security specification.
@Suite("On what errand a record is opened")
struct PurposeTests {
    /// What was looked at with a browser, not while the town was made.
    private func told(of town: Town, _ learner: Learner.ID) async throws -> [JournalRow] {
        try await town.visits(of: learner).map(\.row).filter { $0.session != nil }
    }

    private func purposes(of town: Town, _ learner: Learner.ID) async throws -> [String] {
        try await told(of: town, learner).filter { $0.action == "sensitive_read" }.map(\.purpose)
    }

    @Test("a hit of a search asks once, with the answer of the role chosen, and shows nothing before")
    func cold() async throws {
        let town = try await Town.open()
        let bruno = town.country.bruno.id
        let mara = try await town.browser(of: .mara)
        let found = try await mara.post("/learners/search", ["words": "mezulis"])
        let path = try #require(found.links.first { $0.contains("\(bruno)") })
        let asked = try await mara.get(path)
        #expect(asked.shows("Kāpēc jūs atverat šo ierakstu?") && !asked.shows("Mežulis"))
        let chosen = asked.tags("input").first { $0.contains("checked") }
        #expect(chosen.flatMap { Visit.attribute("value", of: $0) } == "prepare_plan")
        #expect(try await purposes(of: town, bruno).isEmpty)
        #expect(try await mara.get(path + "?purpose=answer_family").shows("Bruno Mežulis"))
        town.country.clock.advance(seconds: 15 * 60)
        #expect(try await mara.get(path).shows("Nolūks: atbildēt ģimenei"))
        #expect(try await purposes(of: town, bruno) == ["answer_family", "answer_family"])
        #expect(try await mara.get("/learners/\(town.country.anna.id)").shows("Kāpēc jūs atverat šo ierakstu?"))
    }

    @Test("after half an hour, and in another session, it is asked again")
    func forgotten() async throws {
        let town = try await Town.open()
        let path = "/learners/\(town.country.bruno.id)"
        let mara = try await town.browser(of: .mara)
        _ = try await mara.get(path + "?purpose=prepare_plan")
        #expect(try await town.browser(of: .mara).get(path).shows("Kāpēc jūs atverat šo ierakstu?"))
        for _ in 0..<2 {
            town.country.clock.advance(seconds: 15 * 60)
            _ = try await mara.get("/search")
        }
        #expect(try await mara.get(path).shows("Kāpēc jūs atverat šo ierakstu?"))
    }

    @Test("whoever comes from the work list approves without a question, also on paper and in the learner's record")
    func task() async throws {
        let town = try await Town.open()
        let bruno = town.country.bruno
        try await town.country.registry.supportPlans.submit(bruno.plan, as: town.country.viewer(.mara))
        let juris = try await town.browser(of: .juris)
        let home = try await juris.get("/")
        let path = try #require(home.links.first { $0.hasPrefix("/plans/\(bruno.plan)") })
        #expect(try await juris.get(path).shows("Nolūks: saskaņot"))
        #expect(try await juris.get("/plans/\(bruno.plan)/print").status == .ok)
        #expect(try await juris.get("/learners/\(bruno.id)").shows("Nolūks: saskaņot"))
        let rows = try await told(of: town, bruno.id).filter {
            ["sensitive_read", "sensitive_print"].contains($0.action)
        }
        #expect(rows.count == 4 && rows.allSatisfy { $0.purpose == "approve" })
    }

    @Test("a plan that a search found asks too, and its errand can be changed on the page")
    func plan() async throws {
        let town = try await Town.open()
        let anna = town.country.anna
        let ilze = try await town.browser(of: .ilze)
        let code = try #require(try await ilze.get("/plans").text.firstMatch(of: /IAP-\d+-\d+/)).output
        let found = try await ilze.post("/search", ["q": String(code)])
        let path = try #require(found.location)
        let asked = try await ilze.get(path)
        #expect(asked.shows("Kāpēc jūs atverat šo ierakstu?") && !asked.shows("Roze"))
        #expect(try await ilze.get("/plans/\(anna.plan)?purpose=answer_family").shows("Nolūks: atbildēt ģimenei"))
        #expect(try await purposes(of: town, anna.id) == ["answer_family"])
        #expect(try await ilze.get("/plans/\(anna.plan)?purpose=other").status == .badRequest)
    }
}
