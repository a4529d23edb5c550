import Casework
import Cast
import Testing

@Suite("Pages of hours after the plan changed its provider")
struct ProviderChangePageTests {
    @Test("the log names who held each hour, and a specialist is offered the own rows only")
    func named() async throws {
        let town = try await Town.open()
        let (country, mara) = (town.country, town.country.viewer(.mara))
        let id = try await town.planWithLiene()
        let key = MeasureKey(id, 2)
        try await country.registry.consultations.log(
            ConsultationEntry([.init(key)], on: country.clock.clock.today), as: country.viewer(.liene))
        let first = try await town.browser(of: .juris).get("/plans/\(id)/consultations/2/log")
        #expect(first.shows("Liene Rudzīte") && !first.shows("Dace Liepa"))
        country.clock.set(Instant(.cast(2025, 10, 13), hour: 9))
        try await country.registry.supportPlans.revise(id, reason: "Mainījās pedagogs.", as: mara)
        let file = try await country.registry.supportPlans.open(id, as: .operator)
        var content = file.content
        for index in content.measures.indices where content.measures[index].hours > 0 {
            content.measures[index].provider = "Dace Liepa"
        }
        try await country.registry.supportPlans.save(content, of: id, lock: file.plan.lock, as: mara)
        try await country.bring(id, to: .approved)
        country.clock.set(Instant(.cast(2025, 10, 14), hour: 18))
        try await country.registry.consultations.log(
            ConsultationEntry([.init(key)], on: country.clock.clock.today, topic: "Procenti"),
            as: country.viewer(.dace))

        let log = try await town.browser(of: .juris).get("/plans/\(id)/consultations/2/log")
        #expect(log.shows("Liene Rudzīte, Dace Liepa") && log.shows("Procenti"))
        for name in ["Liene Rudzīte", "Dace Liepa"] {
            #expect(log.body.contains("<td class=\"text\" data-label=\"Speciālists\">\(name)</td>"), "\(name)")
        }
        let liene = try await town.browser(of: .liene)
        let page = try await liene.get("/plans/\(id)/consultations")
        #expect(page.shows("Liene Rudzīte · ") && page.links.count { $0.contains("row=") } == 1)
        // What the successor writes is not hers to read.
        let own = try await liene.get("/plans/\(id)/consultations/2/log")
        #expect(own.status == .ok && !own.shows("Procenti") && !page.shows("Procenti"))
        let refused = try await liene.post(
            "/consultations", form: [("plan", "\(id)"), ("measure", "\(id)-2"), ("held_on", "14.10.2025")])
        #expect(refused.status == .unprocessableContent && refused.shows("citam sniedzējam – Dace Liepa"))
    }
}
