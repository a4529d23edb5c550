/// Numbers and amounts as people type or paste them: `1 234,50`, `1234.5`, `€ 12`. No floating point is involved.
package enum WrittenNumber {
    /// Whole cents, or `nil`.
    package static func cents(_ text: String) -> Int64? {
        let bare = text.replacing("EUR", with: "").filter { $0 != "€" }
        return units(bare, places: 2).map(Int64.init)
    }

    /// A whole number such as `1 234`.
    package static func whole(_ text: String) -> Int? { units(text, places: 0) }

    /// A number in units of its last place: `units("1,5", places: 1)` is 15. More places than asked for are refused,
    /// as is `1,234`, which means two different numbers in two languages.
    package static func units(_ text: String, places: Int) -> Int? {
        var digits = text.filter { !$0.isWhitespace }[...]
        let isNegative = digits.first == "-" || digits.first == "−"
        if isNegative { digits = digits.dropFirst() }
        guard let (whole, fraction) = split(digits), fraction.count <= places,
            !(whole.isEmpty && fraction.isEmpty),
            (whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(whole + fraction + String(repeating: "0", count: places - fraction.count))
        else { return nil }
        return isNegative ? -number : number
    }

    /// The last mark is the decimal one; an earlier, other one and repeated ones part groups of three.
    private static func split(_ text: Substring) -> (whole: String, fraction: String)? {
        guard let last = text.lastIndex(where: { $0 == "," || $0 == "." }) else { return (String(text), "") }
        let (mark, head, tail) = (text[last], text[..<last], text[text.index(after: last)...])
        if head.contains(mark) {
            return ungrouped(text, mark).map { ($0, "") }
        }
        let groupMark: Character = mark == "," ? "." : ","
        guard !tail.isEmpty, let whole = ungrouped(head, groupMark) else { return nil }
        if tail.count == 3, !head.contains(groupMark) { return nil }
        return (whole, String(tail))
    }

    private static func ungrouped(_ text: Substring, _ mark: Character) -> String? {
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.joined()
    }
}
