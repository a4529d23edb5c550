import Testing

@testable import Language

@Suite("The search for names")
struct SearchKeyTests {
    @Test(
        "a name is found without its marks",
        arguments: [
            ("Kalniņš", "kalnins"), ("ĀBOLIŅŠ", "abolins"), ("Ko\u{304}k\u{327}is", "kokis"), ("Yngve", "yngve"),
            ("Straße", "strasse"), ("Łukasz Đoković", "lukasz dokovic"),
            ("  Anna\u{A0} Bērziņa-Kalniņa ", "anna berzina-kalnina"),
            ("O’Brien", "o'brien"), ("Иванов", "иванов"), ("", ""),
        ])
    func folding(_ name: String, _ key: String) {
        #expect(SearchKey.folded(name) == key)
    }

    @Test("a range finds exactly the names that begin with a text")
    func range() {
        let upper = SearchKey.prefixUpperBound("kal")
        let names = ["kak", "kal", "kalnins", "kalžs", "kal漢", "kam", "l"]
        func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
        let found = names.filter { !precedes($0, "kal") && precedes($0, upper) }
        #expect(found == ["kal", "kalnins", "kalžs", "kal漢"])
    }
}
