import Cast
import Storage
import Testing

@testable import Casework

@Suite("What is not a consultation")
struct ConsultationGuardTests {
    @Test(
        "an hour is refused before the approval, outside measure and semester, and in the future",
        arguments: Engine.available)
    func days(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let day = practice.today
        #expect(try await practice.refusal(of: practice.entry(day: day.next)) == ["held_on future"])
        #expect(try await practice.refusal(of: practice.entry(day: day.previous)) == ["held_on outside_measure"])
        practice.clock.set(Instant(.cast(2026, 1, 8), hour: 9))
        #expect(
            try await practice.refusal(of: practice.entry(day: .cast(2026, 1, 1))) == ["held_on outside_semester"])
        #expect(try await practice.refusal(of: practice.entry(day: .cast(2025, 12, 31))) == [])

        let other = try await Practice(engine)
        let draft = try await other.plan(7, to: .state)
        other.clock.set(Instant(.cast(2025, 10, 20), hour: 9))
        try await other.country.bring(draft.plan, to: .approved)
        let early = ConsultationEntry([.init(draft)], on: .cast(2025, 10, 17))
        #expect(try await other.refusal(of: early) == ["held_on before_approval"])
    }

    @Test("a plan that is not approved, voided or completed takes no hours", arguments: Engine.available)
    func states(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let mara = practice.country.viewer(.mara)
        let draft = try await practice.plan(7, to: .municipality)
        let entry = ConsultationEntry([.init(draft)], on: practice.today)
        #expect(try await practice.refusal(of: entry, as: mara) == [" not_approved"])
        try await practice.country.plans.void(practice.measures[0].plan, reason: "Pārcēlies", as: mara)
        #expect(try await practice.refusal(of: practice.entry()) == ["measure closed"])
        let done = try await practice.plan(8, to: .completed)
        #expect(
            try await practice.refusal(of: ConsultationEntry([.init(done)], on: practice.today)) == ["measure closed"])
    }

    @Test("days of a suspension take none, days before it and after the next approval do", arguments: Engine.available)
    func suspended(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let (plan, mara) = (practice.measures[0].plan, practice.country.viewer(.mara))
        let first = practice.today
        practice.clock.set(Instant(.cast(2025, 10, 20), hour: 9))
        try await practice.country.plans.startDue(as: .operator)
        try await practice.country.plans.suspend(plan, reasonCode: "long_absence", reason: "Slimo", as: mara)
        // The day of the suspension was a day like any other; what was held in the days before may still be written down.
        #expect(try await practice.refusal(of: practice.entry()) == [])
        #expect(try await practice.refusal(of: practice.entry(day: first)) == [])
        practice.clock.set(Instant(.cast(2025, 10, 21), hour: 9))
        #expect(try await practice.refusal(of: practice.entry()) == ["held_on suspended"])
        practice.clock.set(Instant(.cast(2025, 11, 3), hour: 9))
        try await practice.country.plans.resume(plan, as: mara)
        #expect(try await practice.refusal(of: practice.entry()) == ["held_on suspended"])
        try await practice.country.bring(plan, to: .approved)
        #expect(try await practice.refusal(of: practice.entry(day: .cast(2025, 10, 27))) == ["held_on suspended"])
        #expect(try await practice.refusal(of: practice.entry()) == [])
    }

    @Test("a suspension by mistake, undone while a change waits, keeps no hours out", arguments: Engine.available)
    func undone(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let (plan, mara, country) = (practice.measures[0].plan, practice.country.viewer(.mara), practice.country)
        let first = practice.today
        try await country.plans.revise(plan, as: mara)
        try await country.bring(plan, to: .institution)
        try await country.plans.suspend(plan, reasonCode: "long_absence", reason: "Kļūda", as: mara)
        practice.clock.advance(seconds: 60)
        try await country.plans.undoSuspension(of: plan, as: mara)
        practice.clock.set(Instant(.cast(2025, 10, 8), hour: 18))
        #expect(try await practice.refusal(of: practice.entry()) == [])
        try await country.bring(plan, to: .approved)
        #expect(try await practice.refusal(of: practice.entry(day: .cast(2025, 10, 7))) == [])
        let pauses = try await country.registry.read(as: .operator) { tx in try tx.pauses(of: plan) }
        #expect(pauses == [Period(Day(number: 0), through: first.previous)], "only the time before the approval")
    }

    @Test("an hour that has not begun yet is refused at its time, one of yesterday is not", arguments: Engine.available)
    func laterToday(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let first = practice.today
        practice.clock.set(Instant(first, hour: 18, minute: 30))
        #expect(try await practice.refusal(of: practice.entry(at: 18 * 60 + 31)) == ["starts_at later_today"])
        #expect(try await practice.refusal(of: practice.entry(at: 18 * 60 + 30)) == [])
        practice.clock.set(Instant(first.next, hour: 9))
        #expect(try await practice.refusal(of: practice.entry(at: 10 * 60)) == ["starts_at later_today"])
        #expect(try await practice.refusal(of: practice.entry(day: first, at: 20 * 60)) == [])
    }

    @Test("more than the dose needs a reason, an absence too", arguments: Engine.available)
    func reasons(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        practice.clock.set(Instant(.cast(2025, 10, 8), hour: 9))
        for day in [6, 7] {
            try await practice.store.log(practice.entry(day: .cast(2025, 10, day), hours: 6), as: practice.liene)
        }
        var entry = practice.entry()
        #expect(try await practice.refusal(of: entry) == ["over_dose_reason over_dose"])
        entry.overDoseReason = "Pārbaudes darbs"
        #expect(try await practice.refusal(of: entry) == [])
        for absence in ["", "nekas"] {
            entry.attendances = [.init(practice.measures[0], absence: absence)]
            #expect(try await practice.refusal(of: entry) == ["reason absence_reason"])
        }
        entry.attendances = [.init(practice.measures[0], absence: "ill")]
        #expect(try await practice.refusal(of: entry) == [])
        #expect(try await practice.sheet().measure.held == 13)
    }

    @Test("a specialist and a learner are at one place at a time, also across schools", arguments: Engine.available)
    func overlap(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 2)
        let liene = practice.country.person(.liene)
        let kaleti = practice.country.unit(.kaleti)
        _ = try await practice.country.registry.write(as: .operator) { tx in
            try tx.connection.execute(
                """
                INSERT INTO role_assignment (id, person_id, kind, unit_id, valid_from, recorded_at)
                VALUES (\(Role.ID(at: tx.now)), \(liene), 'specialist', \(kaleti), \(tx.today), \(tx.now))
                """)
        }
        let there = try await practice.plan(9, at: .kaleti)
        try await practice.store.log(practice.entry(0, hours: 2, at: 14 * 60), as: practice.liene)
        let across = ConsultationEntry([.init(there)], on: practice.today, startsAt: 15 * 60)
        #expect(try await practice.refusal(of: across) == ["starts_at specialist_elsewhere"])
        let after = ConsultationEntry([.init(there)], on: practice.today, startsAt: 15 * 60 + 20)
        #expect(try await practice.refusal(of: after) == [])
        #expect(
            try await practice.refusal(of: practice.entry(0, at: 14 * 60 + 39)) == [
                "starts_at learner_elsewhere", "starts_at specialist_elsewhere",
            ])
    }

    @Test("a day holds ten hours of a specialist, an entry one measure once", arguments: Engine.available)
    func day(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 2)
        try await practice.store.log(practice.entry(0, hours: 8), as: practice.liene)
        #expect(try await practice.refusal(of: practice.entry(1, hours: 3)) == ["hours day_full"])
        #expect(try await practice.refusal(of: practice.entry(1, 1)) == ["measure learner_twice"])
        #expect(try await practice.refusal(of: practice.entry(1, hours: 9)).contains("hours hours"))
        #expect(try await practice.refusal(of: practice.entry(1, at: 23 * 60 + 30)) == ["starts_at time"])
    }

    @Test("a measure of which hours were held stays in the plan as what it was", arguments: Engine.available)
    func keptMeasure(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let (key, mara, plans) = (
            practice.measures[0], practice.country.viewer(.mara), practice.country.plans
        )
        try await practice.store.log(practice.entry(), as: practice.liene)
        try await plans.revise(key.plan, as: mara)
        let file = try await plans.open(key.plan, as: mara)
        let place = try #require(file.content.measures.firstIndex { $0.line == key.line })
        var without = file.content
        without.measures.remove(at: place)
        var other = file.content
        other.measures[place].subject = "ķīmija"
        for content in [without, other] {
            let refused = await refusal { try await plans.save(content, of: key.plan, lock: file.plan.lock, as: mara) }
            #expect(refused?.keys == ["plan.problem.measure_held"])
        }
        var fewer = file.content
        fewer.measures[place].hours = 5
        try await plans.save(fewer, of: key.plan, lock: file.plan.lock, as: mara)
    }

    @Test("measures of others and of other schools are not found", arguments: Engine.available)
    func foreign(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let other = try await practice.plan(7, provider: "Aija Saulīte")
        await #expect(throws: Rejection.notFound) {
            try await practice.store.log(ConsultationEntry([.init(other)], on: practice.today), as: practice.liene)
        }
        for member in [CastMember.gunars, .ruta, .ilze, .raimonds, .zane] {
            let viewer = practice.country.viewer(member)
            await #expect(throws: Rejection.notFound) { try await practice.store.log(practice.entry(), as: viewer) }
        }
        // Author, coordinator and head record for somebody whom only the plan names.
        for member in [CastMember.mara, .dace, .juris] {
            let entry = ConsultationEntry([.init(other)], on: practice.today)
            #expect(try await practice.refusal(of: entry, as: practice.country.viewer(member)) == [])
        }
    }
}
