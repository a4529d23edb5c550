import Casework
import Cast
import Foundation
import Hummingbird
import Language
import Testing

@testable import Web

@Suite("Layout")
struct LayoutTests {
    private func site() async throws -> TestSite {
        try await TestSite.open { router in
            router.get("/sample") { request, context in SamplePage(frame: context.frame(of: request)).response() }
            router.get("/wrong") { request, context in
                let form = SentForm([
                    ("surname", "<b>Kalniņš</b>"), ("risks", "Zemi mācību sasniegumi"), ("answer", "b"),
                    ("planned", "12,"),
                ])
                return SamplePage(
                    frame: context.frame(of: request), form: form,
                    problems: [
                        Problem("surname", "error.field.missing"), Problem("answer", "error.field.choice"),
                        Problem(nil, "error.409.next"),
                    ]
                ).response()
            }
        }
    }

    @Test(
        "every page is well-formed, in both languages, and has all its texts",
        arguments: ["/sample", "/wrong", "/nowhere", "/sample?page=2"])
    func wellFormed(_ path: String) async throws {
        for browser in [try await site().browser(), try await site().coordinator()] {
            for tongue in Tongue.allCases {
                let address = path + (path.contains("?") ? "&" : "?") + "lang=\(tongue.rawValue)"
                let page = try await browser.get(address)
                #expect(Markup(page.body).faults == [])
                #expect(page.body.hasPrefix("<!doctype html>\n<html lang=\"\(tongue.rawValue)\">"))
                for word in ["layout.", "error.", "frame.", "action.", "word."] {
                    #expect(!page.text.contains(word), "a text is missing: \(word)")
                }
            }
        }
    }

    @Test("what is wrong stands on top with a link to its field, at the field, and in the title; the input is kept")
    func problems() async throws {
        let page = try await site().coordinator().get("/wrong")
        #expect(page.status == .unprocessableContent)
        #expect(page.body.contains("<title>Kļūda: Individuālais"))
        #expect(page.links.contains("#surname") && page.links.contains("#answer"))
        #expect(page.field("surname") == "<b>Kalniņš</b>")
        #expect(page.tags("input").contains { $0.contains("value=\"b\" checked") })
        #expect(page.body.contains("aria-invalid=\"true\""))
    }

    @Test("what was done is told once, in a sentence of ours")
    func done() async throws {
        let browser = try await site().coordinator()
        #expect(try await !browser.get("/sample?done=no.such.thing").body.contains("class=\"notice\""))
        #expect(try await !browser.get("/sample?done=%3Cb%3E").body.contains("class=\"notice\""))
    }

    @Test("a page weighs less than 100 kilobytes and is made within two milliseconds")
    func weight() throws {
        let page = SamplePage(frame: Frame(tongue: .lv, now: TestSite.now))
        #expect(page.document.bytes.count < 100_000)
        let time = ContinuousClock().measure { for _ in 0..<20 { _ = page.document } }
        #expect(time / 20 < .milliseconds(20), "\(time / 20)")
    }

    @Test(
        "pages for looking at are written into a folder",
        .enabled(if: ProcessInfo.processInfo.environment["BALSTS_PAGES"] != nil))
    func write() async throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["BALSTS_PAGES"] ?? "")
        let (visitor, coordinator) = (try await site().browser(), try await site().coordinator())
        for (name, browser, path) in [
            ("sample", coordinator, "/sample"), ("wrong", coordinator, "/wrong"), ("trouble", coordinator, "/nowhere"),
            ("visitor", visitor, "/nowhere"), ("english", coordinator, "/sample?lang=en"),
        ] {
            let page = try await browser.get(path).body
            try page.replacing(/\/public\/[0-9a-f]{16}\//, with: "").write(
                to: folder.appending(path: name + ".html"), atomically: true, encoding: .utf8)
        }
        for file in PublicFile.all { try Data(file.bytes).write(to: folder.appending(path: file.name)) }
    }
}
