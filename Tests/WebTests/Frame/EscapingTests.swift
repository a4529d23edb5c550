import Testing

@testable import Web

@Suite("Markup")
struct EscapingTests {
    private let name = "<img src=x onerror=alert(1)>\"'&"
    private let shown = "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"

    @Test("a name is shown as text, in an element and in an attribute (SEC-01)")
    func escaped() {
        let page: HTML = "<p title=\"\(name)\">\(name)</p>"
        #expect(page.text == "<p title=\"\(shown)\">\(shown)</p>")
        let attributes: Attributes = ["value": .text(name), "checked": true, "disabled": false, "lang": nil]
        let input: HTML = "<input\(attributes)>"
        #expect(input.text == "<input value=\"\(shown)\" checked>")
    }

    @Test("markup in markup stays markup; numbers, lists and what is missing print themselves")
    func pieces() {
        let inner: HTML = "<b>\(3)</b>"
        let missing: HTML? = nil
        let list: HTML = "<ul>\(each: ["ā", "<"], { "<li>\($0)</li>" })</ul>\(missing)\(inner)"
        #expect(list.text == "<ul><li>ā</li><li>&lt;</li></ul><b>3</b>")
        #expect([inner, inner].joined(by: ", ").text == "<b>3</b>, <b>3</b>")
    }

    @Test("letters of every script pass unchanged, a NUL does not pass")
    func letters() {
        let html: HTML = "\("Ņikita Ļaudams 🌻 „citāts”")|\("a\0b")"
        #expect(html.text == "Ņikita Ļaudams 🌻 „citāts”|a\u{FFFD}b")
    }

    @Test(
        "what a person typed is a link only where it leads to a page (SEC-02)",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\u{1}javascript:alert(1)", " javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "//evil.example", "https:/evil",
            "https://a b", "http://a\nb", "ftp://example.lv", "/plans",
        ])
    func noLink(_ text: String) { #expect(!HTML.link(typed: text).text.contains("<a ")) }

    @Test(
        "an address of the web is a link", arguments: ["https://www.izm.gov.lv/lv", "HTTP://example.lv/?a=1&b=\"2\""])
    func link(_ text: String) {
        let html = HTML.link(typed: text).text
        #expect(html.hasPrefix("<a href=\"") && html.contains("noreferrer"))
        #expect(!html.contains("\"2\""))
    }
}
