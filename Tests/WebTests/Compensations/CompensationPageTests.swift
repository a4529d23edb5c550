import Casework
import Cast
import HTTPTypes
import Testing

@Suite("Compensations on pages")
struct CompensationPageTests {
    private static let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46]

    private func form(_ amount: String = "1,80", ticket: String = "LV-1", on day: String = "13.10.2025") -> [(
        String, String
    )] {
        [("line", "3"), ("from", day), ("through", day), ("amount", amount), ("ticket", ticket)]
    }

    @Test("SEC-18, SEC-32: a photo is handed in, checked, accepted, paid, and comes back as an attachment only")
    func whole() async throws {
        let town = try await Town.running()
        let plan = town.country.anna.plan
        let mara = try await town.browser(of: .mara)
        #expect(try await mara.get("/plans/\(plan)").links.contains("/plans/\(plan)/compensations/new?line=3"))
        let page = try await mara.get("/plans/\(plan)/compensations/new?line=3")
        #expect(page.tags("form").contains { $0.contains("multipart/form-data") })
        #expect(page.tags("input").contains { $0.contains("capture=") && $0.contains("accept=\"image/*") })
        let done = try await mara.post(
            "/plans/\(plan)/compensations", form: form(), file: ("IMG_1.jpg", Self.photo), follow: true)
        #expect(done.status == .ok && done.shows("Kompensācija iesniegta"))

        let vija = try await town.browser(of: .vija)
        let list = try await vija.get("/compensations")
        #expect(list.shows("Anna Roze") && list.shows("Jāpārbauda 1 kompensācija"))
        let row = try #require(list.links.first { $0.hasPrefix("/compensations/") && !$0.contains("?") })
        let file = try #require(try await vija.get(row).links.first { $0.hasPrefix("/documents/") })
        #expect(try await vija.get(file).shows("Fotoattēls (JPEG)"))
        let download = try await vija.get("\(file)/file")
        #expect(download.bytes == Self.photo && download.headers[.contentType] == "image/jpeg")
        #expect(download.headers[.contentDisposition]?.hasPrefix("attachment; ") == true)
        #expect(download.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
        #expect(download.headers[try #require(HTTPField.Name("X-Content-Type-Options"))] == "nosniff")
        for act in ["acceptance", "payment"] {
            #expect(try await vija.post("\(row)/\(act)").location?.hasPrefix("/compensations?done=") == true)
        }
        #expect(try await mara.get(row).shows("Izmaksāta"))
        for member in [CastMember.sandra, .kaspars, .liene, .zane] {
            let stranger = try await town.browser(of: member)
            for path in [row, file, "\(file)/file"] {
                #expect(try await stranger.get(path).status == .notFound, "\(path)")
            }
        }
    }

    @Test("what looks wrong is told before it is sent, the photo stays, and a reason sends it")
    func warning() async throws {
        let town = try await Town.running()
        let path = "/plans/\(town.country.anna.plan)/compensations"
        let mara = try await town.browser(of: .mara)
        #expect(try await mara.post(path, form: form(), file: ("a.jpg", Self.photo)).status == .seeOther)
        let warned = try await mara.post(path, form: form("2,00", ticket: "LV-2"), file: ("b.jpg", Self.photo + [1]))
        #expect(warned.status == .conflict && warned.shows("Lūdzu, pārbaudiet, pirms iesniedzat"))
        let kept = try #require(warned.field("kept"))
        let sent = try await mara.post(
            path, form: form("2,00", ticket: "LV-2") + [("kept", kept), ("despite", "Launags.")])
        #expect(sent.status == .seeOther)
        let same = try await mara.post(
            path, form: form("2,00", ticket: "LV-3") + [("despite", "x")], file: ("c.jpg", Self.photo))
        #expect(same.shows("Tas pats dokuments jau ir iesniegts"))
    }

    @Test("a form that is wrong comes back with the photo and what was typed")
    func mistakes() async throws {
        let town = try await Town.running()
        let path = "/plans/\(town.country.anna.plan)/compensations"
        let mara = try await town.browser(of: .mara)
        let wrong = try await mara.post(path, form: form("abc"), file: ("a.jpg", Self.photo))
        #expect(wrong.status == .unprocessableContent && wrong.field("kept") != nil && wrong.field("ticket") == "LV-1")
        let svg = try await mara.post(path, form: form(), file: ("a.svg", Array("<svg onload=alert(1)>".utf8)))
        #expect(svg.status == .unprocessableContent && svg.field("kept") == nil)
        #expect(svg.shows("Der fotoattēls"))
    }

    @Test("a file comes only to the form that takes one, from our own page, and from nobody unknown (SEC-24)")
    func walls() async throws {
        let town = try await Town.running()
        let plan = town.country.anna.plan
        let mara = try await town.browser(of: .mara)
        let path = "/plans/\(plan)/compensations"
        let forged = try await mara.post(
            path, form: form() + [("csrf", String(repeating: "0", count: 64))], file: ("a.jpg", Self.photo))
        #expect(forged.status == .forbidden)
        let elsewhere = try await mara.post(
            path, form: form(), file: ("a.jpg", Self.photo),
            headers: [try #require(HTTPField.Name("Sec-Fetch-Site")): "cross-site"])
        #expect(elsewhere.status == .forbidden)
        #expect(
            try await mara.post("/plans/\(plan)/voiding", form: [], file: ("a.jpg", Self.photo)).status
                == .unsupportedMediaType)
        let large = try await mara.post(
            path, form: form(), file: ("a.jpg", Self.photo + [UInt8](repeating: 0, count: 6 << 20)))
        #expect(large.status == .contentTooLarge)
        let nobody = try await town.stranger()
        #expect(try await nobody.post(path, form: form(), file: ("a.jpg", Self.photo)).status == .unauthorized)
    }

    @Test("the days of a month are ticked and handed in without any script")
    func register() async throws {
        let town = try await Town.running(on: 17)
        let plan = town.country.anna.plan
        let mara = try await town.browser(of: .mara)
        let page = try await mara.get("/plans/\(plan)/register?line=3")
        #expect(page.status == .ok && page.tags("input").filter { $0.contains("name=\"day\"") }.count == 31)
        #expect(page.tags("input").filter { $0.contains("name=\"day\"") && !$0.contains("disabled") }.count == 5)
        let fields = [("line", "3"), ("month", "2025-10-01"), ("day", "13"), ("day", "15")]
        let kept = try await mara.post("/plans/\(plan)/register", form: fields + [("act", "keep")], follow: true)
        #expect(kept.shows("Dienas saglabātas") && kept.tags("input").filter { $0.contains("checked") }.count == 2)
        #expect(
            try await mara.post("/plans/\(plan)/register", form: fields + [("day", "31"), ("act", "keep")]).status
                == .unprocessableContent)
        let sent = try await mara.post("/plans/\(plan)/register", form: fields + [("act", "submit")], follow: true)
        #expect(sent.shows("Kompensācija iesniegta") && sent.shows("4,40 €"))
        #expect(try await mara.get("/plans/\(plan)/register?line=3").shows("Mēnesis ir iesniegts"))
    }

    @Test("what a school's people were told about money is not told to its specialists")
    func specialists() async throws {
        let town = try await Town.running()
        let liene = try await town.browser(of: .liene)
        #expect(!(try await liene.get("/")).body.contains("/compensations"))
        #expect(try await liene.get("/compensations").status == .forbidden)
    }
}

extension Town {
    /// Anna's plan runs: it is a day of October 2025.
    fileprivate static func running(on day: Int = 13) async throws -> Town {
        let town = try await Town.open()
        try await town.country.bring(town.country.anna.plan, to: .inProgress)
        town.country.clock.set(Instant(.cast(2025, 10, day), hour: 10))
        return town
    }
}
