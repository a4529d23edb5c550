import Casework
import Cast
import HTTPTypes
import Testing

@Suite("What an administrator changes")
struct UnitActTests {
    private static let kaleti = "4113900002"

    @Test("a new founder stands on the card from its day on")
    func founder() async throws {
        let town = try await Town.open()
        let andris = try await town.browser(of: .andris, in: .en)
        let card = try await andris.get("/units/\(Self.kaleti)")
        for act in ["kind", "founder", "participation", "withdrawal"] {
            #expect(card.links.contains("/units/\(Self.kaleti)/\(act)"))
        }
        let done = try await andris.submit("founder", [("founder", "LV"), ("on", "01.10.2025"), ("decision", "Nr. 7")])
        #expect(done.status == .seeOther)
        let after = try await andris.get("/units/\(Self.kaleti)")
        #expect(after.shows("Change of founder") && after.links.contains("/units/LV"))
    }

    @Test("a new kind stands on the card; a kind of another level is refused")
    func kind() async throws {
        let town = try await Town.open()
        let andris = try await town.browser(of: .andris, in: .en)
        let wrong = try await andris.submit("kind", [("kind", "novads"), ("on", "01.10.2025")])
        #expect(wrong.status == .unprocessableContent)
        #expect(
            try await andris.submit("kind", [("kind", "special_institution"), ("on", "01.10.2025")]).status == .seeOther
        )
        #expect(try await andris.get("/units/\(Self.kaleti)").shows("Special education institution"))
    }

    @Test("participation ends on a last day, and begins again; nothing overlaps")
    func participation() async throws {
        let town = try await Town.open()
        let andris = try await town.browser(of: .andris, in: .en)
        let again: [(String, String)] = [("programme", "BALSTS"), ("on", "01.02.2026")]
        #expect(try await andris.submit("participation", again).status == .unprocessableContent)
        let ending: [(String, String)] = [("programme", "BALSTS"), ("on", "31.12.2025")]
        #expect(try await andris.submit("withdrawal", ending).status == .seeOther)
        #expect(try await andris.get("/units/\(Self.kaleti)").shows("31.12.2025"))
        #expect(try await andris.submit("participation", again).status == .seeOther)
        let backwards: [(String, String)] = [
            ("programme", "BALSTS"), ("on", "01.02.2027"), ("through", "01.01.2027"),
        ]
        #expect(try await andris.submit("participation", backwards).status == .unprocessableContent)
    }

    @Test("a municipality is divided and each of its institutions goes where it is told")
    func division() async throws {
        let town = try await Town.open()
        let andris = try await town.browser(of: .andris, in: .en)
        let address = "/units/LV-112/division"
        #expect(try await andris.get(address).body.contains("name=\"places.\(Self.kaleti)\""))
        let common: [(String, String)] = [
            ("on", "06.10.2025"), ("successors", "LV-088"), ("successors", "LV-050"),
        ]
        let wrong = try await andris.post(address, form: common + [("places.\(Self.kaleti)", "LV-059")])
        #expect(wrong.status == .unprocessableContent && wrong.shows("Choose one of the successors marked above."))
        let done = try await andris.post(address, form: common + [("places.\(Self.kaleti)", "LV-088")])
        #expect(done.status == .seeOther)
        let path = try await town.country.registry.units.path(
            to: Self.kaleti, on: .cast(2025, 10, 6), as: .operator)
        #expect(path.map(\.code) == ["LV", "LV-R3", "LV-088", Self.kaleti])
    }
}

extension Browser {
    fileprivate func submit(_ act: String, _ form: [(String, String)]) async throws -> Visit {
        try await post("/units/4113900002/\(act)", form: form)
    }
}
