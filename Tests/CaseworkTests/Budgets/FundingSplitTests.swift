import Cast
import Testing

@testable import Casework

@Suite("The split of money among its sources")
struct FundingSplitTests {
    private static let project = FundingSplit([.init("state", 1500, isRemainder: true), .init("esf", 8500)])

    @Test("39,812,376 euros are 33,840,519 of the fund and 5,971,857 of the state")
    func programme() {
        let parts = Self.project.wholeEuroParts(of: Euro(cents: 39_812_376_00))
        #expect(parts.map(\.source) == ["esf", "state"])
        #expect(parts.map(\.amount) == [Euro(cents: 33_840_519_00), Euro(cents: 5_971_857_00)])
    }

    @Test(
        "to the cent, half a cent is rounded up and the state takes the rest",
        arguments: [(1, 1, 0), (10, 9, 1), (30, 26, 4), (50, 43, 7), (100, 85, 15), (0, 0, 0), (-10, -9, -1)])
    func cents(_ total: Int64, _ fund: Int64, _ state: Int64) {
        let parts = Self.project.parts(of: Euro(cents: total))
        #expect(parts.map(\.amount.cents) == [fund, state])
    }

    @Test("the parts add up to the whole, whatever the shares and the amount")
    func sums() {
        let number = UInt64.random(in: 0...UInt64.max)
        var seed = Seed(number)
        for _ in 0..<20_000 {
            let first = Int64(seed.number(0...10_000))
            let second = Int64(seed.number(0...Int(10_000 - first)))
            let split = FundingSplit([
                .init("a", first), .init("b", second), .init("c", 10_000 - first - second, isRemainder: true),
            ])
            let total = Euro(cents: Int64(seed.number(0...5_000_000_000)))
            let parts = split.parts(of: total)
            #expect(parts.map(\.amount).sum == total, "seed \(number): \(split) of \(total)")
            #expect(parts.allSatisfy { $0.amount >= .zero }, "seed \(number): \(split) of \(total)")
        }
    }
}
