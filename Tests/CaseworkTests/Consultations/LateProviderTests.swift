import Cast
import Storage
import Testing

@testable import Casework

@Suite("A provider whom the registry knows later than the plan")
struct LateProviderTests {
    @Test("a teacher whose role begins after the plan finds the hours from that day on", arguments: Engine.available)
    func later(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let key = try await practice.plan(1, provider: "Velga Strazda")
        let (country, store, velga) = (practice.country, practice.store, practice.country.viewer(.velga))
        let begins = practice.today.advanced(by: 2)
        let early = ConsultationEntry([.init(key)], on: practice.today)
        try await store.log(early, as: practice.juris)
        try await practice.employ(.velga, from: begins)
        #expect(await refusal { try await store.log(early, as: velga) } == .notFound)
        #expect(try await store.today(as: velga).measures.isEmpty)

        practice.clock.set(Instant(begins, hour: 18))
        #expect(try await store.today(as: velga).measures.map(\.key) == [key])
        try await store.log(ConsultationEntry([.init(key)], on: begins), as: velga)
        // What the head recorded before stays as it was.
        #expect(try await practice.sheet(key).held.map(\.specialistPerson) == [nil, country.person(.velga)])
        let sheet = try await store.timesheet(of: country.person(.velga), in: Month(of: begins), as: velga)
        #expect(sheet.consultations.map(\.day) == [begins])
        let journaled: Int? = try await country.registry.database.read { connection in
            try connection.first(
                """
                SELECT count(*) FROM journal WHERE object_kind = 'support_plan' AND object_id = \(key.plan)
                AND changes LIKE '%"field":"provider","to":"Velga Strazda"%'
                """)?[0]
        }
        #expect(journaled == 1)
    }

    @Test(
        "a teacher who is known since a later version has the days of the versions before that mean the same",
        arguments: Engine.available)
    func sameName(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let (country, first) = (practice.country, practice.today)
        let key = try await practice.plan(1, provider: "Velga Strazda")
        func entry(_ days: Int) -> ConsultationEntry {
            ConsultationEntry([.init(key)], on: first.advanced(by: days))
        }
        practice.clock.set(Instant(first.advanced(by: 2), hour: 9))
        try await practice.nameProvider("Liene Rudzīte", of: key)
        practice.clock.set(Instant(first.advanced(by: 4), hour: 9))
        try await practice.nameProvider("Velga Strazda", of: key)
        practice.clock.set(Instant(first.advanced(by: 5), hour: 18))
        try await practice.employ(.velga)
        let velga = country.viewer(.velga)
        #expect(try await practice.refusal(of: entry(0), as: velga) == [])
        #expect(try await practice.refusal(of: entry(1), as: practice.juris) == [])
        #expect(try await practice.refusal(of: entry(3), as: velga) == ["held_on another_provider"])
        let person = country.person(.velga)
        #expect(try await practice.sheet(key).held.map(\.specialistPerson) == [person, person])
    }

    @Test("a specialist of two schools who came later is at one of them at a time", arguments: Engine.available)
    func twoSchools(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let velga = practice.country.viewer(.velga)
        let here = try await practice.plan(1, provider: "Velga Strazda")
        let there = try await practice.plan(2, at: .kaleti, provider: "Velga Strazda")
        try await practice.employ(.velga)
        try await practice.employ(.velga, at: .kaleti)
        practice.clock.set(Instant(practice.today, hour: 18))
        func entry(_ key: MeasureKey, _ minutes: Int) -> ConsultationEntry {
            ConsultationEntry([.init(key)], on: practice.today, startsAt: minutes)
        }
        #expect(try await practice.refusal(of: entry(here, 14 * 60), as: velga) == [])
        #expect(
            try await practice.refusal(of: entry(there, 14 * 60 + 20), as: velga) == ["starts_at specialist_elsewhere"])
    }

    @Test("a name that is put right finds the plans that name it so", arguments: Engine.available)
    func renamed(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let key = try await practice.plan(1, provider: "Liene Rudzīte-Kalna")
        let (registry, liene) = (practice.country.registry, practice.country.person(.liene))
        let entry = ConsultationEntry([.init(key)], on: practice.today)
        #expect(await refusal { try await practice.store.log(entry, as: practice.liene) } == .notFound)
        let person = try await registry.read(as: .operator) { tx in try tx.person(liene) }
        let right = PersonCorrection(
            name: try PersonName(given: "Liene", surname: "Rudzīte-Kalna"), bornOn: person.bornOn, sex: person.sex,
            version: person.version)
        try await registry.write(as: .operator) { tx in try tx.correct(liene, to: right) }
        #expect(try await practice.refusal(of: entry) == [])
    }

    @Test("of two who are called so nobody is taken, and nobody takes what is another's", arguments: Engine.available)
    func namesakes(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let (country, today) = (practice.country, practice.today)
        let own = try await practice.plan(1, provider: "Velga Strazda")
        try await practice.employ(.velga)
        _ = try await country.registry.accounts.invite(
            try TwoSchools.guest(6, "Velga", "Strazda"), to: country.unit(.priekule), as: [.specialist], Period(today),
            by: .operator)
        let either = try await practice.plan(2, provider: "Velga Strazda")
        try await country.registry.accounts.grant(
            .homeroomTeacher, at: country.unit(.priekule), Period(today), to: country.person(.velga), by: .operator)
        #expect(try await practice.sheet(own).measure.specialist == country.person(.velga))
        #expect(try await practice.sheet(either).measure.specialist == nil)
    }

    @Test("versions that no longer count keep nobody where nobody was known", arguments: Engine.available)
    func superseded(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let key = try await practice.plan(1, provider: "Velga Strazda")
        practice.clock.set(Instant(practice.today.next, hour: 9))
        try await practice.nameProvider("Liene Rudzīte", of: key)
        try await practice.employ(.velga)
        let known: [Int64?] = try await practice.country.registry.database.read { connection in
            try connection.query(
                """
                SELECT m.provider_id FROM plan_measure m JOIN plan_version v ON v.id = m.version_id
                WHERE v.plan_id = \(key.plan) AND m.line = \(key.line) ORDER BY v.number
                """
            ).map { try $0[0] }
        }
        #expect(known == [nil, practice.country.person(.liene).number])
    }
}
