import Cast
import Storage
import Testing

@testable import Casework

@Suite("What a specialist has at hand today")
struct TodayTests {
    private func expected(in practice: Practice) async throws -> [MeasureKey] {
        try await practice.store.today(as: practice.liene).measures.map(\.key)
    }

    @Test(
        "a plan whose suspension was undone is expected as before; one that goes on waits until it is approved again",
        arguments: Engine.available)
    func undone(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let plans = practice.country.plans
        let plan = practice.measures[0].plan
        let mara = practice.country.viewer(.mara)
        func suspend() async throws {
            practice.clock.advance(seconds: 60)
            try await plans.suspend(plan, reasonCode: "long_absence", reason: "Prombūtne.", as: mara)
            practice.clock.advance(seconds: 60)
        }
        try await suspend()
        #expect(try await expected(in: practice) == [])
        try await plans.undoSuspension(of: plan, as: mara)
        #expect(try await expected(in: practice) == practice.measures)

        // The same while a change waits for its answer, also on the days after.
        practice.clock.advance(seconds: 60)
        try await plans.revise(plan, as: mara)
        let open = try await plans.open(plan, as: mara)
        var content = open.content
        content.goals = [.init(wording: "Nekavēt stundas")]
        try await plans.save(content, of: plan, lock: open.plan.lock, as: mara)
        try await practice.country.bring(plan, to: .institution)
        try await suspend()
        try await plans.undoSuspension(of: plan, as: mara)
        practice.clock.set(Instant(practice.today.next, hour: 9))
        #expect(try await expected(in: practice) == practice.measures)

        try await suspend()
        try await plans.resume(plan, as: mara)
        practice.clock.set(Instant(practice.today.next, hour: 9))
        #expect(try await expected(in: practice) == [])
        #expect(try await practice.store.today(as: practice.liene).earlier.map(\.key) == practice.measures)
    }

    @Test(
        "what was held fully or ended stays within reach, first what waits for its confirmation",
        arguments: Engine.available)
    func earlier(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let short = try await practice.plan(7, hours: 2)
        try await practice.store.log(
            ConsultationEntry([.init(short)], on: practice.today, hours: 2), as: practice.liene)
        let held = try #require(try await practice.sheet(short).held.first)
        let first = try await practice.store.today(as: practice.liene)
        #expect(Set(first.measures.map(\.key)) == Set([short] + practice.measures) && first.earlier.isEmpty)
        #expect(first.waiting[short]?.count == 2 && first.waiting[short]?.today != nil)

        practice.clock.set(Instant(practice.today.next, hour: 9))
        let next = try await practice.store.today(as: practice.liene)
        #expect(next.measures.map(\.key) == practice.measures && next.earlier.map(\.key) == [short])
        #expect(next.waiting[short]?.count == 2 && next.waiting[short]?.today == nil)

        practice.clock.set(Instant(.cast(2026, 1, 2), hour: 9))
        let january = try await practice.store.today(as: practice.liene)
        #expect(january.measures.isEmpty && january.earlier.map(\.key) == [short] + practice.measures)
        try await practice.store.log(practice.entry(day: .cast(2025, 12, 31)), as: practice.liene)
        try await practice.store.confirm(held.id, by: .evidence("e-klase 417"), as: practice.liene)
        let later = try await practice.store.today(as: practice.liene)
        #expect(later.earlier.map(\.key) == practice.measures + [short])
        #expect(Array(later.waiting.keys) == practice.measures)

        practice.clock.set(Instant(.cast(2026, 9, 1), hour: 9))
        #expect(try await practice.store.today(as: practice.liene).earlier.isEmpty)
    }

    @Test("the figures of a semester go on to count what was held fully or completed", arguments: Engine.available)
    func figures(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let short = try await practice.plan(7, hours: 1)
        try await practice.store.log(ConsultationEntry([.init(short)], on: practice.today), as: practice.liene)
        practice.clock.set(Instant(practice.today.next, hour: 9))
        let own = try await practice.store.today(as: practice.liene).fidelity
        #expect(own.plannedHours == 13 && own.heldHours == 1)

        try await practice.country.bring(short.plan, to: .completed)
        #expect(try await practice.store.today(as: practice.liene).fidelity == own)
        let school = try await practice.store.ofSemester(as: practice.juris)
        #expect(school.contains { $0.key == short } && school.fidelity.heldHours == 1)

        practice.clock.set(Instant(.cast(2026, 1, 2), hour: 9))
        #expect(try await practice.store.today(as: practice.liene).fidelity.percent == nil)
    }

    @Test(
        "a month's timesheets are listed to those who read them, each as far as the hours were at their units",
        arguments: Engine.available)
    func timesheets(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 2)
        let (country, store) = (practice.country, practice.store)
        // One hour of two learners is one hour and one rate.
        try await store.log(practice.entry(0, 1, hours: 2), as: practice.liene)
        try await country.plans.recordWork(
            .preparation, hours: 1, on: practice.today, of: practice.measures[0].plan, as: country.viewer(.mara))
        let month = Month(of: practice.today)
        for member in [CastMember.juris, .dace, .vija] {
            let list = try await store.timesheets(in: month, as: country.viewer(member))
            #expect(list.map(\.name) == ["Kalniņa Māra", "Rudzīte Liene"], "\(member)")
            #expect(list.map(\.accountedMinutes) == [60, 120] && list.last?.sum == Euro(cents: 2500), "\(member)")
            for line in list {
                let sheet = try await store.timesheet(of: line.person, in: month, as: country.viewer(member))
                #expect(sheet.rows.accountedMinutes == line.accountedMinutes && sheet.rows.sum == line.sum)
            }
        }
        #expect(try await store.timesheets(in: month, as: country.viewer(.gunars)).isEmpty)
        #expect(try await store.timesheets(in: month.previous, as: practice.juris).isEmpty)
        await #expect(throws: Rejection.notAllowed("consultation.timesheets.not_allowed")) {
            try await store.timesheets(in: month, as: practice.liene)
        }
    }

    @Test("the timesheet of an author is listed and opens after the role was taken back", arguments: Engine.available)
    func formerAuthor(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let (country, store, mara) = (practice.country, practice.store, practice.country.person(.mara))
        try await country.plans.recordWork(
            .preparation, hours: 1, on: practice.today, of: practice.measures[0].plan, as: country.viewer(.mara))
        let staff = try await country.registry.people.staff(of: country.unit(.priekule), as: .operator)
        for role in try #require(staff.members.first { $0.person == mara }).roles {
            try await country.registry.accounts.endRole(role.id, by: practice.juris)
        }
        let month = Month(of: practice.today)
        #expect(try await store.timesheets(in: month, as: practice.juris).map(\.person) == [mara])
        #expect(try await store.timesheet(of: mara, in: month, as: practice.juris).authorWork.count == 1)
        #expect(
            await refusal { _ = try await store.timesheet(of: mara, in: month, as: country.viewer(.gunars)) }
                == .notFound)
    }
}
