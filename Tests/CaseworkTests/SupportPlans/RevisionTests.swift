import Cast
import Storage
import Testing

@testable import Casework

@Suite("Changing an approved plan")
struct RevisionTests {
    /// 2025/26: the programme BALSTS lets minor changes end at the school; 2019/20: the project 8.3.4 did not.
    private static let today = Instant(.cast(2025, 10, 6), hour: 9)
    private static let then = Instant(.cast(2019, 10, 7), hour: 9)

    private func revised(
        _ engine: Engine, at instant: Instant, _ change: (inout PlanContent) -> Void
    ) async throws -> Cast.Country {
        let country = try await Cast.Country.make(on: engine, at: instant)
        let mara = country.viewer(.mara)
        try await country.plans.revise(country.anna.plan, reason: "Mainījās pedagogs.", as: mara)
        let file = try await country.plans.open(country.anna.plan, as: mara)
        var content = file.content
        change(&content)
        try await country.plans.save(content, of: country.anna.plan, lock: file.plan.lock, as: mara)
        try await country.plans.submit(country.anna.plan, as: mara)
        try await country.plans.approve(country.anna.plan, version: 2, as: country.viewer(.juris))
        return country
    }

    @Test("a minor change ends at the school", arguments: Engine.available)
    func minor(_ engine: Engine) async throws {
        let country = try await revised(engine, at: Self.today) { $0.measures[0].provider = "Inta Dreimane" }
        let file = try await country.plans.open(country.anna.plan, as: country.viewer(.mara))
        #expect(file.plan.state == .approved)
        #expect(file.plan.version.number == 2)
        #expect(file.plan.version.changeClass == .minor)
    }

    @Test("a major change climbs to all levels", arguments: Engine.available)
    func major(_ engine: Engine) async throws {
        let country = try await revised(engine, at: Self.today) { $0.measures[0].hours = 16 }
        let plan = country.anna.plan
        #expect(try await country.look(plan).level == .municipality)
        let seen = try await country.plans.open(plan, as: country.viewer(.ilze))
        #expect(seen.differences.map { "\($0.section) \($0.field ?? "")" } == ["measure hours", "measure planned"])
        #expect(seen.plan.version.changeClass == .major)
        try await country.bring(plan, to: .approved)
        #expect(try await country.plans.open(plan, as: country.viewer(.juris)).approvals.count == 6)
    }

    @Test("a strict programme takes every change through all levels", arguments: Engine.available)
    func strict(_ engine: Engine) async throws {
        let country = try await revised(engine, at: Self.then) { $0.measures[0].provider = "Inta Dreimane" }
        #expect(try await country.look(country.anna.plan).level == .municipality)
    }

    @Test(
        "until a change is approved the plan counts as it was, and afterwards as known on a day before",
        arguments: Engine.available)
    func known(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        func counting(at instant: Instant) async throws -> [Int] {
            try await country.registry.database.read { connection in
                try connection.query(
                    """
                    SELECT number FROM plan_version WHERE plan_id = \(plan) AND approved_at <= \(instant)
                    AND (superseded_at IS NULL OR superseded_at > \(instant))
                    """
                ).map { try $0[0] }
            }
        }
        let before = country.clock.clock.now
        country.clock.advance(seconds: 3600)
        try await country.plans.revise(plan, as: mara)
        #expect(try await counting(at: country.clock.clock.now) == [1])
        let file = try await country.plans.open(plan, as: mara)
        var content = file.content
        content.strengths = "Labi zīmē."
        try await country.plans.save(content, of: plan, lock: file.plan.lock, as: mara)
        country.clock.advance(seconds: 3600)
        try await country.bring(plan, to: .approved)
        #expect(try await counting(at: country.clock.clock.now) == [2])
        #expect(try await counting(at: before) == [1])
    }

    @Test("a suspended plan goes on in its own semester only", arguments: Engine.available)
    func resume(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        #expect(
            await refusal { try await country.plans.suspend(plan, reasonCode: "tired", reason: "", as: mara) }?.fields
                == ["reason_code", "reason"])
        try await country.plans.suspend(plan, reasonCode: "long_absence", reason: "Prombūtne.", as: mara)
        country.clock.set(Instant(.cast(2026, 1, 1), hour: 0, minute: 1))
        #expect(
            await refusal { try await country.plans.resume(plan, as: country.viewer(.mara)) }?.keys == [
                "plan.problem.resume_too_late"
            ])
        country.clock.set(Instant(.cast(2025, 12, 31), hour: 23, minute: 59))
        try await country.plans.resume(plan, as: country.viewer(.mara))
        #expect(try await country.look(plan).state == .inRevision)
    }

    @Test(
        "a plan on which hours were spent is not voided, and each row in the way is named", arguments: Engine.available)
    func void(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara, juris) = (country.anna.plan, country.viewer(.mara), country.viewer(.juris))
        let today = country.clock.clock.today
        try await country.plans.recordWork(.preparation, hours: 2, on: today, of: plan, as: mara)
        try await country.plans.recordWork(.supervision, hours: 1, on: today, of: plan, as: mara)
        let work = try await country.plans.open(plan, as: mara).work
        let refused = await refusal { try await country.plans.void(plan, reason: "Kļūda.", as: juris) }
        #expect(refused?.isConflict == true)
        #expect(Set(refused?.fields ?? []) == Set(work.map { "work-\($0.id)" }))
        for row in work { try await country.plans.withdrawWork(row.id, of: plan, as: mara) }
        #expect(await refusal { try await country.plans.void(plan, reason: "", as: juris) }?.fields == ["reason"])
        try await country.plans.void(plan, reason: "Kļūda.", as: juris)
        let again = try await country.draft(of: .anna)
        #expect(again != plan, "the place is free for another plan")
    }

    @Test(
        "hours that were worked stay: sent twice they count once, and no plan holds fewer", arguments: Engine.available)
    func workedHours(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        for _ in 0..<2 {
            try await country.plans.recordWork(
                .preparation, hours: 2, on: country.clock.clock.today, of: plan, receipt: "one form", as: mara)
        }
        #expect(try await country.plans.open(plan, as: mara).work.map(\.hours) == [2])
        try await country.plans.revise(plan, as: mara)
        let file = try await country.plans.open(plan, as: mara)
        var content = file.content
        content.authorHours = 1
        let fewer = content
        #expect(
            await refusal { try await country.plans.save(fewer, of: plan, lock: file.plan.lock, as: mara) }?.fields
                == ["author_hours"])
        content.authorHours = 2
        try await country.plans.save(content, of: plan, lock: file.plan.lock, as: mara)
    }

    @Test(
        "hours of a completed plan are not withdrawn, before that a withdrawal is undone once",
        arguments: Engine.available)
    func withdrawn(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        try await country.plans.recordWork(.preparation, hours: 2, on: country.clock.clock.today, of: plan, as: mara)
        let first = try #require(try await country.plans.open(plan, as: mara).work.first?.id)
        try await country.plans.withdrawWork(first, of: plan, as: mara)
        for _ in 0..<2 { try await country.plans.recordAgain(first, of: plan, as: mara) }
        let work = try await country.plans.open(plan, as: mara).work
        #expect(work.map(\.hours) == [2] && work[0].id != first)
        try await country.bring(plan, to: .completed)
        #expect(
            await refusal { try await country.plans.withdrawWork(work[0].id, of: plan, as: mara) }?.keys == [
                "plan.problem.work_is_closed"
            ])
    }

    @Test(
        "the author's hours are paid at the rate of the semester, six at most and no more than planned",
        arguments: Engine.available)
    func authorHours(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara) = (country.anna.plan, country.viewer(.mara))
        let today = country.clock.clock.today
        try await country.plans.recordWork(.preparation, hours: 3, on: today, of: plan, as: mara)
        for (hours, day, field) in [
            (2, today, "hours"), (0, today, "hours"), (1, today.next, "worked_on"),
            (1, .cast(2025, 7, 31), "worked_on"),
        ] {
            #expect(
                await refusal {
                    try await country.plans.recordWork(.evaluation, hours: hours, on: day, of: plan, as: mara)
                }?.fields == [field])
        }
        country.clock.advance(seconds: 60)
        try await country.plans.recordWork(.evaluation, hours: 1, on: today, of: plan, as: mara)
        let file = try await country.plans.open(plan, as: mara)
        #expect(file.work.map(\.sum.cents) == [3750, 1250])
        #expect(file.money.measures == Euro(cents: 12 * 1250 + 6000))
        #expect(file.money.author == Euro(cents: 4 * 1250))
        #expect(
            await refusal {
                try await country.plans.recordWork(.preparation, hours: 1, on: today, of: country.bruno.plan, as: mara)
            }?.isConflict == true)
    }
}
