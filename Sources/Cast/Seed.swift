/// Numbers that look like chance and are the same every time (SplitMix64, Steele, Lea and Flood 2014). The standard
/// library does not promise the same choices in its next release, so the choices are made here too.
package struct Seed: Sendable {
    private var state: UInt64

    package init(_ number: UInt64) { state = number }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    package mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

    /// One of the choices; `choices` is never empty.
    package mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(0...choices.count - 1)] }

    package mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
        var rest = items
        var result: [Item] = []
        while !rest.isEmpty { result.append(rest.remove(at: number(0...rest.count - 1))) }
        return result
    }
}
