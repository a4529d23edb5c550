import Testing

@testable import Documents

@Suite("Account numbers")
struct IBANTests {
    @Test(
        "numbers of the registry's examples are right",
        arguments: [
            "LV80BANK0000435195001", "LV97HABA0012345678910", "EE382200221020145685", "LT121000011101001000",
            "DE89370400440532013000", "MT84MALT011000012345MTLCAST001S", "NO9386011117947",
            "FR1420041010050500013M02606",
            "GB29NWBK60161331926819", "SM86U0322509800000000270100",
        ])
    func right(_ text: String) throws {
        #expect(try IBAN(text).description == text)
        #expect(try IBAN(text.lowercased()) == IBAN(IBAN(text).grouped))
    }

    @Test("blanks, hyphens and small letters do no harm; the number is shown in fours")
    func typed() throws {
        let number = try IBAN(" lv80 bank-0000 4351\u{A0}9500.1 ")
        #expect(number.description == "LV80BANK0000435195001")
        #expect(number.grouped == "LV80 BANK 0000 4351 9500 1")
    }

    @Test(
        "a wrong number is refused with what is wrong",
        arguments: [
            ("LV81BANK0000435195001", IBAN.Fault.checkDigits), ("LV80BANK0000435195010", .checkDigits),
            ("LV08BANK0000435195001", .checkDigits), ("LV80BANK000043519500", .length(expected: 21)),
            ("LV80BANK00004351950011", .length(expected: 21)), ("LV80B4NK0000435195001", .malformed),
            ("BR1800360305000010009795493C1", .country("BR")), ("XX80BANK0000435195001", .country("XX")),
            ("", .malformed), ("LV", .malformed), ("80LVBANK0000435195001", .malformed),
            ("LV80BANK00004351950ā1", .malformed), ("LV80BANK000043519500１", .malformed),
            ("LVA0BANK0000435195001", .malformed), (String(repeating: "L", count: 10_000), .malformed),
        ])
    func wrong(_ text: String, _ fault: IBAN.Fault) {
        #expect(throws: fault) { try IBAN(text) }
    }

    @Test("one wrong digit or two neighbours that changed places are always noticed")
    func everyTypingError() throws {
        let right = Array("LV80BANK0000435195001")
        for place in 4..<right.count {
            for other in right[place].isNumber ? "0123456789" : "ABCXYZ" where other != right[place] {
                var text = right
                text[place] = other
                #expect(throws: IBAN.Fault.self, "\(String(text))") { try IBAN(String(text)) }
            }
            var swapped = right
            swapped.swapAt(place - 1, place)
            if swapped != right { #expect(throws: IBAN.Fault.self, "\(String(swapped))") { try IBAN(String(swapped)) } }
        }
    }

    @Test("a bank's code has 8 or 11 signs")
    func banks() {
        #expect(BIC("habalv22")?.description == "HABALV22")
        #expect(BIC("TRELLV22XXX") != nil)
        for text in ["", "HABALV2", "HABALV222", "HABA1V22", "HABALV22XX", "HABALV22XXXX", "HĀBALV22"] {
            #expect(BIC(text) == nil, "\(text)")
        }
    }
}
