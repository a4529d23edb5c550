import Language
import Testing

@testable import Casework

@Suite("Names of people")
struct PersonNameTests {
    @Test(
        "letters of any script, apostrophes, hyphens and spaces are names",
        arguments: [
            ("Anna", "Bērziņa"), ("Līga Marija", "Kalniņa-Ozoliņa"), ("Seán", "O'Brien"), ("Жанна", "Иванова"),
            ("Олена", "Лук’яненко"), ("明", "李"), ("X", String(repeating: "ā", count: 200)),
        ])
    func accepted(_ given: String, _ surname: String) throws {
        #expect(try PersonName(given: given, surname: surname).full == "\(given) \(surname)")
    }

    @Test(
        "what is no name is refused with a word on each field",
        arguments: [
            ("", "missing"), ("   ", "missing"), (String(repeating: "a", count: 201), "long"), ("A1", "letters"),
            ("<b>", "letters"), ("--", "letters"), ("Anna\u{0000}", "letters"), ("Anna\u{202E}", "letters"),
            ("a" + String(repeating: "\u{0301}", count: 900), "long"),
        ])
    func refused(_ name: String, _ flaw: String) {
        let problems = [
            Problem("given_name", .init("person.given_name.\(flaw)")),
            Problem("surname", .init("person.surname.\(flaw)")),
        ]
        #expect(throws: Rejection.invalid(problems)) { try PersonName(given: name, surname: name) }
    }

    @Test("a letter is the same composed and decomposed, and slips of the space bar are forgiven")
    func tidied() throws {
        let name = try PersonName(given: "  Anna  Marija ", surname: "Be\u{0304}rzin\u{0327}a")
        #expect(Array(name.surname.utf8) == Array("Bērziņa".utf8))
        #expect(name.given == "Anna Marija")
    }
}
