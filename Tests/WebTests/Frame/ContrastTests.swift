import Foundation
import Testing

@testable import Web

@Suite("Colours")
struct ContrastTests {
    private static let grounds = ["paper", "sheet", "pine-wash", "quiet-wash"]
    /// Ink on ground and the least contrast: 7 for running text, 4.5 for other words, 3 for lines that carry meaning (UI-39).
    private typealias Pair = (ink: String, ground: String, least: Double)
    private static let pairs: [Pair] =
        grounds.flatMap { [("ink", $0, 7), ("muted", $0, 4.5), ("pine", $0, 4.5)] as [Pair] } + words
    private static let words: [Pair] = [
        ("on-pine", "pine", 4.5), ("on-pine", "pine-deep", 4.5), ("pine-deep", "paper", 4.5), ("brick", "paper", 4.5),
        ("brick", "brick-wash", 4.5), ("amber", "paper", 4.5), ("amber", "amber-wash", 4.5), ("slate", "paper", 4.5),
        ("slate", "slate-wash", 4.5), ("ink", "slate-wash", 7), ("ink", "brick-wash", 7), ("ink", "amber-wash", 7),
        ("edge", "paper", 3), ("edge", "sheet", 3),
    ]

    @Test("words can be read on every ground, by day and by night", arguments: ["light", "dark"], pairs.indices)
    func contrast(_ scheme: String, _ index: Int) throws {
        let (ink, ground, least) = Self.pairs[index]
        let tokens = Self.tokens(scheme)
        let ratio = Self.ratio(try #require(tokens[ink]), try #require(tokens[ground]))
        #expect(ratio >= least, "\(ink) on \(ground), \(scheme): \(ratio)")
    }

    /// The colours of the first block, with those of the dark scheme over them.
    private static func tokens(_ scheme: String) -> [String: [Double]] {
        let css = String(decoding: PublicFile.style.bytes, as: UTF8.self)
        let blocks = css.components(separatedBy: "@media (prefers-color-scheme: dark)")
        var tokens = colours(in: blocks[0].components(separatedBy: "\n}")[0])
        if scheme == "dark" { tokens.merge(colours(in: blocks[1].components(separatedBy: "\n}")[0])) { $1 } }
        return tokens
    }

    private static func colours(in text: String) -> [String: [Double]] {
        var colours: [String: [Double]] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":").map { $0.filter { !$0.isWhitespace && $0 != ";" } }
            guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#"), parts[1].count == 7,
                let number = Int(parts[1].dropFirst(), radix: 16)
            else { continue }
            colours[String(parts[0].dropFirst(2))] = [number >> 16, number >> 8 & 255, number & 255].map {
                Double($0) / 255
            }
        }
        return colours
    }

    /// WCAG 2.2, relative luminance.
    private static func ratio(_ first: [Double], _ second: [Double]) -> Double {
        func light(_ colour: [Double]) -> Double {
            let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let (a, b) = (light(first), light(second))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private static func power(_ base: Double) -> Double { pow(base, 2.4) }
}
