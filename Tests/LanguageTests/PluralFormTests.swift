import Testing

@testable import Language

@Suite("Plural forms")
struct PluralFormTests {
    @Test(
        "LOC-04: Latvian has a form for ten, one for one and one for two",
        arguments: [
            (PluralForm.zero, [0, 10, 11, 12, 19, 20, 30, 100, 111, 112, 1000, -10]),
            (.one, [1, 21, 31, 101, 121, -1]),
            (.other, [2, 9, 22, 29, 102, 109, -2]),
        ])
    func latvian(_ form: PluralForm, _ numbers: [Int]) {
        for number in numbers { #expect(Tongue.lv.pluralForm(number) == form, "\(number)") }
    }

    @Test(
        "LOC-04: decimals",
        arguments: [
            (1, 1, PluralForm.one), (11, 1, .one), (5, 1, .other), (105, 1, .other), (100, 1, .zero), (111, 2, .zero),
            (121, 2, .one), (150, 2, .other),
        ])
    func decimals(_ units: Int, _ places: Int, _ form: PluralForm) {
        #expect(Tongue.lv.pluralForm(units, places: places) == form)
    }

    @Test("English: only 1 is one")
    func english() {
        #expect([0, 1, 2, 11, 21].map { Tongue.en.pluralForm($0) } == [.other, .one, .other, .other, .other])
        #expect(Tongue.en.pluralForm(10, places: 1) == .other)
    }

    @Test(
        "a counted word takes its form",
        arguments: [
            (0, "0 plānu", "0 plans"), (1, "1 plāns", "1 plan"), (2, "2 plāni", "2 plans"),
            (21, "21 plāns", "21 plans"),
            (1211, "1\u{A0}211 plānu", "1,211 plans"),
        ])
    func counted(_ count: Int, _ latvian: String, _ english: String) {
        #expect(Tongue.lv.text("count.plans", count: count) == latvian)
        #expect(Tongue.en.text("count.plans", count: count) == english)
    }
}
