import Foundation
import Language

/// Why a new password is refused. There are no rules on kinds of characters: length and being hard to guess count
/// (ASVS 5.0.0 6.2).
package enum PasswordFlaw: Hashable, Sendable {
    case short
    case long
    /// Little is left of it without common words and their variants, runs of keys, repetitions and years.
    case common
    /// Little is left of it without the names of the person, the school or the product.
    case aboutYou

    package static let longest = 256

    /// - Parameter words: what others know of the person: names, e-mail, units.
    package init?(of password: String, shortest: Int, year: Int, about words: [String]) {
        let pieces = PasswordFlaw.pieces(of: words)
        let length = password.precomposedStringWithCanonicalMapping.count
        if length < shortest {
            self = .short
        } else if length > PasswordFlaw.longest || password.utf8.count > PasswordFlaw.longest * 4 {
            self = .long
        } else if PasswordFlaw.rest(password, without: [], year: year) < 5 {
            // Names are on the list of common words too; one's own is the better reason to tell.
            self = pieces.contains(where: CommonWords.folded(password).contains) ? .aboutYou : .common
        } else if PasswordFlaw.rest(password, without: pieces, year: year) < 5 {
            self = .aboutYou
        } else {
            return nil
        }
    }

    package func message(shortest: Int) -> Message {
        switch self {
        case .short: Message("account.password.short", ["count": .number(shortest)])
        case .long: Message("account.password.long", ["count": .number(PasswordFlaw.longest)])
        case .common: "account.password.common"
        case .aboutYou: "account.password.about_you"
        }
    }

    private static func pieces(of words: [String]) -> [String] {
        let parts: [String] = words.flatMap { word -> [String] in
            CommonWords.folded(word).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        }
        // Latvian endings change with the case: Priekules, Priekulē, Priekule.
        return parts.filter { $0.count >= 4 }.flatMap { part -> [String] in
            part.count > 5 ? [part, String(part.dropLast()), String(part.dropLast(2))] : [part]
        }
    }

    /// How much of the password a guesser would have to find: what no known word covers; digits count half, a character
    /// that repeats the one before not at all, few different characters are no more than few, and each word of the list
    /// counts as much as it is worth, however often it stands there.
    private static func rest(_ password: String, without words: [String], year: Int) -> Int {
        let plain = Array(CommonWords.folded(password))
        let unmasked = CommonWords.unmasked(plain)
        let years = (1940...max(year + 1, 1940)).map(String.init)
        var covered = Set<Int>()
        for word in words + CommonWords.stems + CommonWords.runs + years {
            let word = Array(word)
            covered.formUnion(places(of: word, in: plain))
            covered.formUnion(places(of: word, in: unmasked))
        }
        var listed = 0
        for word in CommonWords.listed {
            let found = places(of: word, in: plain).union(places(of: word, in: unmasked))
            guard !found.isSubset(of: covered) else { continue }
            covered.formUnion(found)
            listed += 1
        }
        let left = plain.indices.filter { !covered.contains($0) && ($0 == 0 || plain[$0] != plain[$0 - 1]) }
        let weight = left.reduce(0) { $0 + (plain[$1].isNumber ? 1 : 2) } / 2
        return min(weight, Set(left.map { plain[$0] }).count * 2) + listed * CommonWords.worth
    }

    private static func places(of word: [Character], in text: [Character]) -> Set<Int> {
        var places = Set<Int>()
        guard let first = word.first, word.count <= text.count else { return places }
        for start in 0...(text.count - word.count) where text[start] == first {
            let end = start + word.count
            if text[start..<end].elementsEqual(word) { places.formUnion(start..<end) }
        }
        return places
    }
}
