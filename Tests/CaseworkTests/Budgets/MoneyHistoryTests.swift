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

    @Test("whatever people do with plans and money, the books are right after each act", arguments: Engine.available)
    func people(_ engine: Engine) async throws {
        let number = UInt64.random(in: 0...UInt64.max)
        print("random acts with plans on \(engine): seed \(number)")
        var seed = Seed(number)
        let country = try await Cast.Country.make(on: engine)
        let plans = try await country.waiting(4)
        try await country.open(Euro(cents: 1000_00))
        try await country.paidByTwo()
        let budget = try await country.budget()
        for act in 0..<300 {
            country.clock.advance(seconds: 60)
            let done = try await country.act(on: seed.pick(plans), &seed)
            let wrong = try await country.budgets.verify()
            #expect(wrong == nil, "seed \(number), act \(act), \(done)")
            #expect(try await LedgerLook(budget, in: country.registry).isEven, "seed \(number), act \(act), \(done)")
            if wrong != nil { return }
        }
    }
}

private struct Undone: Error {}
private struct Fault: Error { let text: String }

extension Cast.Country {
    /// 85 of 100 are paid by the fund from now on, so that cents have to be rounded.
    fileprivate func paidByTwo() async throws {
        try await registry.database.write { connection in
            try connection.execute(
                """
                INSERT INTO programme_source (programme_id, source, share, remainder, position, valid_from)
                SELECT id, 'esf', 8500, FALSE, 0, valid_from FROM programme WHERE code = 'BALSTS'
                """)
            try connection.execute(
                "UPDATE programme_source SET share = 1500 WHERE source = 'state' AND share = 10000")
        }
    }

    /// Something that somebody does, or tries in vain.
    fileprivate func act(on plan: SupportPlan.ID, _ seed: inout Seed) async throws -> String {
        let (seen, expert, author) = (try await plans.open(plan, as: .operator), viewer(.raimonds), viewer(.mara))
        let cents = Int64(seed.number(1...40_000))
        let choice = seed.number(0...9)
        let refused = await refusal {
            switch choice {
            case 0: try await allocate(Euro(cents: cents))
            case 1:
                let given = try await budgets.file(of: Cast.Country.partner, as: expert).allocations
                if let last = given.first(where: { $0.withdrawnAt == nil }) {
                    try await budgets.withdraw(last.id, of: Cast.Country.partner, as: expert)
                }
            case 2:
                try await plans.recordWork(.preparation, hours: 1, on: clock.clock.today, of: plan, as: author)
            case 3: if let work = seen.work.first { try await plans.withdrawWork(work.id, of: plan, as: author) }
            case 4: try await cause(.suspend, to: plan)
            case 5:
                try await cause(seen.plan.state == .suspended ? .resume : .revise, to: plan)
                let opened = try await plans.open(plan, as: .operator)
                var content = opened.content
                content.measures[0].hours = Int(cents % 20) + 1
                try await plans.save(content, of: plan, lock: opened.plan.lock, as: author)
            case 6: try await cause(seen.plan.level == nil ? .evaluate : .giveBack, to: plan)
            case 7: try await cause(seen.plan.state == .completed ? .reopen : .complete, to: plan)
            default:
                if seen.plan.level == nil { return try await plans.submit(plan, as: author) }
                let approver: CastMember =
                    switch seen.plan.level {
                    case .municipality: .ilze
                    case .state: .raimonds
                    case .institution, nil: .juris
                    }
                try await plans.approve(plan, version: seen.plan.version.number, as: viewer(approver))
            }
        }
        if case .broken(let text) = refused { Issue.record("act \(choice) in \(seen.plan.state): \(text)") }
        return "act \(choice) in \(seen.plan.state), \(String(describing: refused))"
    }
}
