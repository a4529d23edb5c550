/// A word that a learner or guardian says once to confirm what was held. Only its keyed hash is stored.
package struct ConfirmationCode: Hashable, Sendable {
    package enum Holder: String, StoredWord, Sendable {
        case learner
        case guardian
    }

    /// In groups of four letters, as on the slip.
    package let text: String

    /// How many stand on one slip.
    package static let onSlip = 20

    /// A new one: 40 bits by chance, so that guessing is in vain.
    package static func drawn() -> ConfirmationCode {
        let letters = (0..<8).map { _ in Crockford.letters[Int.random(in: 0..<32)] }
        let word = String(decoding: letters, as: UTF8.self)
        return ConfirmationCode(text: "\(word.prefix(4))-\(word.suffix(4))")
    }

    private init(text: String) { self.text = text }

    /// Reads what was typed: capitals, spaces and look-alikes are understood; `nil` for what can be no code.
    package init?(reading typed: String) {
        let letters = typed.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        let digits = letters.compactMap { Crockford.digit(of: $0) }
        guard letters.count == 8, digits.count == 8 else { return nil }
        let word = String(decoding: digits.map { Crockford.letters[$0] }, as: UTF8.self)
        self.init(text: "\(word.prefix(4))-\(word.suffix(4))")
    }
}
