import Cast
import Testing

@testable import Casework

@Suite("What may be compensated")
struct CompensationGuardTests {
    @Test(
        "days outside the semester, the measure or the plan's life are refused with the reason",
        arguments: Engine.available)
    func days(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        for (from, through, key) in [
            (-60, -60, "plan.problem.outside_semester"), (5, 5, "compensation.problem.outside_measure"),
            (50, 50, "compensation.problem.future"), (100, 99, "plan.problem.ends_before_it_starts"),
            (30, 120, "plan.problem.outside_semester"),
        ] {
            var new = Till.ticket("A1")
            (new.from, new.through) = (Till.day(from), Till.day(through))
            let refused = await refusal { try await purse.submit(new) }
            #expect(refused?.keys.contains(key) == true, "\(from)…\(through): \(String(describing: refused))")
        }
        #expect(try await purse.count("SELECT count(*) FROM compensation") == 0)
        #expect(try await purse.count("SELECT count(*) FROM document") == 0)
    }

    @Test("nothing is compensated for days on which the plan was suspended", arguments: Engine.available)
    func suspended(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        try await purse.country.plans.suspend(
            purse.plan, reasonCode: "long_absence", reason: "Prombūtne.", as: purse.viewer(.mara))
        purse.country.clock.set(Instant(.cast(2025, 11, 20), hour: 9))
        let refused = await refusal { try await purse.submit(Till.ticket("A1", on: 40)) }
        #expect(refused?.keys == ["compensation.problem.suspended"])
        try await purse.submit(Till.ticket("A2", on: 30))
    }

    @Test("the days of a month around a suspension are handed in together", arguments: Engine.available)
    func aroundSuspension(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let (country, mara) = (purse.country, purse.viewer(.mara))
        try await country.plans.suspend(purse.plan, reasonCode: "long_absence", reason: "Prombūtne.", as: mara)
        country.clock.set(Instant(.cast(2025, 11, 12), hour: 9))
        try await country.plans.resume(purse.plan, reason: "Atgriezies.", as: mara)
        try await country.bring(purse.plan, to: .approved)
        country.clock.set(Instant(.cast(2025, 11, 20), hour: 9))
        let outcome = try await purse.store.keep(
            DayBits(month: .cast(2025, 11, 1), days: [3, 4, 13, 14]), line: 3, of: purse.plan, submitting: true,
            as: mara)
        guard case .submitted(let id) = outcome else {
            Issue.record("\(String(describing: outcome))")
            return
        }
        #expect(try await purse.store.open(id, as: .operator).compensation.amount == Euro(cents: 4 * 220))
    }

    @Test("a plan that is not approved, or completed, takes nothing", arguments: Engine.available)
    func states(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let draft = try await purse.country.planWithMoney(of: try await purse.country.newcomer(2))
        for plan in [draft, try await purse.country.completedPlan()] {
            let refused = await refusal {
                _ = try await purse.store.submit(Till.ticket("A1"), Till.bill("1"), of: plan, as: purse.viewer(.mara))
            }
            #expect(refused?.keys == ["compensation.problem.plan_not_approved"])
        }
    }

    @Test("amounts stay within the price of a day and the limit of a semester", arguments: Engine.available)
    func caps(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        #expect(await refusal { try await purse.submit(Till.ticket("A", 0)) }?.fields == ["amount"])
        #expect(
            await refusal { try await purse.submit(Till.ticket("A", 221, line: 3)) }?.keys
                == ["compensation.problem.over_day_price"])
        try await purse.submit(Till.ticket("A", 220, line: 3))
        var large = Till.ticket("B", 19_900)
        large.despite = "Mēneša biļete."
        try await purse.submit(large)
        var beyond = Till.ticket("C", 101, on: 21)
        beyond.despite = "Vēl viena."
        #expect(await refusal { try await purse.submit(beyond) }?.keys == ["compensation.problem.over_cap"])
        beyond.amount = Euro(cents: 100)
        try await purse.submit(beyond)
    }

    @Test(
        "what returned or was withdrawn does not count, what is sent again takes its place", arguments: Engine.available
    )
    func again(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let first = try await purse.submit(Till.ticket("A1", 9000), bill: "same")
        try await purse.cause(.giveBack, first)
        var new = Till.ticket("A1", 8000)
        new.instead = first
        new.document = try await purse.store.open(first, as: .operator).compensation.document
        guard
            case .submitted(let second) = try await purse.store.submit(
                new, nil, of: purse.plan, as: purse.viewer(.mara))
        else { throw Rejection.notFound }
        #expect(try await purse.state(of: first) == .withdrawn)
        #expect(try await purse.state(of: second) == .submitted)
        #expect(
            await refusal { _ = try await purse.store.submit(new, nil, of: purse.plan, as: purse.viewer(.mara)) }?
                .isConflict == true)
    }

    @Test("more than planned needs a reason, and personal items their condition", arguments: Engine.available)
    func planned(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let over = Till.ticket("A1", 10_001)
        let outcome = try await purse.store.submit(over, Till.bill("1"), of: purse.plan, as: purse.viewer(.mara))
        guard case .warned(let warnings) = outcome, case .overPlanned(let sum)? = warnings.first else {
            Issue.record("sent without a word: \(outcome)")
            return
        }
        #expect(sum.cents == 1)
        #expect(try await purse.count("SELECT count(*) FROM compensation") == 0)
        var things = Till.ticket(nil, 3000, line: 5)
        #expect(await refusal { try await purse.submit(things) }?.keys == ["compensation.problem.condition"])
        things.conditionMet = true
        try await purse.submit(things)
    }

    @Test("evidence is obligatory, consultations are not compensated", arguments: Engine.available)
    func evidence(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let mara = purse.viewer(.mara)
        #expect(
            await refusal { _ = try await purse.store.submit(Till.ticket("A1"), nil, of: purse.plan, as: mara) }?
                .fields
                == ["document"])
        #expect(await refusal { try await purse.submit(Till.ticket("A1", line: 2)) }?.fields == ["line"])
        for member in [CastMember.ilze, .raimonds, .inese] {
            #expect(await refusal { try await purse.submit(Till.ticket("A1"), as: member) }?.isNotAllowed == true)
        }
        for member in [CastMember.liene, .vija, .sandra, .zane] {
            #expect(await refusal { try await purse.submit(Till.ticket("A1"), as: member) } == .notFound)
        }
        for (number, member) in [CastMember.mara, .juris, .dace].enumerated() {
            try await purse.submit(Till.ticket("M\(number)"), as: member)
        }
    }

    @Test("SEC-15: fifty at once do not pass the limit of the semester", arguments: Engine.available)
    func parallel(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let sent = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask {
                    var new = Till.ticket("P\(number)", 2_500, on: 14 + number % 20)
                    new.despite = "Mēneša biļete."
                    return await refusal { try await purse.submit(new, bill: "p\(number)") } == nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(sent == 8, "200 euros are eight times 25")
        #expect(
            try await purse.count(
                "SELECT CAST(sum(cents) AS BIGINT) FROM compensation_state WHERE left_at IS NULL") == 20_000)
        #expect(try await purse.count("SELECT count(*) FROM document") == 8)
    }

    @Test("a month's days are kept, handed in, closed, and open again when they return", arguments: Engine.available)
    func register(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let mara = purse.viewer(.mara)
        let october = Till.day(1)
        func keep(_ days: [Int], _ submitting: Bool) async throws -> CompensationOutcome? {
            try await purse.store.keep(
                DayBits(month: october, days: days), line: 3, of: purse.plan, submitting: submitting, as: mara)
        }
        #expect(await refusal { _ = try await keep([1, 14], false) }?.fields == ["days"], "before the measure began")
        #expect(await refusal { _ = try await keep([], true) }?.fields == ["days"])
        #expect(try await keep([14, 15], false) == nil)
        var register = try await purse.store.register(of: purse.plan, line: 3, month: october, as: mara)
        #expect(
            register.ticked.days == [Till.day(14), Till.day(15)] && register.sum.cents == 440 && register.price.demo)
        guard case .submitted(let id)? = try await keep([14, 15, 16], true) else { throw Rejection.notFound }
        let file = try await purse.store.open(id, as: purse.viewer(.vija))
        #expect(file.compensation.amount.cents == 660 && file.days?.count == 3)
        #expect(await refusal { _ = try await keep([14], false) }?.isConflict == true)
        try await purse.cause(.giveBack, id)
        guard case .submitted(let next)? = try await keep([14, 15], true) else { throw Rejection.notFound }
        #expect(try await purse.state(of: id) == .withdrawn)
        try await purse.cause(.withdraw, next)
        register = try await purse.store.register(of: purse.plan, line: 3, month: october, as: mara)
        #expect(register.isOpen && register.ticked.count == 2)
    }
}

extension Cast.Country {
    fileprivate func completedPlan() async throws -> SupportPlan.ID {
        let plan = try await planWithMoney(of: try await newcomer(3))
        try await bring(plan, to: .completed)
        return plan
    }
}
