import Foundation

/// The form of a name in which it is searched: `kalnins` finds Kalniņš. Made in the program, because SQLite's
/// `lower` and `LIKE` do not know Latvian letters.
package enum SearchKey {
    /// Small letters without marks, ß as ss; one space between words, one form of apostrophe and hyphen.
    package static func folded(_ text: String) -> String {
        var words: [String] = [""]
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars where !Letters.isMark(scalar) {
            if scalar.properties.isWhitespace {
                words.append("")
                continue
            }
            let lower = Letters.lowercased(scalar)
            words[words.count - 1] += forms[lower] ?? Letters.expansions[lower] ?? String(lower)
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static let forms: [Unicode.Scalar: String] = ["’": "'", "‘": "'", "‐": "-", "\u{2011}": "-"]

    /// The end of the range of all keys that begin with `prefix`: `search_key >= prefix AND search_key < end`.
    /// It uses the index on both engines, which `LIKE` does not.
    package static func prefixUpperBound(_ prefix: String) -> String { prefix + "\u{10FFFF}" }
}
