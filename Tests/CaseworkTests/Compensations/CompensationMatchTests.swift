import Cast
import Testing

@testable import Casework

@Suite("The same money twice")
struct CompensationMatchTests {
    @Test("the same file or the same ticket of a day is refused for the same learner", arguments: Engine.available)
    func certain(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        try await purse.submit(Till.ticket("LV-0071 a"), bill: "one")
        for (ticket, bill) in [(Till.ticket("X9", 300, on: 25), "one"), (Till.ticket("lv0071A", 300), "two")] {
            var new = ticket
            new.despite = "Tomēr pareizi."
            let refused = await refusal { try await purse.submit(new, bill: bill) }
            #expect(refused?.isConflict == true, "no reason excuses this: \(String(describing: refused))")
        }
        #expect(try await purse.count("SELECT count(*) FROM compensation") == 1)
    }

    @Test(
        "a number is known again however it is written; short numbers need the day and the amount",
        arguments: Engine.available)
    func numbers(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        try await purse.submit(Till.ticket("LV-1001", 300, on: 20))
        try await purse.submit(Till.ticket("17", 500, on: 21))
        let others: [(NewCompensation, DoubleFunding.Ground?)] = [
            (Till.ticket("lv IOO1", 310, on: 20), .ticket), (Till.ticket("LV-1001", 300, on: 27), .ticket),
            (Till.ticket("LV-1001", 310, on: 27), nil), (Till.ticket("17", 500, on: 21), .ticket),
            (Till.ticket("17", 500, on: 22), nil), (Till.ticket("17", 490, on: 21), nil),
        ]
        for (new, ground) in others {
            let outcome = try await purse.send(new, to: purse.sibling, as: .mara)
            if case .warned(let warnings) = outcome, case .double(let match)? = warnings.first {
                #expect(match.ground == ground, "\(new)")
            } else {
                #expect(ground == nil, "\(new)")
            }
        }
    }

    @Test("a bill for days that the register does not tick is no double", arguments: Engine.available)
    func besideRegister(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let mara = purse.viewer(.mara)
        let days = DayBits(month: Till.day(1), days: [14, 16, 20])
        _ = try await purse.store.keep(days, line: 3, of: purse.plan, submitting: true, as: mara)
        guard case .submitted = try await purse.send(Till.ticket("7", 200, on: 15, line: 3), to: purse.plan, as: .mara),
            case .warned = try await purse.send(Till.ticket("8", 200, on: 16, line: 3), to: purse.plan, as: .mara)
        else {
            Issue.record("the register is not looked into")
            return
        }
    }

    @Test("days that two registers tick for one learner are found", arguments: Engine.available)
    func registers(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let other = purse.second
        let month = Till.day(1)
        func hand(_ days: [Int], _ plan: SupportPlan.ID, _ member: CastMember) async throws -> CompensationOutcome? {
            try await purse.store.keep(
                DayBits(month: month, days: days), line: 3, of: plan, submitting: true, as: purse.viewer(member))
        }
        guard case .submitted? = try await hand([20, 22, 24], purse.plan, .mara) else { throw Rejection.notFound }
        guard case .warned? = try await hand([24, 27], other, .sandra) else {
            Issue.record("the lunch of 24 October was not found")
            return
        }
        guard case .submitted? = try await hand([21, 23, 27], other, .sandra) else {
            Issue.record("other days are no double")
            return
        }
    }
}
