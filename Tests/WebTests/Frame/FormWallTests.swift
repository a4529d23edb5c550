import Cast
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

@Suite("Forms from elsewhere")
struct FormWallTests {
    private func site() async throws -> TestSite {
        try await TestSite.open { router in
            router.get("/form") { request, context in SamplePage(frame: context.frame(of: request)).response() }
            router.post("/form") { _, context in
                Response(
                    status: .ok,
                    body: ResponseBody(byteBuffer: ByteBuffer(string: context.form.names.joined(separator: ","))))
            }
        }
    }

    @Test("a form of our own page is taken, and the routes do not see its token")
    func own() async throws {
        let browser = try await site().browser()
        _ = try await browser.get("/form")
        let answer = try await browser.post("/form", ["name": "Anna"])
        #expect(answer.status == .ok && answer.body == "name")
    }

    @Test("a form without a token, or with another visitor's, is refused (SEC-24)")
    func token() async throws {
        let site = try await site()
        let (browser, other) = (site.browser(), site.browser())
        #expect(try await browser.post("/form", ["name": "Anna"]).status == .forbidden)
        let foreign = try #require(try await other.get("/form").field("csrf"))
        _ = try await browser.get("/form")
        #expect(try await browser.post("/form", ["csrf": foreign]).status == .forbidden)
        #expect(try await browser.post("/form", ["csrf": String(repeating: "0", count: 64)]).status == .forbidden)
        #expect(try await browser.post("/form", ["csrf": ""]).status == .forbidden)
    }

    @Test("what comes from another site is refused, token or not", arguments: ["cross-site", "same-site", "none", "x"])
    func otherSite(_ word: String) async throws {
        let browser = try await site().browser()
        _ = try await browser.get("/form")
        #expect(try await browser.post("/form", headers: [HTTPField.Name.fetchSite: word]).status == .forbidden)
    }

    @Test(
        "a browser that does not say where from must say its origin",
        arguments: [
            (TestSite.origin, 200), ("http://127.0.0.1:8080.evil.example", 403), ("https://127.0.0.1:8080", 403),
            ("null", 403), ("", 403),
        ])
    func origin(_ origin: String, _ status: Int) async throws {
        let browser = try await site().browser()
        _ = try await browser.get("/form")
        let headers: HTTPFields = [HTTPField.Name.fetchSite: "", .origin: origin]
        #expect(try await browser.post("/form", headers: headers).status.code == status)
    }

    @Test("only forms are read, and not the long ones (SEC-56)")
    func limits() async throws {
        let browser = try await site().browser()
        let headers: HTTPFields = [
            HTTPField.Name.fetchSite: "same-origin", .contentType: "application/x-www-form-urlencoded",
        ]
        let long = [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
        #expect(try await browser.send(.post, "/form", headers: headers, body: long).status == .contentTooLarge)
        var unsaid = headers
        unsaid[.contentLength] = "5"
        #expect(try await browser.send(.post, "/form", headers: unsaid, body: long).status == .contentTooLarge)
        #expect(
            try await browser.send(.post, "/form", headers: headers, body: Array("a=%ff".utf8)).status == .badRequest)
        for type in ["text/plain", "application/json", "multipart/form-data; boundary=x"] {
            var other = headers
            other[.contentType] = type
            #expect(
                try await browser.send(.post, "/form", headers: other, body: [0x61]).status == .unsupportedMediaType)
        }
        #expect(try await browser.get("/form").status == .ok)
    }

    @Test("a token of an earlier session is worth nothing in the next")
    func session() async throws {
        let site = try await site()
        let visitor = site.browser()
        let before = try #require(try await visitor.get("/form").field("csrf"))
        let signedIn = try await site.coordinator()
        let after = try #require(try await signedIn.get("/form").field("csrf"))
        #expect(before != after)
        #expect(try await signedIn.post("/form", ["csrf": before]).status == .forbidden)
        #expect(try await signedIn.post("/form", ["csrf": after]).status == .ok)
    }
}
