import Casework
import Cast
import HTTPTypes
import Hummingbird
import Language
import Testing

@testable import Web

@Suite("Error pages")
struct ErrorPageTests {
    private struct Leak: Error, CustomStringConvertible {
        let description = "SELECT code FROM person WHERE code = '150310-04111'"
    }

    private func site(_ error: any Error & Sendable) async throws -> TestSite {
        try await TestSite.open { router in
            router.get("/trouble") { _, _ -> Response in throw error }
            router.get("/trouble.json") { _, _ -> Response in throw error }
        }
    }

    private static let cases: [(any Error & Sendable, Int)] = [
        (Rejection.notFound, 404), (Rejection.notAllowed(Message("error.403.next")), 403),
        (Rejection.invalid("name", "error.field.missing"), 422), (Rejection.conflict("error.409.next"), 409),
        (Rejection.stale, 409), (Rejection.tooMany(seconds: 21), 429), (Rejection.unavailable, 503),
        (Rejection.broken("column person.code: 150310-04111"), 500), (Leak(), 500), (Refusal.malformed, 400),
        (HTTPError(.notFound, message: "150310-04111"), 404), (CancellationError(), 500),
    ]

    @Test("each refusal has its status and its page, and no page tells the error (SEC-68)", arguments: cases.indices)
    func pages(_ index: Int) async throws {
        let (error, status) = Self.cases[index]
        let browser = try await site(error).browser()
        for path in ["/trouble", "/trouble.json"] {
            let answer = try await browser.get(path)
            #expect(answer.status.code == status)
            #expect(!answer.body.contains("150310") && !answer.body.contains("SELECT") && !answer.body.contains("Leak"))
            #expect(!answer.text.contains("error."), "a text is missing: \(answer.text)")
            if status == 500 { #expect(answer.body.contains(try #require(answer.header("X-Request-Id")))) }
        }
    }

    @Test("programs get a problem document")
    func problems() async throws {
        let answer = try await site(Rejection.invalid("name", "error.field.missing")).browser().get("/trouble.json")
        #expect(answer.header("Content-Type") == "application/problem+json; charset=utf-8")
        #expect(answer.body.contains("\"field\":\"name\"") && answer.body.contains("\"status\":422"))
    }

    @Test("an unknown address and an unknown thing look the same")
    func same() async throws {
        let browser = try await site(Rejection.notFound).browser()
        #expect(try await browser.get("/nowhere").text == browser.get("/trouble").text)
    }

    @Test("one is told how long to wait")
    func wait() async throws {
        let answer = try await site(Rejection.tooMany(seconds: 21)).browser().get("/trouble")
        #expect(answer.header("Retry-After") == "21" && answer.shows("21 sekundes"))
    }

    @Test("a look-up of the session that fails lets nobody through")
    func session() async throws {
        let broken: Site.SessionLoad = { _, _ in throw Leak() }
        let site = try await TestSite.open(signedIn: broken) { router in
            router.get("/secret") { _, _ in Response(status: .ok) }
        }
        let browser = site.browser()
        await browser.setCookie("balsts", "x")
        let answer = try await browser.get("/secret")
        #expect(answer.status == .internalServerError && !answer.body.contains("SELECT"))
    }

    @Test("who must sign in is led there and back")
    func signIn() async throws {
        let site = try await TestSite.open { router in
            router.get("/sample") { _, context in
                _ = try context.viewer
                return Response(status: .ok)
            }
        }
        let answer = try await site.browser().get("/sample?page=2")
        #expect(answer.status == .seeOther)
        #expect(answer.location == "/sign-in?next=%2Fsample%3Fpage%3D2")
        #expect(try await site.coordinator().get("/sample").status == .ok)
    }

    @Test("a known address says what may be done there, an unknown method is none of ours (SEC-28)")
    func methods() async throws {
        let browser = try await site(Rejection.notFound).browser()
        let post = try await browser.post("/trouble")
        #expect(post.status == .methodNotAllowed && post.header("Allow") == "GET, HEAD")
        #expect(try await browser.send(.delete, "/trouble").status == .methodNotAllowed)
        #expect(try await browser.send(.trace, "/trouble").status == .notImplemented)
        let brew = try #require(HTTPRequest.Method("BREW"))
        #expect(try await browser.send(brew, "/trouble").status == .notImplemented)
        #expect(try await browser.send(.head, "/health").status == .ok)
        let override: HTTPFields = [try #require(HTTPField.Name("X-HTTP-Method-Override")): "POST"]
        #expect(try await browser.send(.get, "/health?_method=DELETE", headers: override).status == .ok)
    }
}
