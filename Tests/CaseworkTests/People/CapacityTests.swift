import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Hours a week of specialists")
struct CapacityTests {
    private static let monday = Day.cast(2025, 10, 6)

    private func agreed(
        _ hours: Int, _ member: CastMember = .liene, in country: Cast.Country, from: Day = CapacityTests.monday,
        through: Day? = nil
    ) -> NewCapacity {
        NewCapacity(
            person: country.person(member), kind: "consult_teacher", hours: hours,
            period: Period(from, through: through))
    }

    @Test("hours from a day on end those before them; nothing is overwritten", arguments: Engine.available)
    func succession(engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (store, school, juris) = (country.registry.capacities, country.unit(.priekule), country.viewer(.juris))
        try await store.record(agreed(12, in: country), at: school, as: juris)
        try await store.record(agreed(8, in: country, from: .cast(2026, 1, 5)), at: school, as: juris)
        let rows = try await store.sheet(of: school, as: juris).rows
        #expect(rows.map(\.hours) == [12, 8])
        #expect(rows.map(\.period.through) == [.cast(2026, 1, 4), nil])
        let kept: Int? = try await country.registry.database.read {
            try $0.first("SELECT count(*) FROM specialist_capacity")?[0]
        }
        #expect(kept == 3)
        let overlap = Message("capacity.problem.overlap", ["from": .day(Self.monday)])
        await #expect(throws: Rejection.invalid("valid_from", overlap)) {
            try await store.record(
                agreed(3, in: country, from: .cast(2025, 9, 1), through: .cast(2025, 12, 1)), at: school, as: juris)
        }
    }

    @Test("who may keep them, who may only look, and who finds nothing", arguments: Engine.available)
    func rights(engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let store = country.registry.capacities
        let (school, municipality) = (country.unit(.priekule), country.unit(.dienvidkurzemesNovads))
        for member in [CastMember.juris, .dace, .ilze] {
            let id = try await store.record(agreed(4, in: country), at: school, as: country.viewer(member))
            try await store.withdraw(id, of: school, as: country.viewer(member))
        }
        try await store.record(agreed(4, in: country), at: municipality, as: country.viewer(.ilze))
        await #expect(throws: Rejection.notAllowed("capacity.not_allowed")) {
            try await store.record(agreed(4, in: country), at: school, as: country.viewer(.raimonds))
        }
        for member in [CastMember.mara, .liene, .gunars, .ruta, .zane, .vija] {
            await #expect(throws: Rejection.notFound) { try await store.sheet(of: school, as: country.viewer(member)) }
        }
        await #expect(throws: Rejection.notFound) {
            try await store.record(agreed(4, in: country), at: municipality, as: country.viewer(.juris))
        }
        await #expect(throws: Rejection.invalid("person", "capacity.problem.person")) {
            try await store.record(agreed(4, .ruta, in: country), at: school, as: country.viewer(.juris))
        }
    }

    @Test(
        "a measure is told what its provider has free in its days, and is saved all the same",
        arguments: Engine.available)
    func workload(engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 1)
        let country = practice.country
        let (store, school) = (country.registry.capacities, country.unit(.priekule))
        try await store.record(agreed(2, in: country), at: school, as: country.viewer(.juris))
        let draft = try await country.draft(of: try await country.newcomer(50), at: .priekule, by: .mara)
        let file = try await country.plans.open(draft, as: .operator)
        var content = file.content
        // Of the 12 hours of the plan in force, spread over 87 days, seven days hold one.
        (content.measures[0].from, content.measures[0].through) = (Self.monday, Self.monday.advanced(by: 13))
        (content.measures[0].provider, content.measures[0].hours) = ("Liene Rudzīte", 4)
        try await country.plans.save(content, of: draft, lock: file.plan.lock, as: country.viewer(.mara))
        let loads = try await country.plans.workloads(for: draft, as: country.viewer(.mara))
        let load = try #require(loads.first?.workload)
        #expect((load.capacityWeekly, load.takenWeekly, load.askedWeekly) == (20, 10, 20))
        #expect(load.freeWeekly == 10 && load.isOver)
        await #expect(throws: Rejection.notFound) {
            try await country.plans.workloads(for: draft, as: country.viewer(.ruta))
        }
        #expect(try await country.plans.workloads(for: draft, as: country.viewer(.dace)).isEmpty)
    }

    @Test("a specialist whom the municipality shares is offered to its schools, and is free for all of them once")
    func shared() async throws {
        let practice = try await Practice(.sqlite, learners: 0)
        let country = practice.country
        let municipality = country.unit(.dienvidkurzemesNovads)
        try await country.registry.capacities.record(
            agreed(3, .velga, in: country), at: municipality, as: country.viewer(.ilze))
        let here = try await country.draft(of: try await country.newcomer(51), at: .priekule, by: .mara)
        #expect(try await country.plans.providers(for: here, as: country.viewer(.mara)).contains("Velga Strazda"))
        _ = try await practice.plan(52, at: .kaleti, hours: 12, provider: "Velga Strazda")
        let file = try await country.plans.open(here, as: .operator)
        var content = file.content
        content.measures[0].provider = "Velga Strazda"
        try await country.plans.save(content, of: here, lock: file.plan.lock, as: country.viewer(.mara))
        let loads = try await country.plans.workloads(for: here, as: country.viewer(.mara))
        let load = try #require(loads.first?.workload)
        #expect(load.capacityWeekly == 30 && load.takenWeekly > 0)
    }

    @Test("a specialist whom the municipality shares holds hours at each of its schools", arguments: Engine.available)
    func sharedHours(engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let country = practice.country
        let velga = country.viewer(.velga)
        let key = try await practice.plan(54, provider: "Velga Strazda")
        let entry = ConsultationEntry([.init(key)], on: country.clock.clock.today)
        #expect(await refusal { try await practice.store.log(entry, as: velga) } == .notFound)
        try await country.registry.capacities.record(
            agreed(3, .velga, in: country), at: country.unit(.dienvidkurzemesNovads), as: country.viewer(.ilze))
        let shared = try await practice.plan(55, provider: "Velga Strazda")
        try await practice.store.log(ConsultationEntry([.init(shared)], on: country.clock.clock.today), as: velga)
        #expect(try await practice.store.sheet(of: shared, as: velga).held.count == 1)
    }

    @Test("an engagement gives hours from its first day on, and none once its holder left", arguments: Engine.available)
    func engagement(engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let country = practice.country
        let (velga, first) = (country.viewer(.velga), Self.monday.next)
        try await country.registry.capacities.record(
            agreed(3, .velga, in: country, from: first), at: country.unit(.dienvidkurzemesNovads),
            as: country.viewer(.ilze))
        let key = try await practice.plan(56, provider: "Velga Strazda")
        func refused() async -> Rejection? {
            await refusal {
                try await practice.store.log(ConsultationEntry([.init(key)], on: practice.today), as: velga)
                _ = try await practice.store.sheet(of: key, as: velga)
            }
        }
        #expect(await refused() == .notFound)
        practice.clock.set(Instant(first, hour: 9))
        #expect(await refused() == nil)
        let staff = try await country.registry.people.staff(of: country.unit(.krote), as: .operator)
        for role in try #require(staff.members.first { $0.person == country.person(.velga) }).roles {
            try await country.registry.accounts.endRole(role.id, by: country.viewer(.ainars))
        }
        #expect(await refused() == .notFound)
        #expect(await refusal { _ = try await practice.store.sheet(of: key, as: velga) } == .notFound)
        let draft = try await country.draft(of: try await country.newcomer(57), at: .priekule, by: .mara)
        #expect(
            try await country.plans.providers(for: draft, as: country.viewer(.mara)).contains("Velga Strazda") == false)
    }

    @Test("plans that named a specialist before the engagement find him with it", arguments: Engine.available)
    func engagedLater(engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let country = practice.country
        let key = try await practice.plan(58, provider: "Velga Strazda")
        try await country.registry.capacities.record(
            agreed(3, .velga, in: country), at: country.unit(.dienvidkurzemesNovads), as: country.viewer(.ilze))
        let entry = ConsultationEntry([.init(key)], on: practice.today)
        #expect(try await practice.refusal(of: entry, as: country.viewer(.velga)) == [])
    }

    @Test("hours without a provider are approved, and known as such", arguments: Engine.available)
    func unmet(engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let key = try await practice.plan(53, provider: "")
        let state = try await practice.country.plans.open(key.plan, as: .operator).plan.state
        #expect([.approved, .inProgress].contains(state))
    }
}
