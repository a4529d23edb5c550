import Testing

@testable import Casework

@Suite("Personal code")
struct PersonalCodeTests {
    @Test(
        "an old code with a day and a check digit is read",
        arguments: [
            "161175-19997", "111111-11111", "111111-11410", "010180-15097", "290758-10403", "180565-05610",
            "280638-19406", "290212-29381", "211244-14874", "290156-11605", "140761-19428", "120768-18764",
            "030468-12236", "180983-11400", "210903-22452", "070162-11374",
            // The remainder 10 becomes the digit 0.
            "061193-06460", "060287-06450", "150310-00090", "290212-06850",
        ])
    func old(_ written: String) throws {
        let code = try PersonalCode(reading: written)
        #expect(code.kind == .dated)
        #expect(code.printed == written)
    }

    @Test(
        "a new code is read whatever its last digit",
        arguments: ["328673-00679", "325035-11782", "328673-00677", "339999-12345", "391234-56789"])
    func new(_ written: String) throws { #expect(try PersonalCode(reading: written).kind == .random) }

    @Test(
        "a wrong code says what is wrong with it",
        arguments: [
            ("161375-19997", PersonalCode.Flaw.noSuchDay), ("290211-21234", .noSuchDay),
            ("161175-19998", .wrongCheckDigit), ("310000-12345", .noSuchDay), ("300000-12345", .noSuchDay),
            ("161175-39997", .noSuchDay), ("", .notElevenDigits), ("161175-1999", .notElevenDigits),
            ("161175-199977", .notElevenDigits), ("16117A-19997", .notElevenDigits), ("１６１１７５-19997", .notElevenDigits),
            ("TMP-4F7K-9Q2", .notTemporary), ("TMP-4F7K-9Q2U", .notTemporary),
        ])
    func wrong(_ written: String, _ flaw: PersonalCode.Flaw) {
        #expect(throws: flaw) { try PersonalCode(reading: written) }
    }

    @Test(
        "one code is read in every way in which it is written",
        arguments: [
            "161175 19997", "16117519997", "PK:16117519997", "pk: 161175-19997", "PNOLV-161175-19997",
            "161175\u{00A0}19997", "161175–19997", "161175\u{2011}19997", "161175\u{2212}19997", " 161175 - 19997\t",
            "\u{FEFF}161175-19997",
        ])
    func written(_ text: String) throws { #expect(try PersonalCode(reading: text).text == "16117519997") }

    @Test("a masked code shows its last two digits and nothing else")
    func masked() throws {
        #expect(try PersonalCode(reading: "161175-19997").masked == "••••••-•••97")
        #expect(try PersonalCode(reading: "TMP-4F7K-9Q2M").masked == "TMP-••••-••2M")
    }

    @Test("a temporary code is read back as it was printed, look-alike letters too")
    func temporary() throws {
        for _ in 0..<100 {
            let code = PersonalCode.temporary()
            #expect(code.kind == .temporary)
            #expect(try PersonalCode(reading: code.printed.lowercased()) == code)
        }
        #expect(try PersonalCode(reading: "TMP-OIL0-0000") == PersonalCode(reading: "TMP-0110-0000"))
    }

    @Test("ten thousand random texts are read or refused, none ends the program")
    func random() {
        let letters = Array("0123456789-PKTMNOLV: \u{0301}ā–🙂\n")
        for _ in 0..<10_000 {
            let text = String((0..<Int.random(in: 0...20)).compactMap { _ in letters.randomElement() })
            guard let code = try? PersonalCode(reading: text) else { continue }
            #expect((try? PersonalCode(reading: code.printed)) == code)
        }
    }
}
