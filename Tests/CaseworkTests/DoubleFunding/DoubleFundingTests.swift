import Cast
import Testing

@testable import Casework

@Suite("Double funding")
struct DoubleFundingTests {
    @Test("those who decide see both rows side by side, of another school without a name", arguments: Engine.available)
    func list(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let pair = try await till.lunchInTwoSchools()
        for member in [CastMember.vija, .ilze, .raimonds] {
            let list = try await till.doubles.list(as: till.viewer(member))
            let row = try #require(list.rows.first, "\(member)")
            #expect(list.counts == [.open: 1, .double: 0, .separate: 0])
            #expect(row.id == pair.id && row.ground == .need && row.noun == .compensation)
            #expect(row.later.learnerName == row.earlier.learnerName)
            #expect(row.later.institutionName == "Priekules vidusskola" && row.earlier.learnerName != nil)
        }
        // The accountant of Priekule alone: the row of Kalēti has no name, no clerk and no way to it.
        try await till.engageAccountant()
        let row = try await till.doubles.open(pair.id, as: till.viewer(.liene)).row
        #expect(row.later.learnerName != nil && row.later.opens)
        #expect(row.earlier.learnerName == nil && row.earlier.recordedByName == nil && !row.earlier.opens)
        #expect(
            row.earlier.institutionName == "Kalētu Mūzikas un mākslas pamatskola" && row.earlier.amount.cents == 220)
    }

    @Test("a stranger, another municipality and the author find nothing", arguments: Engine.available)
    func strangers(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let pair = try await till.lunchInTwoSchools()
        for member in [
            CastMember.mara, .juris, .dace, .liene, .gunars, .kaspars, .ruta, .agnese, .zane, .andris, .inese,
        ] {
            #expect(
                await refusal { _ = try await till.doubles.open(pair.id, as: till.viewer(member)) } == .notFound,
                "\(member)")
            #expect(
                await refusal { try await till.decide(pair.id, .separate, as: member) } == .notFound, "\(member)")
        }
        #expect(
            await refusal { _ = try await till.doubles.list(as: till.viewer(.mara)) }?.keys == [
                "double_funding.not_allowed"
            ])
    }

    @Test("what was decided to be a double is not accepted while the other row counts", arguments: Engine.available)
    func held(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let pair = try await till.lunchInTwoSchools()
        try await till.decide(pair.id, .double, as: .vija)
        #expect(
            await refusal { try await till.cause(.accept, pair.later) }?.keys == ["double_funding.problem.is_double"])
        #expect(!(try await till.store.open(pair.later, as: till.viewer(.vija)).possible.contains(.accept)))
        try await till.cause(.park, pair.later)
        #expect(await refusal { try await till.cause(.accept, pair.later) }?.isConflict == true)
        try await till.cause(.accept, pair.earlier)
        // The earlier one is paid back to nobody: once it is out of the way, the later one is free.
        let list = try await till.doubles.list(.double, as: till.viewer(.vija))
        #expect(list.rows.count == 1 && list.counts[.open] == 0)
        try await till.decide(pair.id, .separate, as: .vija)
        try await till.cause(.accept, pair.later)
        #expect(try await till.state(of: pair.later) == .accepted)
        // Decided again after it was accepted: it is not paid, and its money can be deducted.
        try await till.decide(pair.id, .double, as: .vija)
        #expect(await refusal { try await till.cause(.pay, pair.later) }?.keys == ["double_funding.problem.is_double"])
        try await till.cause(.deduct, pair.later)
    }

    @Test("nothing is left to decide once one of the rows is withdrawn", arguments: Engine.available)
    func gone(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let pair = try await till.lunchInTwoSchools()
        try await till.decide(pair.id, .double, as: .vija)
        try await till.store.settle(pair.earlier, .withdraw, as: till.viewer(.sandra))
        #expect(
            await refusal { try await till.decide(pair.id, .separate, as: .vija) }?.keys
                == ["double_funding.problem.gone"])
        try await till.cause(.accept, pair.later)
        #expect(try await till.state(of: pair.later) == .accepted)
    }

    @Test(
        "SEC-16: who recorded one of the rows does not decide, nor who answers for the earlier one only",
        arguments: Engine.available)
    func others(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let pair = try await till.lunchInTwoSchools()
        try await till.engageAccountant()
        try await till.country.registry.accounts.grant(
            .accountant, at: till.country.unit(.priekule), Period(till.country.clock.clock.today),
            to: till.country.person(.mara), by: till.viewer(.juris))
        #expect(
            await refusal { try await till.decide(pair.id, .separate, as: .mara) }?.keys == [
                "double_funding.not_allowed.own"
            ])
        // Sandra hands in the next one: now the later row is that of Kalēti.
        let next = try await till.sure(Till.ticket(nil, 220, on: 23, line: 3), to: till.plan, as: .mara)
        let back = try await till.sure(Till.ticket(nil, 220, on: 23, line: 3), to: till.second, as: .sandra)
        let other = try #require(try await till.store.open(back, as: .operator).doubles.first)
        #expect(other.match.other == next)
        #expect(
            await refusal { try await till.decide(other.id, .separate, as: .liene) }?.keys == [
                "double_funding.not_allowed.other"
            ])
        try await till.decide(pair.id, .separate, as: .liene)
    }

    @Test(
        "a decision needs a reason, is followed by another and never overwritten; the state has the last word",
        arguments: Engine.available)
    func decisions(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let pair = try await till.lunchInTwoSchools()
        #expect(await refusal { try await till.decide(pair.id, nil, "", as: .vija) }?.fields == ["verdict", "reason"])
        try await till.decide(pair.id, .double, as: .vija)
        try await till.decide(pair.id, .double, as: .vija)
        #expect(try await till.count("SELECT count(*) FROM double_funding_decision") == 1, "pressed twice, it is one")
        till.country.clock.advance(seconds: 60)
        try await till.decide(pair.id, .separate, "Divas maltītes, abas skolas apliecina.", as: .raimonds)
        #expect(
            await refusal { try await till.decide(pair.id, .double, as: .vija) }?.keys == [
                "double_funding.not_allowed.state"
            ])
        let file = try await till.doubles.open(pair.id, as: till.viewer(.ilze))
        #expect(file.decisions.map(\.verdict) == [.separate, .double])
        #expect(file.decisions.map(\.role) == [.ikvdExpert, .accountant])
        let changes = try await till.count(
            "SELECT count(*) FROM journal WHERE object_kind = 'double_funding' AND action = 'sensitive_update'")
        #expect(changes == 2)
        let looks = try await till.count(
            "SELECT count(*) FROM journal WHERE object_kind = 'double_funding' AND action = 'sensitive_read'")
        #expect(looks == 1)
    }
}
