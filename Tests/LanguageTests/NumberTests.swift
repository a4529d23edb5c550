import Testing

@testable import Language

@Suite("Numbers and money")
struct NumberTests {
    @Test(
        "thousands are grouped and decimals marked in the manner of the language",
        arguments: [
            (0, 0, "0", "0"), (999, 0, "999", "999"), (1234, 0, "1 234", "1,234"),
            (39_812_376, 0, "39 812 376", "39,812,376"),
            (-1234, 0, "-1 234", "-1,234"), (5, 2, "0,05", "0.05"), (-5, 2, "-0,05", "-0.05"),
            (123450, 2, "1 234,50", "1,234.50"),
        ])
    func decimals(_ units: Int, _ places: Int, _ latvian: String, _ english: String) {
        #expect(Tongue.lv.decimal(units, places: places) == latvian.replacing(" ", with: "\u{A0}"))
        #expect(Tongue.en.decimal(units, places: places) == english)
    }

    @Test("money stands with its sign")
    func money() {
        #expect(Tongue.lv.money(cents: 123450) == "1\u{A0}234,50\u{A0}€")
        #expect(Tongue.en.money(cents: 123450) == "€1,234.50")
        #expect(Tongue.en.money(cents: -5) == "-€0.05")
        #expect(Tongue.lv.money(cents: Int64.min).hasPrefix("-92"))
    }

    @Test(
        "a share is rounded half up, and of nothing there is none",
        arguments: [
            (1, 8, 0, "13%"), (1, 8, 1, "12,5%"), (1, 3, 1, "33,3%"), (2, 3, 1, "66,7%"), (0, 5, 1, "0,0%"),
            (5, 5, 1, "100,0%"),
            (1, 0, 1, "–"), (1, 2000, 1, "0,1%"),
        ])
    func percent(_ part: Int, _ whole: Int, _ places: Int, _ text: String) {
        #expect(Tongue.lv.percent(part, of: whole, places: places) == text)
    }

    @Test("a measured value is rounded, and what is no number is a dash")
    func measured() {
        #expect(Tongue.lv.decimal(0.126, places: 2) == "0,13")
        #expect(Tongue.en.decimal(Double.nan, places: 2) == "–")
        #expect(Tongue.en.decimal(Double.infinity, places: 2) == "–")
    }

    @Test(
        "an amount is understood as people type it",
        arguments: [
            ("1 234,50", 123450), ("1\u{A0}234,50 €", 123450), ("1234.5", 123450), ("€ 12", 1200), ("1.234,50", 123450),
            ("1,234.50", 123450), ("1.234.567", 123_456_700), ("0,05", 5), (",5", 50), ("-3,20", -320), ("−3,20", -320),
            ("12 EUR", 1200), ("1,234,567.89", 123_456_789),
        ])
    func understood(_ text: String, _ cents: Int64) {
        #expect(WrittenNumber.cents(text) == cents)
    }

    @Test(
        "an amount that could mean two things, or nothing, is refused",
        arguments: [
            "", "€", "1,234", "1.234", "1,2345", "12,", "1,2,3", "1.23,4.5", "12a", "--1", "1e3", "١٢",
            "999999999999999999999",
            "12.34.56",
        ])
    func refused(_ text: String) {
        #expect(WrittenNumber.cents(text) == nil)
    }

    @Test("whole numbers and tenths")
    func others() {
        #expect(WrittenNumber.whole("1 234") == 1234)
        #expect(WrittenNumber.whole("1,5") == nil)
        #expect(WrittenNumber.units("1,5", places: 1) == 15)
        #expect(WrittenNumber.units("2", places: 1) == 20)
    }
}
