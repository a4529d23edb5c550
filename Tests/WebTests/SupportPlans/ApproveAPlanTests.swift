import Casework
import Cast
import HTTPTypes
import Testing

@Suite("Approving a plan")
struct ApproveAPlanTests {
    @Test("each level approves in its turn, the next plan opens, and looking for it is no look at a record")
    func levels() async throws {
        let town = try await Town.open()
        let country = town.country
        let (bruno, store) = (country.bruno, country.registry.supportPlans)
        let other = try await country.newcomer(1)
        let later = try await country.draft(of: other, at: .priekule, by: .mara)
        try await store.submit(bruno.plan, as: country.viewer(.mara))
        country.clock.advance(seconds: 60)
        try await store.submit(later, as: country.viewer(.mara))
        let juris = try await town.browser(of: .juris)
        let done = try await juris.post("/plans/\(bruno.plan)/approval", ["version": "1"])
        #expect(done.location == "/plans/\(later)?from=approvals&done=plan.approved")
        #expect(
            !(try await town.visits(of: other)).contains { $0.actorName == "Juris Ozols" },
            "nobody has read the next plan yet")
        for member in [CastMember.ilze, .raimonds] {
            let browser = try await town.browser(of: member)
            #expect(try await browser.get("/approvals").links.contains { $0.hasPrefix("/plans/\(bruno.plan)") })
            let last = try await browser.post("/plans/\(bruno.plan)/approval", ["version": "1"])
            #expect(last.location == "/approvals?done=plan.approved")
        }
        let mara = try await town.browser(of: .mara)
        #expect(try await mara.get("/plans/\(bruno.plan)").shows("Apstiprināts"))
    }

    @Test("of a change the approver reads what differs, in words; the whole plan is folded away")
    func differences() async throws {
        let town = try await Town.open()
        let country = town.country
        let (plan, store, mara) = (country.anna.plan, country.registry.supportPlans, country.viewer(.mara))
        try await store.revise(plan, as: mara)
        let file = try await store.open(plan, as: mara)
        var content = file.content
        content.measures[0].factors = ["E02", "L02"]
        content.measures[1].conditionMet = true
        content.goals[0].target = "6 balles"
        try await store.save(content, of: plan, lock: file.plan.lock, as: mara)
        try await store.submit(plan, as: mara)
        let page = try await (try await town.browser(of: .juris)).get("/plans/\(plan)?from=approvals")
        let part = try Self.part("part-differences", of: page)
        #expect(part.contains("Pasākums – Pedagoga konsultācijas, matemātika – "))
        #expect(part.contains("Ģimenes materiālie apstākļi; Zemi mācību sasniegumi"))
        #expect(
            part.contains("Pasākums – Ēdināšana – ") && part.contains("<ins>Jā</ins>") && part.contains("<del>Nē</del>")
        )
        #expect(part.contains("Mērķis – Pabeigt semestri ar pietiekamu vērtējumu – "))
        #expect(!part.contains("E02") && !part.contains("true"))
        let fold = try #require(page.body.firstRange(of: "<summary>Viss plāns</summary>"))
        #expect(page.body[fold.upperBound...].contains("id=\"part-measures\""))
        let author = try await (try await town.browser(of: .mara)).get("/plans/\(plan)")
        #expect(!author.shows("Viss plāns"))
    }

    @Test("a measure that was taken out is called by its name")
    func removed() async throws {
        let town = try await Town.open()
        let country = town.country
        let (plan, store, mara) = (country.anna.plan, country.registry.supportPlans, country.viewer(.mara))
        try await store.revise(plan, as: mara)
        let file = try await store.open(plan, as: mara)
        var content = file.content
        content.measures.removeFirst()
        try await store.save(content, of: plan, lock: file.plan.lock, as: mara)
        let page = try await (try await town.browser(of: .mara)).get("/plans/\(plan)")
        #expect(try Self.part("part-differences", of: page).contains("Pasākums – Pedagoga konsultācijas, matemātika"))
    }

    static func part(_ name: String, of page: Visit) throws -> String {
        let start = try #require(page.body.firstRange(of: "aria-labelledby=\"\(name)\"")).upperBound
        return String(page.body[start...].split(separator: "</section>")[0])
    }
}
