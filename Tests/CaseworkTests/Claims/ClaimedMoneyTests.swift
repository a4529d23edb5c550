import Cast
import Storage
import Testing

@testable import Casework

@Suite("What of delivered money is claimed")
struct ClaimedMoneyTests {
    private func write(_ desk: Desk, _ statements: SQL...) async throws {
        try await desk.registry.database.write { connection in
            for statement in statements { try connection.execute(statement) }
        }
    }

    private static let ofBalsts: SQL = "programme_id = (SELECT id FROM programme WHERE code = 'BALSTS')"

    @Test("what a municipality pays from its own budget is claimed from nobody", arguments: Engine.available)
    func ownMoney(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine, paidByTwo: false)
        let offered = try await desk.claims.claimants(as: desk.vija).programmes.map(\.code)
        #expect(offered.contains("BALSTS") && !offered.contains("PASVALDIBA"))
        try await write(desk, "UPDATE programme_source SET source = 'municipality' WHERE \(Self.ofBalsts)")
        #expect(try await desk.claims.overview(as: desk.vija).ready.isEmpty)
        for attempt in [
            await refusal { _ = try await desk.claims.preview(desk.country.request(), as: desk.vija) },
            await refusal { try await desk.submit() },
        ] {
            #expect(attempt?.keys == ["claim.problem.own_money"] && attempt?.fields == ["programme"])
        }
    }

    @Test(
        "nothing is claimed of a semester from which on the municipality pays itself", arguments: Engine.available)
    func since(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        try await write(
            desk, "UPDATE programme_source SET valid_to = \(Day.cast(2025, 8, 31)) WHERE \(Self.ofBalsts)",
            """
            INSERT INTO programme_source (programme_id, source, share, remainder, position, valid_from)
            VALUES ((SELECT id FROM programme WHERE code = 'BALSTS'), 'municipality', 10000, TRUE, 1,
                \(Day.cast(2025, 9, 1)))
            """)
        #expect(try await desk.claims.overview(as: desk.vija).ready.isEmpty)
        #expect(try await desk.claims.preview(desk.country.request(), as: desk.vija).rows.isEmpty)
        #expect(await refusal { try await desk.submit() }?.keys == ["claim.problem.nothing"])
    }

    @Test(
        "what waits is asked for through its last day, also where that lies after the semester",
        arguments: Engine.available)
    func through(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let (country, plan) = (desk.country, desk.till.plan)
        #expect(try await desk.claims.overview(as: desk.vija).ready.map(\.through) == [country.clock.clock.today])
        try await desk.submit()
        country.clock.set(Instant(.cast(2026, 1, 20), hour: 9))
        let evaluated = Day.cast(2026, 1, 15)
        try await country.plans.recordWork(
            .evaluation, hours: 2, on: evaluated, of: plan, as: country.viewer(.mara))
        let ready = try #require(try await desk.claims.overview(as: desk.vija).ready.first)
        #expect(ready.semester.id.number == 20251 && ready.count == 1 && ready.through == evaluated)
        let request = ClaimRequest(
            partner: ready.partner.code, programme: ready.programme.code, from: ready.semester.period.from,
            through: ready.through)
        #expect(try await desk.claims.preview(request, as: desk.vija).rows.map(\.deliveredOn) == [evaluated])
    }
}
