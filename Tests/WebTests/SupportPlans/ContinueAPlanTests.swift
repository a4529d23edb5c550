import Casework
import Cast
import HTTPTypes
import Testing

@Suite("Continuing a plan")
struct ContinueAPlanTests {
    /// Anna's plan is completed; it is the second Monday of the next semester.
    private func opened() async throws -> Town {
        let town = try await Town.open()
        try await town.country.bring(town.country.anna.plan, to: .completed)
        town.country.clock.set(Instant(.cast(2026, 1, 12), hour: 9))
        return town
    }

    @Test("the next semester's plan is sent with at most 25 inputs")
    func journey() async throws {
        let town = try await opened()
        let mara = try await town.browser(of: .mara)
        var inputs = 1  // continue
        let begun = try await mara.post("/plans/\(town.country.anna.plan)/continuation")
        let edit = try #require(begun.location?.split(separator: "?").first.map(String.init))
        let page = try await mara.get(edit)
        #expect(page.shows("nemainīts kopš iepriekšējā semestra"))
        var form = try FilledForm(page)
        form.answer("own_words", "Man iet labāk.")
        form.answer("risks.L02.evidence", "Vērtējums matemātikā ir 4 balles.")
        form.answer("measures.1.hours", "8")
        form.answer("act", "submit")
        inputs += form.inputs
        let sent = try await mara.post(edit, form: form.fields)
        #expect(sent.location?.hasSuffix("?done=plan.submitted") == true, "\(sent) \(sent.text.suffix(800))")
        #expect(inputs <= 25)
        let shown = try await mara.get(try #require(sent.location))
        #expect(shown.shows("Man iet labāk.") && shown.body.contains("class=\"changed\""))
        #expect(shown.shows("nemainīts kopš iepriekšējā semestra"), "what was not touched says so")
    }

    @Test("whoever presses twice goes on with the same plan")
    func twice() async throws {
        let town = try await opened()
        let mara = try await town.browser(of: .mara)
        let first = try await mara.post("/plans/\(town.country.anna.plan)/continuation")
        let second = try await mara.post("/plans/\(town.country.anna.plan)/continuation")
        #expect(first.status == .seeOther && second.location == first.location)
    }
}
