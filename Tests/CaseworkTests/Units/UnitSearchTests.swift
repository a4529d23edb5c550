import Cast
import Testing

@testable import Casework

@Suite("Looking for a unit")
struct UnitSearchTests {
    @Test(
        "a school is found by the beginning of any word of any name, without diacritics, or by its number",
        arguments: Engine.available)
    func finds(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        for text in ["kaletu", "KALĒTU", "maksl", "muzikas kal", "kaletu pamatskola", "4113900002", "mūz."] {
            let (hits, total) = try await map.units.search(
                UnitSearch(text, level: .institution), on: try map.day("2024-03-01"), as: .operator)
            #expect(hits.map(\.unit.code) == [School.kaleti], "\(text)")
            #expect(total == 1)
            #expect(hits.first?.unit.name == "Kalētu Mūzikas un mākslas pamatskola")
            #expect(hits.first?.parent?.name == "Dienvidkurzemes novads")
        }
    }

    @Test("a former name leads to the school of today and is shown", arguments: Engine.available)
    func formerName(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        let (hits, _) = try await map.units.search(UnitSearch("purmsatu"), on: try map.day("2024-03-01"), as: .operator)
        #expect(hits.map(\.unit.name) == ["Mežupes pamatskola"])
        #expect(hits.map(\.otherName) == ["Purmsātu speciālā internātpamatskola"])
    }

    @Test("signs of the search language are letters like any others", arguments: Engine.available)
    func signs(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        for text in ["100%", "k_letu", "a'b", "\\", "%aletu"] {
            let found = try await map.units.search(UnitSearch(text), on: try map.day("2024-03-01"), as: .operator)
            #expect(found.total == 0, "\(text)")
        }
    }

    @Test("a page shows a part in the Latvian order and tells how many there are", arguments: Engine.available)
    func pages(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        let day = try map.day("2024-03-01")
        let (hits, total) = try await map.units.search(
            UnitSearch(level: .municipality, includingClosed: false, limit: 3, offset: 1), on: day, as: .operator)
        #expect(total == 43)
        #expect(hits.map(\.unit.name) == ["Alūksnes novads", "Augšdaugavas novads", "Ādažu novads"])
        let within = try await map.units.search(
            UnitSearch(within: "LV-112", includingClosed: false), on: day, as: .operator)
        #expect(within.total == 5)
    }
}
