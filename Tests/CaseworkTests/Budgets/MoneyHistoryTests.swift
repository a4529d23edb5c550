import Cast
import Storage
import Testing

@testable import Casework

@Suite("Random histories of money")
struct MoneyHistoryTests {
    private static let histories = 1000

    @Test(
        "after every step of a history each source is even, and each plan holds what it was promised",
        arguments: Engine.available)
    func ledger(_ engine: Engine) async throws {
        let number = UInt64.random(in: 0...UInt64.max)
        print("random histories of money on \(engine): seed \(number)")
        let country = try await Cast.Country.make(on: engine)
        let plans = try await country.waiting(3)
        try await country.open(Euro(cents: 1))
        try await country.paidByTwo()
        let budget = try await country.budget()
        for history in 0..<Self.histories {
            let (now, keys) = (country.clock.clock.now, country.registry.keys)
            do {
                try await country.registry.database.write { connection in
                    var play = try MoneyPlay(
                        plans, budget, Seed(number &+ UInt64(history)), connection, now: now, keys: keys)
                    for step in 0..<15 {
                        let deed = try play.step()
                        if let fault = try play.fault() {
                            throw Fault(text: "seed \(number), history \(history), step \(step), \(deed): \(fault)")
                        }
                    }
                    throw Undone()
                }
            } catch is Undone {
                continue
            } catch let fault as Fault {
                Issue.record("\(fault.text)")
                return
            }
        }
        #expect(try await country.budgets.verify() == nil)
    }
}

private struct Undone: Error {}
private struct Fault: Error { let text: String }
