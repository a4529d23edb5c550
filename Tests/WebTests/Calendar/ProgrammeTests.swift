import Casework
import Cast
import HTTPTypes
import Testing

@Suite("The rules of a programme")
struct ProgrammeTests {
    @Test("the state's administrator says how far changes climb, and the next answer follows it")
    func strict() async throws {
        let town = try await Town.open()
        let country = town.country
        let (plan, store) = (country.anna.plan, country.registry.supportPlans)
        try await store.revise(plan, as: country.viewer(.mara))
        let file = try await store.open(plan, as: country.viewer(.mara))
        var content = file.content
        content.measures[0].provider = "Inta Dreimane"
        try await store.save(content, of: plan, lock: file.plan.lock, as: country.viewer(.mara))
        try await store.submit(plan, as: country.viewer(.mara))

        let andris = try await town.browser(of: .andris)
        func laxRules(on page: Visit) -> Int {
            page.text.ranges(of: "Nelielas izmaiņas apstiprina tikai iestādes vadītājs.").count
        }
        let before = laxRules(on: try await andris.get("/programmes"))
        let rule = "/programmes/\(Programme.ID(number: 2))/revision-rule"
        let changed = try await andris.post(rule, ["strict": "1"], follow: true)
        #expect(changed.shows("Programmas noteikums ir mainīts.") && laxRules(on: changed) == before - 1)
        let rows = try await country.registry.database.read { connection in
            try connection.first("SELECT count(*) FROM journal WHERE action = 'programme_changed'")?[0] ?? 0
        }
        #expect(rows == 1)

        try await store.approve(plan, version: 2, as: country.viewer(.juris))
        #expect(try await store.open(plan, as: .operator).plan.level == .municipality)
    }
}
