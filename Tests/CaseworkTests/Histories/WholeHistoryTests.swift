import Cast
import Storage
import Testing

@testable import Casework

@Suite("Random histories from the approval to the payment")
struct WholeHistoryTests {
    private static let histories = 4
    private static let rounds = 150

    @Test(
        "whatever several people do at once, the books are even, and sheets, timesheets, cost and fidelity tell the same hours",
        arguments: Engine.available)
    func agree(_ engine: Engine) async throws {
        let number = UInt64.random(in: 0...UInt64.max)
        print("random whole histories on \(engine): seed \(number)")
        var done: [String: Int] = [:]
        for history in 0..<Self.histories {
            var play = try await WholePlay(engine, number &+ UInt64(history))
            for round in 0..<Self.rounds {
                let deeds = try await play.round()
                try await play.play(deeds)
                guard let fault = try await play.fault() else { continue }
                Issue.record("seed \(number), history \(history), round \(round), \(deeds): \(fault)")
                return
            }
            done.merge(play.done, uniquingKeysWith: +)
        }
        // What the rules refuse proves nothing.
        print("done on \(engine): \(done.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
        // By chance a rare deed may be missing, but not two.
        let missing = Self.rare.filter { done[$0] == nil }
        #expect(missing.count < 2, "seed \(number), \(missing): \(done)")
        for name in ["log", "withdraw", "undo", "approve", "ticket", "claim", "control", "pay"] {
            #expect(done[name] ?? 0 > 8, "seed \(number): \(done)")
        }
    }

    private static let rare = [
        "confirm", "work", "withdrawWork", "suspend a plan", "resume a plan", "void a plan", "revise a plan",
        "deduct a compensation", "park a compensation", "pay a compensation", "recover a compensation", "allocate",
        "takeBack", "correct",
    ]
}

extension WholePlay {
    /// What does not add up.
    fileprivate func fault() async throws -> String? {
        // That lines, postings and certificates of claims agree is part of what `verify` asks.
        if let wrong = try await country.budgets.verify() { return wrong }
        guard try await LedgerLook(budget, in: country.registry).isEven else { return "a source is not even" }
        for summary in try await country.registry.claims.overview(as: .operator).claims {
            let (claim, isPaid) = (summary.claim, summary.claim.state == .paid)
            guard summary.paid == (isPaid ? summary.certified : .zero) else { return "\(claim.name): paid" }
            guard claim.state != .certified || summary.certified == claim.total - summary.deducted - summary.parked
            else {
                return "\(claim.name): certified"
            }
        }
        return try await PaperAgreement.fault(in: practice, measures)
    }
}
