import Cast
import Testing

@testable import Casework

@Suite("The money of a plan")
struct KeptMoneyTests {
    @Test("a rate that is entered later changes a draft and no plan that was sent", arguments: Engine.available)
    func later(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let mara = country.viewer(.mara)
        let before = try await country.plans.open(country.anna.plan, as: mara)
        try await country.registry.database.write { connection in
            for (id, kind) in [(901, Rate.planAuthor), (902, "consult_teacher")] {
                try connection.execute(
                    """
                    UPDATE rate SET valid_to = \(Day.cast(2025, 8, 31))
                    WHERE kind = \(kind) AND basis = 'hour' AND valid_to IS NULL
                    """)
                try connection.execute(
                    """
                    INSERT INTO rate (id, programme, kind, basis, cents, legal_reference, demo, valid_from)
                    VALUES (\(id), 'any', \(kind), 'hour', 9900, 'Vēlāk', \(false), \(Day.cast(2025, 9, 1)))
                    """)
            }
        }
        let after = try await country.plans.open(country.anna.plan, as: mara)
        #expect(after.money == before.money && after.money.total == Euro(cents: 12 * 1250 + 6000 + 4 * 1250))
        #expect(after.content == before.content)
        let draft = try await country.plans.open(country.bruno.plan, as: mara)
        #expect(draft.content.measures[0].planned == Euro(cents: 12 * 9900))
        try await country.plans.submit(country.bruno.plan, as: mara)
        let sent = try await country.plans.open(country.bruno.plan, as: country.viewer(.juris))
        #expect(sent.money == draft.money, "approvers see what the author saw")
    }
}
