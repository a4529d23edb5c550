import Casework
import Cast
import HTTPTypes
import Testing

@Suite("The hours of specialists on pages")
struct CapacityPageTests {
    @Test("the head records hours, sees what is wrong with them, and takes them back")
    func keeping() async throws {
        let town = try await Town.open()
        let juris = try await town.browser(of: .juris)
        let path = "/units/4113900001/capacities"
        #expect(try await juris.get("/units/4113900001/people").links.contains(path))
        let empty = try await juris.get(path)
        func record(hours: String) async throws -> Visit {
            try await juris.post(
                path,
                [
                    "person": town.country.person(.liene).description, "kind": "consult_teacher", "hours": hours,
                    "valid_from": Stage.written(town.country.clock.clock.today), "valid_to": "",
                    "receipt": empty.field("receipt") ?? "",
                ])
        }
        let refused = try await record(hours: "61")
        #expect(refused.status == .unprocessableContent && refused.links.contains("#hours"))
        #expect(try await record(hours: "6").status == .seeOther)
        // Sent twice, it records once.
        #expect(try await record(hours: "6").status == .seeOther)
        let page = try await juris.get(path + "?lang=en")
        #expect(page.shows("Rudzīte Liene"))
        let forms = page.tags("form").compactMap { Visit.attribute("action", of: $0) }.filter {
            $0.hasSuffix("/withdrawal")
        }
        #expect(forms.count == 1)
        #expect(try await juris.post(try #require(forms.first), form: []).status == .seeOther)
        #expect(try await juris.get(path + "?lang=en").shows("No hours are recorded yet."))
    }

    @Test("the form of a plan tells what the provider has free, and what nobody will hold")
    func notes() async throws {
        let town = try await Town.open()
        let (country, mara) = (town.country, try await town.browser(of: .mara))
        try await country.registry.capacities.record(
            NewCapacity(
                person: country.person(.liene), kind: "consult_teacher", hours: 1,
                period: Period(country.clock.clock.today)), at: country.unit(.priekule), as: country.viewer(.juris))
        let edit = "/plans/\(country.bruno.plan)/edit"
        var form = try FilledForm(try await mara.get(edit))
        form.answer("measures.1.provider", "Liene Rudzīte")
        form.answer("measures.1.hours", "40")
        // The script hears it already while she writes.
        let autosave = try #require(HTTPField.Name("X-Autosave"))
        let heard = try await mara.post(edit + "?lang=en", form: form.fields, headers: [autosave: "1"])
        #expect(heard.body.contains(#"[{"row":"measures.1","text":"Liene Rudzīte: 1.0 h a week"#))
        #expect(heard.body.contains(#""warns":true},{"row":"measures.2","text":"","warns":false}]"#))
        form.answer("version", try #require(heard.header("X-Version")))
        #expect(try await mara.post(edit, form: form.fields + [("act", "save")]).status == .seeOther)
        let told = try await mara.get(edit + "?lang=en")
        #expect(told.shows("Liene Rudzīte: 1.0 h a week") && told.shows("more than is free"))
        form = try FilledForm(told)
        form.answer("measures.1.provider", "")
        #expect(try await mara.post(edit, form: form.fields + [("act", "save")]).status == .seeOther)
        #expect(try await mara.get(edit + "?lang=en").shows("No provider: 40 hours will be reported"))
    }
}
