import Foundation
import Testing

@testable import Language

@Suite("The Latvian order of names")
struct SortKeyTests {
    private func sorted(_ names: [String]) -> [String] {
        names.sorted { SortKey.bytes(for: $0).lexicographicallyPrecedes(SortKey.bytes(for: $1)) }
    }

    @Test("LOC-01: long vowels and soft consonants are letters of their own")
    func order() {
        let names = """
            Abols Ābele Āboliņš Bērziņš Cīrulis Czerny Čakste Čivčs Grāvītis Gulbis Ģibietis Ivanovs Ivars Yngve Īvāns \
            Jansons Kalniņš Kļaviņa Ķirsis Liepa Ļaudams Nākums Ņikitins Ošs Õun Ozols Pētersons Rozītis Rudzītis \
            Ŗudzītis Sproģis Strautiņš Szabo Šmits Upītis Ūdris zariņš Zariņš Zālīte Zvirbulis Žagars
            """.split(separator: " ").map(String.init)
        #expect(sorted(names.reversed()) == names)
    }

    @Test("LOC-02: space, hyphen and apostrophe come before letters")
    func signs() {
        let names = [
            "bērziņa", "Bērziņa", "Bērziņa Anna", "Bērziņa Kalniņa", "Bērziņa-Anna", "Bērziņa-Kalniņa",
            "Bērziņakalniņa", "O'Brien", "O’Brien", "Obriens",
        ]
        #expect(sorted(names.reversed()) == names)
    }

    @Test("LOC-03: the order is the one of ICU")
    func oracle() {
        #expect(sorted(LatvianOrder.names.shuffled()) == LatvianOrder.names)
        #expect(LatvianOrder.names.count == 400)
    }

    @Test("LOC-03: two texts have one key only when they are the same text")
    func totality() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Seeded(seed: seed)
        let letters = Array("aāĀbcčeēgģiyīkķlļnņoōsšßzž -.'’1 \u{304}\u{327}\u{0}æđж漢".unicodeScalars)
        let names = (0..<2000).map { _ in
            String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in
                        letters.randomElement(using: &random) ?? "a"
                    }))
        }
        let keys = Set(names.map { SortKey.bytes(for: $0) })
        // Swift's own equality is the canonical one.
        #expect(keys.count == Set(names).count, "seed \(seed)")
    }

    @Test("both forms of a composed letter give one key, and every key begins with the version")
    func composition() {
        #expect(SortKey.bytes(for: "Ko\u{304}k\u{327}is") == SortKey.bytes(for: "Kōķis"))
        #expect(SortKey.bytes(for: "").first == SortKey.version)
    }

    @Test("other alphabets follow the Latvian one, other signs precede the digits")
    func foreign() {
        #expect(
            sorted(["Žans", "Иванов", "★", "1. grupa", "„Saulīte”"]) == [
                "„Saulīte”", "★", "1. grupa", "Žans", "Иванов",
            ])
    }
}

struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
