import Testing

@testable import Documents

@Suite("Formulas in exported texts")
struct FormulaGuardTests {
    @Test(
        "SEC-06, VUL-13: a text that a spreadsheet could run is guarded, and reading takes the guard away",
        arguments: [
            "=1+1", "+371 20000000", "-5", "@SUM(A1)", "|cmd", "%x", "\t=1", "\rx", "\nx", " =1", "\u{FEFF}=1",
            "\u{0}=1",
            "\u{7F}=1", "\u{200B}=1", "\u{A0}\u{202E}=1", "＝1", "=cmd|' /C calc'!A0", "'=1", "''=1",
        ])
    func guarded(_ text: String) {
        let guarded = FormulaGuard.guarded(text)
        #expect(Array(guarded.unicodeScalars) == ["'"] + Array(text.unicodeScalars))
        #expect(FormulaGuard.unguarded(guarded) == text)
    }

    @Test(
        "other texts stay as they are",
        arguments: [
            "", "Bērziņa-Kalniņa", "a=b", "5 - 3", "'quoted'", "O'Brien", "12%", "10", "'", "   ",
        ])
    func untouched(_ text: String) {
        #expect(FormulaGuard.guarded(text) == text)
        #expect(FormulaGuard.unguarded(text) == text)
    }
}
