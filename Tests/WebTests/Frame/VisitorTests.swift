import Casework
import Cast
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

@Suite("Who visits")
struct VisitorTests {
    private func address(peer: String, proxies: Set<String>, forwarded: String?) async throws -> String {
        let site = try await TestSite.open(proxies: proxies) { router in
            router.get("/address") { _, context in
                Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: context.remoteAddress ?? "-")))
            }
        }
        let headers: HTTPFields = forwarded.map { [HTTPField.Name.forwardedFor: $0] } ?? [:]
        return try await site.browser(from: peer).get("/address", headers: headers).body
    }

    @Test("only a configured proxy is believed about where a visitor comes from (SEC-27)")
    func proxies() async throws {
        let proxies: Set<String> = ["10.0.0.1", "10.0.0.2"]
        #expect(try await address(peer: "192.0.2.7", proxies: proxies, forwarded: "203.0.113.9") == "192.0.2.7")
        #expect(try await address(peer: "10.0.0.1", proxies: proxies, forwarded: nil) == "10.0.0.1")
        #expect(try await address(peer: "10.0.0.1", proxies: proxies, forwarded: "203.0.113.9") == "203.0.113.9")
        let chain = "1.2.3.4, 203.0.113.9, 10.0.0.2"
        #expect(try await address(peer: "10.0.0.1", proxies: proxies, forwarded: chain) == "203.0.113.9")
    }

    @Test("the language is what was asked, else what was chosen, else what the browser prefers, else Latvian")
    func tongue() async throws {
        let site = try await TestSite.open()
        #expect(try await site.browser().get("/nowhere").body.contains("<html lang=\"lv\">"))
        let english = site.browser(headers: [.acceptLanguage: "en-GB,en;q=0.9,lv;q=0.1"])
        #expect(try await english.get("/nowhere").body.contains("<html lang=\"en\">"))
        #expect(try await english.get("/nowhere?lang=lv").body.contains("<html lang=\"lv\">"))
        #expect(try await english.get("/nowhere").body.contains("<html lang=\"lv\">"))
        #expect(try await english.get("/nowhere?lang=xx").body.contains("<html lang=\"lv\">"))
    }

    @Test("the place of work is one of the own ones and is remembered")
    func place() async throws {
        let site = try await TestSite.open { router in
            router.get("/sample") { request, context in SamplePage(frame: context.frame(of: request)).response() }
        }
        let browser = try await site.coordinator()
        let first = try await browser.get("/sample")
        #expect(first.shows("▸ 2026/27 ▸ 1. sem."))
        let chosen = try await browser.post(
            "/place",
            ["unit": "4113900001", "semester": Semester.ID(number: 20171).description, "next": "/sample?page=2"])
        #expect(chosen.location == "/sample?page=2")
        #expect(try await browser.get("/sample").shows("Priekules vidusskola ▸ 2017/18 ▸ 1. sem."))
        #expect(try await browser.post("/place", ["unit": "4113900005", "semester": ""]).status == .notFound)
        let elsewhere = try await browser.post(
            "/place", ["unit": "4113900003", "semester": "", "next": "//evil.example"])
        #expect(elsewhere.location == "/")
    }
}
