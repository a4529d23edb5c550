import Foundation
import Language
import Storage

/// A unit's name with the keys by which it is put in order and found.
struct UnitName: Hashable, Sendable {
    let text: String

    /// One spelling for the same letters, one space between words.
    init(_ text: String) {
        self.text = text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }

    var sortKey: [UInt8] { SortKey.bytes(for: text) }

    /// Each word with a space before it, so that ` kal` finds the beginning of any word.
    var searchKey: String { UnitName.words(text).map { " " + $0 }.joined() }

    /// The words of a text in small letters without diacritics; everything that is no letter or digit parts them.
    static func words(_ text: String) -> [String] {
        SearchKey.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
