import Casework
import Language
import Testing

@testable import Web

@Suite("Forms")
struct FormTests {
    private func form(_ text: String) throws -> SentForm { try SentForm(body: Array(text.utf8)) }

    @Test("fields are read as they were typed, in one form of Unicode and with plain line breaks")
    func read() throws {
        let form = try form("name=+A%CC%84na+&text=a%0D%0Ab%0Dc&risk=L01&risk=L02&empty=&flag")
        #expect(form.text("name") == "Āna")
        #expect(form["text"] == "a\nb\nc")
        #expect(form.list("risk") == ["L01", "L02"])
        #expect(form.text("empty") == nil && form.contains("flag") && !form.contains("other"))
        #expect(form.names == ["name", "text", "risk", "empty", "flag"])
        #expect(Array(form["name"].unicodeScalars).count == 5)
    }

    @Test(
        "what no browser sends is refused whole",
        arguments: [
            "a=%", "a=%4", "a=%zz", "a=%ff", "a=%c3%28", "a=%ED%A0%80", "a=%00", "a%00=1", "=1", "a=1&&b=2", "&a=1",
        ])
    func malformed(_ text: String) { #expect(throws: Refusal.malformed) { try form(text) } }

    @Test("bytes that are no UTF-8 are refused also without a percent sign")
    func rawBytes() { #expect(throws: Refusal.malformed) { try SentForm(body: [0x61, 0x3D, 0xFF]) } }

    @Test("two thousand fields are a form, one more is not")
    func manyFields() throws {
        let fields = Array(repeating: "a=1", count: 2_000).joined(separator: "&")
        #expect(try form(fields).list("a").count == 2_000)
        #expect(throws: Refusal.malformed) { try form(fields + "&a=1") }
    }

    @Test("random bytes are read or refused, and never end the program")
    func random() {
        var numbers = SystemRandomNumberGenerator()
        let letters = Array("ab=&%+0F\u{0}ā".utf8) + [0xFF, 0xC3]
        for _ in 0..<20_000 {
            let body = (0..<Int.random(in: 0...24, using: &numbers)).map { _ in letters.randomElement() ?? 0 }
            _ = try? SentForm(body: body)
        }
    }

    @Test("problems are gathered in the order of the form")
    func problems() throws {
        var reading = Reading(try form("sum=1+234%2C50&day=31.2.2026&count=9&shape=round&born=1.9.26"))
        #expect(reading.money("sum") == Euro(cents: 123_450))
        #expect(reading.day("born") == Day(year: 2026, month: 9, day: 1))
        #expect(reading.text("name", required: "name.missing") == nil)
        #expect(reading.day("day") == nil)
        #expect(reading.number("count", in: 0...6) == nil)
        #expect(reading.choice("shape", of: Chip.Shape.self) == nil)
        #expect(reading.problems.map(\.field) == ["name", "day", "count", "shape"])
        #expect(throws: Rejection.invalid(reading.problems)) { try reading.finish() }
    }

    @Test("a text is measured in letters and in bytes")
    func length() throws {
        var reading = Reading(
            SentForm([("a", String(repeating: "ā", count: 200)), ("b", "a" + String(repeating: "\u{301}", count: 900))])
        )
        #expect(reading.text("a") != nil)
        #expect(reading.text("b") == nil)
    }

    @Test("an address is asked once for each thing, in words that the route knows")
    func query() throws {
        let query = try Query(parsing: "sort=code&page=2&lang=en")
        #expect(try query.page() == 2)
        try query.allow("sort", "page")
        #expect(throws: Refusal.malformed) { try query.allow("page") }
        #expect(throws: Refusal.malformed) { try Query(parsing: "a=1&a=2").one("a") }
        #expect(throws: Refusal.malformed) { try Query(parsing: "page=0").page() }
        for attack in ["(select%201)", "code%27", "code;--", "CODE", "%5c"] {
            #expect(throws: Refusal.malformed) {
                try Query(parsing: "sort=\(attack)").choice("sort", of: Chip.Shape.self)
            }
        }
    }
}
