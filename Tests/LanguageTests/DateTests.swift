import Testing

@testable import Language

@Suite("Dates and times")
struct DateTests {
    @Test("a day is written in four styles")
    func styles() {
        #expect(Tongue.lv.date(2026, 10, 5) == "05.10.2026")
        #expect(Tongue.lv.date(2026, 10, 5, .official) == "05.10.2026.")
        #expect(Tongue.lv.date(2026, 10, 5, .long) == "2026. gada 5. oktobris")
        #expect(Tongue.lv.date(2026, 10, 5, .onDay) == "2026. gada 5. oktobrī")
        #expect(Tongue.en.date(2026, 10, 5, .long) == "5 October 2026")
        #expect(Tongue.en.date(2026, 10, 5, .onDay) == "5 October 2026")
        #expect(Tongue.lv.time(9, 5) == "09:05")
    }

    @Test(
        "UI-11: a day is understood as people type it",
        arguments: [
            ("1.9.26", 2026, 9, 1), ("01.09.2026.", 2026, 9, 1), ("2026-09-01", 2026, 9, 1), ("1/9/2026", 2026, 9, 1),
            (" 1. 9. 2026. ", 2026, 9, 1), ("29.02.2024", 2024, 2, 29), ("15.3.10", 2010, 3, 15),
            ("31.12.99", 1999, 12, 31),
        ])
    func understood(_ text: String, _ year: Int, _ month: Int, _ day: Int) throws {
        let date = try #require(WrittenDate(text))
        #expect((date.year, date.month, date.day) == (year, month, day))
    }

    @Test(
        "what is no day is refused",
        arguments: [
            "", "31.02.2026", "29.2.2025", "0.1.2026", "1.13.2026", "1.9", "1.9.2026.5", "1-9-2026", "1.9.026", "1.9.6",
            "rīt",
            "２.9.2026", "2026-9-1-", "-1.9.2026", "1.9.20266", "99999999999999999999.1.1", "1.9.2026..",
        ])
    func refused(_ text: String) {
        #expect(WrittenDate(text) == nil)
    }
}
