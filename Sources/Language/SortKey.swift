import Foundation

/// The Latvian order of names as bytes, because SQLite, PostgreSQL, ICU and Foundation order Latvian in different ways.
///
/// A key is a version, then letters, accents, case and the text itself, parted by zeros: the order is total.
package enum SortKey {
    /// The first byte of every key. With a new version all stored keys are made again.
    package static let version: UInt8 = 1

    /// Bytes that compare as the texts do. The two forms of a composed letter give one key.
    package static func bytes(for text: String) -> [UInt8] {
        var weights = Weights()
        let scalars = Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            index += weights.append(scalars[index], before: next) ? 2 : 1
        }
        return [version] + weights.letters + [0] + weights.accents + [0] + weights.cases + [0]
            + text.precomposedStringWithCanonicalMapping.utf8
    }
}

/// The levels of a key under construction. Each letter has a weight on every level; what is usual at the end of
/// the accents and cases is left out, which keeps the order, for the separator is smaller than any weight.
private struct Weights {
    private(set) var letters: [UInt8] = []
    private var allAccents: [UInt8] = []
    private var allCases: [UInt8] = []

    var accents: ArraySlice<UInt8> { trimmed(allAccents, of: SortWeights.plain) }
    var cases: ArraySlice<UInt8> { trimmed(allCases, of: SortWeights.lower) }

    private func trimmed(_ level: [UInt8], of usual: UInt8) -> ArraySlice<UInt8> {
        level[..<((level.lastIndex { $0 != usual } ?? -1) + 1)]
    }

    /// Says whether the next scalar was a part of this letter, such as the macron of ā.
    mutating func append(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        if Letters.isMark(scalar) {
            allAccents.append(SortWeights.accents[scalar] ?? SortWeights.otherAccent)
            return false
        }
        if let (letter, variant) = SortWeights.punctuation[scalar] {
            append(letter: [letter], case: variant)
            return false
        }
        let lower = Letters.lowercased(scalar)
        let isUpper = lower != scalar
        let level = isUpper ? SortWeights.upper : SortWeights.lower
        if let next, let letter = SortWeights.letter(lower, with: next) {
            append(letter: [letter], case: level)
            return true
        }
        if let letter = SortWeights.letter(lower) {
            append(letter: [letter], case: level)
        } else if let expansion = Letters.expansions[lower] {
            for letter in expansion.unicodeScalars.compactMap({ SortWeights.letter($0) }) {
                append(letter: [letter], case: lower == "ß" ? SortWeights.sharp : level)
            }
            if lower != "ß" { allAccents.append(SortWeights.stroke) }
        } else if !lower.properties.isDefaultIgnorableCodePoint, lower.properties.generalCategory != .control {
            append(letter: SortWeights.foreign(lower), case: level)
        }
        return false
    }

    private mutating func append(letter: [UInt8], case level: UInt8) {
        letters += letter
        allAccents.append(SortWeights.plain)
        allCases.append(level)
    }
}
