import Casework
import Cast
import Testing

@Suite("Whether a measure still goes on, at the browser")
struct StillGoingOnPageTests {
    @Test("one press says that it goes on; whoever may change the plan is led there instead")
    func answered() async throws {
        let town = try await Town.open()
        let id = try await town.planWithLiene()
        let sheets = "/plans/\(id)/consultations"
        let first = try await town.browser(of: .liene)
            .post("/consultations", ["plan": "\(id)", "measure": "\(id)-2", "hours": "4"])
        #expect(first.status == .seeOther)

        town.country.clock.set(Instant(.cast(2025, 10, 27), hour: 9))
        let liene = try await town.browser(of: .liene)
        for page in ["/", sheets] {
            let asked = try await liene.get(page)
            #expect(asked.shows("Vai pasākums vēl notiek?") && asked.shows("Jā, notiek"), "\(page)")
            #expect(!asked.shows("Nē, jāmaina plāns"), "\(page)")
        }
        let done = try await liene.post("\(sheets)/2/answer", ["next": "/"], follow: true)
        #expect(done.path.hasPrefix("/?") && done.shows("Atbilde ir pierakstīta.") && !done.shows("Jā, notiek"))
        let told = try await liene.get(sheets)
        #expect(told.shows("3 nedēļas bez tikšanās") && !told.shows("Jā, notiek"))
        #expect(told.shows("27.10.2025. Liene Rudzīte atbildēja, ka pasākums notiek."))
        let again = try await liene.post("\(sheets)/2/answer")
        #expect(again.status == .conflict && again.shows("Uz šo jautājumu pašlaik nav jāatbild"))

        town.country.clock.set(Instant(.cast(2025, 11, 17), hour: 9))
        let mara = try await town.browser(of: .mara)
        #expect(try await mara.get("/plans/\(id)/history").shows("Atbildēja, ka pasākums vēl notiek"))
        let page = try await mara.get(sheets)
        #expect(page.shows("Jā, notiek") && page.links.contains("/plans/\(id)#part-acts"))
        #expect(try await mara.get("/plans/\(id)").body.contains("id=\"part-acts\""))
        let back = try await mara.post("\(sheets)/2/answer", follow: true)
        #expect(back.path.hasPrefix(sheets) && back.shows("17.11.2025. Māra Kalniņa atbildēja, ka pasākums notiek."))
    }

    @Test("who completes a plan is told which hours wait, and they are confirmed afterwards")
    func unconfirmed() async throws {
        let town = try await Town.open()
        let country = town.country
        let id = try await town.planWithLiene()
        let sheets = "/plans/\(id)/consultations"
        let liene = try await town.browser(of: .liene)
        _ = try await liene.post("/consultations", ["plan": "\(id)", "measure": "\(id)-2"])
        let row = try await country.registry.consultations.sheet(
            of: MeasureKey(id, 2), as: country.viewer(.juris)
        ).valid[0]
        let form = try await town.browser(of: .mara).get("/plans/\(id)/evaluation")
        #expect(form.shows("Apliecinājumu gaida 1 notikusi stunda"))
        #expect(form.shows("06.10.2025. Liene Rudzīte: 1 stunda") && form.links.contains("\(sheets)?row=\(row.id)"))
        try await country.bring(id, to: .evaluated)
        let juris = try await town.browser(of: .juris)
        #expect(try await juris.get("/plans/\(id)").shows("Apliecinājumu gaida 1 notikusi stunda"))
        #expect(try await juris.post("/plans/\(id)/closing").status == .seeOther)

        let open = try await liene.get("\(sheets)?row=\(row.id)")
        #expect(open.shows("Vienreizējais kods") && !open.shows("Atsaukt rindu"))
        let refused = try await liene.post(
            "/consultations/\(row.id)/withdrawal", ["plan": "\(id)", "withdrawal": "Kļūda"])
        #expect(refused.status == .conflict && refused.shows("Plāns ir noslēgts vai neaktīvs"))
        let done = try await liene.post(
            "/consultations/\(row.id)/confirmation", ["plan": "\(id)", "evidence": "e-klase 417"], follow: true)
        #expect(done.shows("Konsultācija ir apliecināta.") && !done.links.contains("\(sheets)?row=\(row.id)"))
    }
}
