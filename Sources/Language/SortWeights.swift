import Foundation

/// The weights behind `SortKey`. Changing any of them needs a new `SortKey.version`.
enum SortWeights {
    // Cases.
    static let lower: UInt8 = 1
    static let upper: UInt8 = 2
    static let sharp: UInt8 = 3

    // Accents, in the order of CLDR.
    static let plain: UInt8 = 1
    static let stroke: UInt8 = 12
    static let otherAccent: UInt8 = 20
    static let accents: [Unicode.Scalar: UInt8] = [
        "\u{301}": 2, "\u{300}": 3, "\u{306}": 4, "\u{302}": 5, "\u{30C}": 6, "\u{30A}": 7, "\u{308}": 8, "\u{30B}": 9,
        "\u{303}": 10, "\u{307}": 11, "\u{327}": 13, "\u{328}": 14, "\u{304}": 15,
    ]

    /// Space, hyphen, full stop and apostrophe come before digits and letters. What stands together here is one sign
    /// in several forms.
    static let punctuation: [Unicode.Scalar: (letter: UInt8, variant: UInt8)] = {
        let signs = [
            " \u{A0}\u{202F}\u{2009}\t\n\r", "_", "-‐\u{2011}", "–", "—", ",", ";", ":", "!", "?", ".", "'‘’", "\"“”„",
            "«", "»", "(", ")", "[", "]", "{", "}", "§", "@", "*", "/", "\\", "&", "#", "%", "`", "´", "^", "°", "+",
            "±", "×", "<", "=", ">", "|", "~", "$", "£", "€",
        ]
        var weights: [Unicode.Scalar: (letter: UInt8, variant: UInt8)] = [:]
        for (index, forms) in signs.enumerated() {
            for (variant, sign) in forms.unicodeScalars.enumerated() {
                weights[sign] = (letter: UInt8(index + 2), variant: UInt8(variant) + lower)
            }
        }
        return weights
    }()

    private static let otherSign: UInt8 = 0x50
    private static let firstDigit: UInt8 = 0x60
    private static let firstLetter: UInt8 = 0x70
    private static let otherLetter: UInt8 = 0xF0

    private static let plainLetters: [Unicode.Scalar: UInt8] = {
        var weights: [Unicode.Scalar: UInt8] = [:]
        for (index, letter) in Letters.alphabet.unicodeScalars.enumerated() {
            weights[letter] = firstLetter + UInt8(index)
        }
        for (index, digit) in "0123456789".unicodeScalars.enumerated() {
            weights[digit] = firstDigit + UInt8(index)
        }
        return weights
    }()

    /// The letters of the alphabet with a mark, by their two scalars.
    private static let markedLetters: [[Unicode.Scalar]: UInt8] = {
        var weights: [[Unicode.Scalar]: UInt8] = [:]
        for (letter, weight) in plainLetters {
            let parts = Array(String(letter).decomposedStringWithCanonicalMapping.unicodeScalars)
            if parts.count == 2 { weights[parts] = weight }
        }
        return weights
    }()

    static func letter(_ lower: Unicode.Scalar) -> UInt8? { plainLetters[lower] }

    static func letter(_ lower: Unicode.Scalar, with mark: Unicode.Scalar) -> UInt8? { markedLetters[[lower, mark]] }

    /// Other scripts follow ž and other signs precede the digits, both by code point.
    static func foreign(_ scalar: Unicode.Scalar) -> [UInt8] {
        let value = scalar.value
        return [
            scalar.properties.isAlphabetic ? otherLetter : otherSign,
            0x80 | UInt8(value >> 14), 0x80 | UInt8(value >> 7 & 0x7F), 0x80 | UInt8(value & 0x7F),
        ]
    }
}
