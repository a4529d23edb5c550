import Cast
import Testing

@testable import Casework

@Suite("Hours in two plans")
struct DoubleHourTests {
    @Test("the same hour in two schools is refused with its time and listed without", arguments: Engine.available)
    func schools(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        try await till.log(till.plan, on: 20, as: .mara)
        try await till.log(till.second, on: 20, as: .sandra)
        var rows = try await till.doubles.list(as: till.viewer(.vija)).rows
        #expect(rows.map(\.ground) == [.hour] && rows.first?.noun == .consultation)
        #expect(rows.first?.later.institutionName == "Kalētu Mūzikas un mākslas pamatskola")
        // With times: one after the other is honest, at once is impossible.
        try await till.log(till.plan, on: 21, at: 600, as: .mara)
        try await till.log(till.second, on: 21, at: 700, as: .sandra)
        #expect(
            await refusal { try await till.log(till.second, on: 21, at: 610, as: .sandra) }?.keys
                .contains("consultation.problem.learner_elsewhere") == true)
        rows = try await till.doubles.list(as: till.viewer(.vija)).rows
        #expect(rows.count == 1)
    }

    @Test("three hours here and two there are two pairs, however they were entered", arguments: Engine.available)
    func pairs(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        try await till.log(till.plan, on: 20, hours: 2, as: .mara)
        try await till.log(till.second, on: 20, as: .sandra)
        try await till.log(till.second, on: 20, hours: 2, as: .sandra)
        #expect(try await till.count("SELECT count(*) FROM double_funding") == 2)
    }

    @Test(
        "the same hour in two programmes of one school is listed; a withdrawn one is not", arguments: Engine.available)
    func programmes(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let other = try await till.planInOtherProgramme(besides: till.sibling)
        try await till.log(till.sibling, on: 23, as: .mara)
        let entry = try await till.log(other, on: 23, as: .mara)
        let row = try #require(try await till.doubles.list(as: till.viewer(.vija)).rows.first)
        #expect(Set([row.later.programmeCode, row.earlier.programmeCode]) == ["8.3.4", "BALSTS"])
        try await till.country.registry.consultations.undo(entry, as: till.viewer(.mara))
        #expect(try await till.doubles.list(as: till.viewer(.vija)).rows.isEmpty)
    }

    @Test(
        "one specialist's hours under two measures of a plan are listed where a time is missing",
        arguments: Engine.available)
    func measures(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let country = practice.country
        let plan = try await country.draft(of: try await country.newcomer(1), at: .priekule, by: .mara)
        let file = try await country.plans.open(plan, as: .operator)
        var content = file.content
        (content.measures[0].provider, content.measures[0].from) = ("Liene Rudzīte", practice.today)
        for subject in ["matemātika", "fizika"] {
            var another = content.measures[0]
            (another.line, another.subject) = (0, subject)
            content.measures.append(another)
        }
        try await country.plans.save(content, of: plan, lock: file.plan.lock, as: country.viewer(.mara))
        try await country.bring(plan, to: .approved)
        let lines = try await country.plans.open(plan, as: .operator).content.measures.filter { $0.hours > 0 }.map(
            \.line)
        func log(_ line: Int, at time: Int?) async throws {
            let entry = ConsultationEntry(
                [.init(MeasureKey(plan, line))], on: practice.today, startsAt: time)
            try await practice.store.log(entry, as: practice.liene)
        }
        for (time, line) in zip([480, 525], lines) { try await log(line, at: time) }
        try await log(lines[2], at: nil)
        let doubles = country.registry.doubleFunding
        #expect(
            try await doubles.list(as: country.viewer(.raimonds)).rows.isEmpty,
            "one after the other, or another subject")
        try await log(lines[1], at: nil)
        let row = try #require(try await doubles.list(as: country.viewer(.raimonds)).rows.first)
        #expect(row.ground == .hour && row.later.plan == plan && row.earlier.plan == plan)
    }

    @Test("an hour that was decided to be a double is not confirmed", arguments: Engine.available)
    func confirmed(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let consultations = till.country.registry.consultations
        try await till.log(till.plan, on: 20, as: .mara)
        try await till.log(till.second, on: 20, as: .sandra)
        let pair = try #require(try await till.doubles.list(as: till.viewer(.vija)).rows.first)
        try await till.decide(pair.id, .double, as: .vija)
        let (later, earlier) = (Consultation.ID(number: pair.later.id), Consultation.ID(number: pair.earlier.id))
        #expect(
            await refusal {
                try await consultations.confirm(later, by: .evidence("e-klase 1"), as: till.viewer(.sandra))
            }?.keys == ["double_funding.problem.is_double"])
        try await consultations.confirm(earlier, by: .evidence("e-klase 2"), as: till.viewer(.mara))
    }

    @Test("an hour that is shared anew is still the double that it was decided to be", arguments: Engine.available)
    func sharedAnew(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let consultations = till.country.registry.consultations
        let mara = till.viewer(.mara)
        try await till.log(till.second, on: 20, as: .sandra)
        let group = [MeasureKey(till.plan, 2), MeasureKey(till.sibling, 2)]
        try await consultations.log(
            ConsultationEntry(group.map { .init($0) }, on: Till.day(20)), as: mara)
        let pair = try #require(try await till.doubles.list(as: till.viewer(.vija)).rows.first)
        try await till.decide(pair.id, .double, as: .vija)
        let mate = try #require(try await consultations.sheet(of: group[1], as: mara).held.first)
        try await consultations.withdraw(mate.id, reason: "Nebija klāt.", as: mara)
        let hour = try #require(try await consultations.sheet(of: group[0], as: mara).held.first)
        #expect(hour.id.number != pair.later.id)
        #expect(
            await refusal { try await consultations.confirm(hour.id, by: .evidence("e-klase 1"), as: mara) }?.keys == [
                "double_funding.problem.is_double"
            ])
    }

    @Test("the author's work for one learner, day and kind is listed the second time", arguments: Engine.available)
    func work(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let other = try await till.planInOtherProgramme(besides: till.sibling)
        try await till.work(.preparation, on: 20, of: till.sibling)
        try await till.work(.supervision, on: 20, of: till.sibling)
        try await till.work(.preparation, on: 20, of: till.plan)
        #expect(try await till.count("SELECT count(*) FROM double_funding") == 0, "another kind and another learner")
        try await till.work(.preparation, on: 20, of: other)
        let row = try #require(try await till.doubles.list(as: till.viewer(.vija)).rows.first)
        #expect(row.ground == .work && row.noun == .authorWork && row.later.plan == other)
        #expect(await refusal { try await till.decide(row.id, .separate, as: .vija) } == nil)
    }
}
