import Casework
import Cast
import Testing

@Suite("Double funding on pages")
struct DoubleFundingPageTests {
    @Test("two lunches of one day are compared and decided on with a reason; the double cannot be accepted")
    func whole() async throws {
        let town = try await Town.open()
        let plan = town.country.anna.plan
        try await town.country.bring(plan, to: .inProgress)
        town.country.clock.set(Instant(.cast(2025, 10, 13), hour: 10))
        let vija = try await town.browser(of: .vija)
        #expect(try await vija.get("/double-funding").shows("Neviens ieraksts negaida jūsu lēmumu."))

        let day = Day.cast(2025, 10, 13)
        var later: Compensation.ID?
        let lunches: [(Int64, String?)] = [(200, nil), (210, "Launags.")]
        for (cents, despite) in lunches {
            let new = NewCompensation(line: 3, from: day, through: day, amount: Euro(cents: cents), despite: despite)
            let bill = NewDocument(Array("%PDF-1.4 \(cents)".utf8), fileName: "rekins.pdf")
            let outcome = try await town.country.registry.compensations.submit(
                new, bill, of: plan, as: town.country.viewer(.mara))
            if case .submitted(let id) = outcome { later = id }
        }
        let list = try await vija.get("/double-funding")
        #expect(list.shows("Tās pašas dienas") && list.shows("Gaida lēmumu: 1") && list.shows("Anna Roze"))
        let path = try #require(list.links.first { $0.hasPrefix("/double-funding/") })
        let page = try await vija.get(path)
        #expect(page.shows("2,00 €") && page.shows("2,10 €") && page.shows("Priekules vidusskola"))
        let wrong = try await vija.post("\(path)/decision", form: [("reason", "")])
        #expect(wrong.status == .unprocessableContent && wrong.shows("Lūdzu, izvēlieties lēmumu."))
        let done = try await vija.post(
            "\(path)/decision", form: [("verdict", "double"), ("reason", "Viena maltīte.")], follow: true)
        #expect(done.status == .ok && done.shows("Lēmums ir saglabāts") && done.shows("Divkārši: 1"))

        let row = "/compensations/\(try #require(later))"
        let refused = try await vija.post("\(row)/acceptance")
        #expect(refused.status == .conflict && refused.shows("atzīts par divkāršu"))
        #expect(try await vija.get(row).shows("Viena maltīte."))
        let mara = try await town.browser(of: .mara)
        #expect(try await mara.get(row).shows("Šis ieraksts atzīts par divkāršu"))
        #expect(try await mara.get("/double-funding").status == .forbidden)
        #expect(try await mara.get(path).status == .notFound)
    }
}
