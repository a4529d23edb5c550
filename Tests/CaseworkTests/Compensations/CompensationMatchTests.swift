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
        "seeded doubles are all found; how many honest rows are flagged with them is told", arguments: Engine.available)
    func seeded(_ engine: Engine) async throws {
        var seed = Seed(834_2018)
        let purse = try await Till(on: engine)
        let other = purse.second
        var honest = 0
        var flagged: [String] = []
        // Honest: the way there and back on many days, a bill for two children, lunches of different weeks.
        for day in 14...33 {
            for way in ["A", "B"] {
                honest += 1
                let new = Till.ticket("\(way)\(seed.number(10_000...99_999))-\(day)", 150, on: day)
                if let word = await refusal({ try await purse.submit(new) }) {
                    flagged.append("day \(day): \(word.keys)")
                }
            }
        }
        for day in stride(from: 14, through: 32, by: 2) {
            honest += 1
            if let word = await refusal({ try await purse.submit(Till.ticket(nil, 200, on: day, line: 3)) }) {
                flagged.append("lunch \(day): \(word.keys)")
            }
        }
        honest += 1
        var week = Till.ticket("SKOLA-1", 800, line: 3)
        (week.from, week.through) = (Till.day(33), Till.day(36))
        purse.country.clock.set(Instant(.cast(2025, 11, 14), hour: 9))
        if let word = await refusal({ try await purse.submit(week, bill: "everybody") }) {
            flagged.append("week: \(word.keys)")
        }
        honest += 1
        if case .warned = try await purse.store.submit(
            week, Till.bill("everybody"), of: purse.sibling, as: purse.viewer(.mara))
        {
            flagged.append("one bill for two children")
        }

        // Doubles: a ticket photographed twice with and without its number, the same number on another day, the same
        // lunches in another school's plan, and a bill for days of the register.
        let doubles: [(String, NewCompensation, SupportPlan.ID, CastMember)] = [
            ("photographed twice", Till.ticket(nil, 150, on: 20), purse.plan, .mara),
            ("the same lunch in two programmes", Till.ticket(nil, 220, on: 33, line: 3), other, .sandra),
            ("the same lunch with another amount", Till.ticket(nil, 100, on: 14, line: 3), purse.plan, .mara),
            ("the same trip in two schools", Till.ticket("Z1", 150, on: 22), other, .sandra),
        ]
        for (name, new, plan, member) in doubles {
            let outcome = try await purse.store.submit(new, Till.bill(name), of: plan, as: purse.viewer(member))
            guard case .warned(let warnings) = outcome else {
                Issue.record("\(name) was not found")
                continue
            }
            var sure = new
            sure.despite = "Pārbaudīts kopā ar ģimeni."
            guard
                case .submitted(let id) = try await purse.store.submit(
                    sure, Till.bill(name), of: plan, as: purse.viewer(member))
            else { throw Rejection.notFound }
            #expect(try await purse.store.open(id, as: purse.viewer(.vija)).matches.count == warnings.count, "\(name)")
        }
        print(
            "Doubles: all \(doubles.count) likely ones found; of \(honest) honest rows \(flagged.count) flagged: \(flagged)"
        )
        #expect(flagged.count <= 1, "\(flagged)")
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
