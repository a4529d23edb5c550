import Casework
import Cast
import HTTPTypes
import Storage
import Testing

@Suite("Editing a plan")
struct EditAPlanTests {
    @Test(
        "a line that the plan does not hold is refused at its row, however large it is",
        arguments: [
            "9223372036854775807", "-1", "3", "x",
        ])
    func line(_ line: String) async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let edit = "/plans/\(town.country.bruno.plan)/edit"
        var form = try FilledForm(try await mara.get(edit))
        form.answer("goals.1.line", line)
        form.answer("goals.2.wording", "Nekavēt stundas")
        let refused = try await mara.post(edit, form: form.fields)
        #expect(refused.status == .unprocessableContent && refused.shows("Šādas rindas plānā nav."))
        #expect(refused.links.contains("#goals.1.wording"))
        let content = try await town.country.registry.supportPlans.open(town.country.bruno.plan, as: .operator).content
        #expect(content.goals.map(\.line) == [1])
    }

    @Test("the people of the school are offered as providers, and nobody else")
    func providers() async throws {
        let town = try await Town.open()
        let page = try await (try await town.browser(of: .mara)).get("/plans/\(town.country.bruno.plan)/edit")
        let offered = page.tags("option").compactMap { Visit.attribute("value", of: $0) }
        #expect(
            offered.contains("Māra Kalniņa") && offered.contains("Juris Ozols") && offered.contains("Liene Rudzīte"))
        #expect(!offered.contains("Ilze Krūmiņa") && !offered.contains("Sandra Vilka"))
        #expect(
            page.tags("input").contains {
                $0.contains("name=\"measures.1.provider\"") && $0.contains("list=\"providers\"")
            })
    }

    @Test("a save by the script leaves the row of the save and no row of a look")
    func autosave() async throws {
        let town = try await Town.open()
        let bruno = town.country.bruno
        let mara = try await town.browser(of: .mara)
        var form = try FilledForm(try await mara.get("/plans/\(bruno.plan)/edit"))
        let before = try await looks(at: bruno.id, in: town)
        form.answer("strengths", "Labi zīmē.")
        let header = try #require(HTTPField.Name("X-Autosave"))
        let saved = try await mara.post("/plans/\(bruno.plan)/edit", form: form.fields, headers: [header: "1"])
        #expect(saved.status == .ok)
        #expect(try await looks(at: bruno.id, in: town) == before)
        let saves = try await town.country.registry.database.read { connection in
            try connection.first(
                """
                SELECT count(*) FROM journal WHERE action = 'sensitive_update' AND object_id = \(bruno.plan)
                AND actor_id = \(town.country.person(.mara))
                """)?[0] ?? 0
        }
        #expect(saves == 2, "the draft that she began with, and this")
    }

    private func looks(at learner: Learner.ID, in town: Town) async throws -> Int {
        try await town.visits(of: learner).filter { $0.actorName == "Māra Kalniņa" }.count
    }
}
