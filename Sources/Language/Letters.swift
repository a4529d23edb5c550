import Foundation

/// What the order of names and the search must know about single letters.
enum Letters {

    /// The alphabet as CLDR 46 and later order it: a long vowel is a letter of its own, and y stands between i and ī.
    static let alphabet = "aābcčdeēfgģhiyījkķlļmnņoōpqrŗsštuūvwxzž".precomposedStringWithCanonicalMapping

    /// Letters that Unicode does not decompose, as their base letters.
    static let expansions: [Unicode.Scalar: String] = [
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss",
    ]

    static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }
}
