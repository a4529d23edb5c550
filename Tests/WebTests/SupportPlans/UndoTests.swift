import Casework
import Cast
import HTTPTypes
import Testing

@Suite("Undoing what was done to a plan")
struct UndoTests {
    /// Where the button beside the sentence on what was done leads.
    private func undo(on page: Visit) throws -> String {
        let start = try #require(page.body.firstRange(of: "<div class=\"notice\" role=\"status\">")).upperBound
        let form = try #require(page.body[start...].split(separator: "<").first { $0.hasPrefix("form ") })
        return try #require(Visit.attribute("action", of: String(form)))
    }

    @Test("hours are recorded once however often the form is sent, undone, and put back")
    func hours() async throws {
        let town = try await Town.open()
        let plan = town.country.anna.plan
        let mara = try await town.browser(of: .mara)
        let receipt = try #require(try await mara.get("/plans/\(plan)").field("receipt"))
        let form: KeyValuePairs = [
            "work_kind": "preparation", "worked_on": "6.10.2025", "hours": "2", "receipt": receipt,
        ]
        _ = try await mara.post("/plans/\(plan)/author-hours", form)
        let recorded = try await mara.post("/plans/\(plan)/author-hours", form, follow: true)
        let store = town.country.registry.supportPlans
        #expect(try await store.open(plan, as: .operator).work.map(\.hours) == [2])
        let withdrawn = try await mara.post(try undo(on: recorded), follow: true)
        #expect(withdrawn.shows("Ieraksts ir atsaukts."))
        #expect(try await store.open(plan, as: .operator).work.isEmpty)
        let again = try await mara.post(try undo(on: withdrawn), follow: true)
        #expect(again.status == .ok)
        #expect(try await store.open(plan, as: .operator).work.map(\.hours) == [2])
    }

    @Test("who may not withdraw hours is offered no button")
    func noButton() async throws {
        let town = try await Town.open()
        let (country, plan) = (town.country, town.country.anna.plan)
        try await country.registry.supportPlans.recordWork(
            .preparation, hours: 1, on: country.clock.clock.today, of: plan, as: country.viewer(.mara))
        #expect(try await (try await town.browser(of: .mara)).get("/plans/\(plan)").field("withdraw") != nil)
        #expect(try await (try await town.browser(of: .dace)).get("/plans/\(plan)").field("withdraw") == nil)
    }

    @Test("a suspension is undone from the sentence that tells it")
    func suspension() async throws {
        let town = try await Town.open()
        let plan = town.country.anna.plan
        let mara = try await town.browser(of: .mara)
        town.country.clock.advance(seconds: 60)
        let suspended = try await mara.post(
            "/plans/\(plan)/suspension", ["suspension_code": "long_absence", "suspension": "Slimo."], follow: true)
        #expect(suspended.shows("Ilgstoša prombūtne – Slimo."), "the reason is told in words")
        let back = try await mara.post(try undo(on: suspended), follow: true)
        #expect(back.shows("Apturēšana ir atsaukta."))
        #expect(try await town.country.registry.supportPlans.open(plan, as: .operator).plan.state == .approved)
    }
}
