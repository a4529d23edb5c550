import Cast
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

@Suite("Headers")
struct HeaderTests {
    private static let classes = [
        "/sample", "/public/\(PublicFile.style.hash)/style.css", "/health", "/nowhere", "/api/v1/nothing",
        "/download.csv",
    ]

    private func site(_ origin: String) async throws -> TestSite {
        try await TestSite.open(origin: origin) { router in
            router.get("/sample") { request, context in SamplePage(frame: context.frame(of: request)).response() }
            router.get("/download.csv") { _, _ in
                Download(name: "plāni.csv", type: "text/csv; charset=utf-8", bytes: []).response()
            }
        }
    }

    @Test("every class of answer earns an A+ by the table of the MDN Observatory", arguments: classes)
    func grade(_ path: String) async throws {
        let answer = try await site("https://balsts.example.lv").coordinator().get(path)
        let score = Observatory.score(answer)
        #expect(score >= 100, "\(path): \(score)")
    }

    @Test("every answer carries the protective headers, errors too (SEC-20, 22, 23)", arguments: classes)
    func always(_ path: String) async throws {
        let answer = try await site("https://balsts.example.lv").browser().get(path)
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Referrer-Policy") == "same-origin")
        #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
        #expect(answer.header("Cross-Origin-Resource-Policy") == "same-origin")
        #expect(answer.header("Cross-Origin-Embedder-Policy") == "require-corp")
        #expect(answer.header("Strict-Transport-Security") == "max-age=63072000; includeSubDomains")
        #expect(answer.header("Permissions-Policy")?.contains("camera=()") == true)
        #expect(answer.header("Access-Control-Allow-Origin") == nil)
        #expect(answer.header("Server") == nil && answer.header("X-Powered-By") == nil)
        #expect(answer.header("Content-Type")?.hasSuffix("; charset=utf-8") == true)
        #expect(answer.header("Content-Security-Policy")?.contains("unsafe") == false)
    }

    @Test("without TLS there is no HSTS")
    func plain() async throws {
        #expect(try await site(TestSite.origin).browser().get("/sample").header("Strict-Transport-Security") == nil)
    }

    @Test("pages are never stored, files for ever, and downloads cannot act")
    func caching() async throws {
        let browser = try await site(TestSite.origin).browser()
        #expect(try await browser.get("/sample").header("Cache-Control") == "no-store")
        #expect(try await browser.get("/nowhere").header("Cache-Control") == "no-store")
        let file = try await browser.get(PublicFile.style.address.text)
        #expect(file.header("Cache-Control") == "public, max-age=31536000, immutable")
        #expect(try await browser.get("/public/0000000000000000/style.css").status == .notFound)
        let download = try await browser.get("/download.csv")
        #expect(download.header("Content-Security-Policy") == "sandbox; default-src 'none'")
        #expect(
            download.header("Content-Disposition")
                == "attachment; filename=\"download\"; filename*=UTF-8''pl%C4%81ni.csv")
    }

    @Test("over TLS the cookies belong to this host alone (SEC-19)")
    func cookies() async throws {
        let secure = try await site("https://balsts.example.lv").browser().get("/sample").headers[values: .setCookie]
        #expect(secure.count == 1)
        #expect(secure[0].hasPrefix("__Host-balsts-visit="))
        for word in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(secure[0].contains("; " + word)) }
        #expect(!secure[0].contains("Domain"))
        let plain = try await site(TestSite.origin).browser().get("/sample").headers[values: .setCookie]
        #expect(plain[0].hasPrefix("balsts-visit=") && !plain[0].contains("Secure"))
    }
}

extension Visit {
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}
