import Language

extension PersonalCode {
    /// Why a text is no code; each case says what its writer can do about it.
    package enum Flaw: Error, Equatable, Sendable {
        case notElevenDigits
        case noSuchDay
        /// Only old codes have a digit that is checked.
        case wrongCheckDigit
        case notTemporary
    }

    /// Reads a code as people and other systems write it: with or without hyphen, spaces, `PK:`, `PNOLV-`.
    package init(reading written: String) throws(Flaw) {
        let text = PersonalCode.stripped(written)
        if text.hasPrefix("TMP") {
            let letters = text.dropFirst(3).utf8.compactMap { Crockford.digit(of: $0).map { Crockford.letters[$0] } }
            guard letters.count == 8, text.utf8.count == 11 else { throw .notTemporary }
            self.init(text: "TMP-" + String(decoding: letters, as: UTF8.self).uppercased(), kind: .temporary)
            return
        }
        let digits = text.utf8.compactMap { (0x30...0x39).contains($0) ? Int($0) - 0x30 : nil }
        guard digits.count == 11, text.utf8.count == 11 else { throw .notElevenDigits }
        if digits[0] == 3, digits[1] >= 2 {
            self.init(text: text, kind: .random)
            return
        }
        guard PersonalCode.hasDay(digits) else { throw .noSuchDay }
        guard PersonalCode.checkDigit(digits) == digits[10] else { throw .wrongCheckDigit }
        self.init(text: text, kind: .dated)
    }

    /// Without prefix, spaces, dots and every sort of hyphen, in capital letters. Longer texts than any code are cut,
    /// which leaves them wrong.
    private static func stripped(_ written: String) -> String {
        var text = ""
        for scalar in written.unicodeScalars.prefix(64) {
            let isSeparator =
                switch scalar.properties.generalCategory {
                case .spaceSeparator, .dashPunctuation, .control, .format: true
                default: scalar == "." || scalar == ":" || scalar == "\u{2212}"
                }
            if !isSeparator { text.unicodeScalars.append(scalar) }
        }
        text = text.uppercased()
        for prefix in ["PNOLV", "PK"] where text.hasPrefix(prefix) { return String(text.dropFirst(prefix.count)) }
        return text
    }

    /// Seventh digit 0, 1, 2 = born in 18xx, 19xx, 20xx.
    private static func hasDay(_ digits: [Int]) -> Bool {
        guard digits[6] <= 2 else { return false }
        let year = 1800 + digits[6] * 100 + digits[4] * 10 + digits[5]
        return Day(year: year, month: digits[2] * 10 + digits[3], day: digits[0] * 10 + digits[1]) != nil
    }

    private static func checkDigit(_ digits: [Int]) -> Int {
        let weights = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9]
        return (1 + zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }) % 11 % 10
    }
}

extension PersonalCode.Flaw {
    /// What the writer can do about it.
    package var message: Message {
        switch self {
        case .notElevenDigits: "person.problem.code_digits"
        case .noSuchDay: "person.problem.code_day"
        case .wrongCheckDigit: "person.problem.code_check_digit"
        case .notTemporary: "person.problem.code_temporary"
        }
    }
}
