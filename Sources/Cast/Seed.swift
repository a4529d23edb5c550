import Casework

/// Chance of the cast that is the same every time.
package struct Seed: Sendable {
    private var numbers: SplitMix

    package init(_ number: UInt64) { numbers = SplitMix(number) }

    package mutating func next() -> UInt64 { numbers.next() }

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
