import Casework
import Cast
import HTTPTypes
import Testing

@Suite("Returning a plan")
struct ReturnAPlanTests {
    @Test("the reason and the words stand at the very row, for reading and for editing")
    func row() async throws {
        let town = try await Town.open()
        let country = town.country
        let plan = country.bruno.plan
        try await country.bring(plan, to: .municipality)
        let ilze = try await town.browser(of: .ilze)
        let offered = try await ilze.get("/plans/\(plan)").tags("option").compactMap {
            Visit.attribute("value", of: $0)
        }
        for place in ["words", "screening.FAMILY", "risks.L02", "goals.1", "measures.2", "measures.3", "author_hours"] {
            #expect(offered.contains(place))
        }
        let form: KeyValuePairs = [
            "version": "1", "reason_code": "dose_too_high", "place": "measures.3",
            "return_comment": "Pārskatiet summu.",
        ]
        #expect(try await ilze.post("/plans/\(plan)/return", form).status == .seeOther)

        let mara = try await town.browser(of: .mara)
        for path in ["/plans/\(plan)", "/plans/\(plan)/edit"] {
            let page = try await mara.get(path)
            let note = try #require(page.body.firstRange(of: "id=\"returned\""), "\(path)")
            let words = String(page.body[note.upperBound...].prefix(400))
            #expect(words.contains("Pārskatiet summu.") && words.contains("Ilze Krūmiņa"))
            let row = "name=\"measures.2.kind\""
            let other = path.hasSuffix("edit") ? "name=\"measures.1.kind\"" : "id=\"measures.3\""
            let start = try #require(page.body.firstRange(of: other)).lowerBound
            #expect(start < note.lowerBound)
            if path.hasSuffix("edit") {
                let end = try #require(page.body.firstRange(of: row)).lowerBound
                #expect(note.lowerBound < end)
            }
            #expect(page.links.contains("#returned"), "the line of the state leads there")
            #expect(page.shows("Uz vietu plānā: Pasākums – Ēdināšana"))
        }
    }

    @Test("a place that the plan does not have is refused at its field, with what was typed")
    func unknown() async throws {
        let town = try await Town.open()
        let plan = town.country.bruno.plan
        try await town.country.bring(plan, to: .institution)
        let juris = try await town.browser(of: .juris)
        let form: KeyValuePairs = [
            "version": "1", "reason_code": "other", "place": "measures.1", "return_comment": "Precizēt.",
        ]
        let refused = try await juris.post("/plans/\(plan)/return", form)
        #expect(refused.status == .unprocessableContent && refused.shows("Izvēlieties kādu no plāna vietām."))
        #expect(refused.shows("Precizēt."))
    }
}
