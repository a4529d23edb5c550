import Cast
import Storage
import Testing

@testable import Casework

/// The fund pays 85 of 100, the state the rest.
@Suite("The sources of a claim")
struct ClaimSourceTests {
    private func money(_ fund: Int64, _ state: Int64) -> [String: Euro] {
        ["esf": Euro(cents: fund), "state": Euro(cents: state)]
    }

    @Test("each source is asked for its part, and for nothing once the claim is withdrawn", arguments: Engine.available)
    func withdrawn(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.submit()
        // Of 117.50: 99.875 is rounded up.
        #expect(try await desk.shares(id, \.claimed) == money(99_88, 17_62))
        try await desk.claims.withdraw(id, reason: "Trūkst rindu.", as: desk.vija)
        #expect(try await desk.shares(id, \.claimed).values.allSatisfy { $0 == .zero })
        #expect(try await desk.country.budgets.verify() == nil)
        try await shift("claimed", of: id, desk)
        #expect(try await desk.country.budgets.verify()?.hasPrefix("sources of withdrawn claim") == true)
    }

    @Test(
        "what is deducted, paid and corrected is rounded by source, and each source pays what was certified",
        arguments: Engine.available)
    func paid(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        let hours = try await desk.lines(id, .hour)
        try await desk.find(.deducted, 333, on: hours[0])
        try await desk.certify(id)
        try await desk.country.openAccounts()
        try await desk.pay(id)
        // Of 114.17: 97.0445 is rounded down.
        #expect(try await desk.shares(id, \.certified) == money(97_04, 17_13))
        #expect(try await desk.shares(id, \.paid) == money(97_04, 17_13))
        try await desk.correct(hours[1], 777)
        try await desk.registry.consultations.log(desk.entry(on: 28), as: desk.country.viewer(.mara))
        let next = try await desk.submit()
        // One hour of 12.50 less 7.77: of 4.73 the fund's part is 4.0205.
        #expect(try await desk.shares(next, \.claimed) == money(4_02, 71))
        #expect(try await desk.country.budgets.verify() == nil)
        try await shift("paid", of: id, desk)
        #expect(try await desk.country.budgets.verify()?.hasPrefix("sources of paid claim") == true)
    }

    @Test("a source pays what was certified of it, whatever the shares are by then", arguments: Engine.available)
    func changed(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        try await desk.certify(id)
        try await desk.registry.database.write { connection in
            try connection.execute(
                "UPDATE programme_source SET share = 5000 WHERE programme_id IN (SELECT id FROM programme WHERE code = 'BALSTS')"
            )
        }
        try await desk.country.openAccounts()
        try await desk.pay(id)
        #expect(try await desk.shares(id, \.paid) == money(99_88, 17_62))
    }

    @Test(
        "what the bank paid in December is of that quarter, also where it was written down in January",
        arguments: Engine.available)
    func quarter(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.checked()
        try await desk.certify(id)
        let (country, last) = (desk.country, Day.cast(2025, 12, 31))
        country.clock.set(Instant(last.previous, hour: 9))
        try await country.openAccounts()
        let list = try await desk.release(id, dueOn: last)
        country.clock.set(Instant(.cast(2026, 1, 2), hour: 9))
        try await desk.reconcile(list, on: last)
        func paid(knownOn day: Day? = nil) async throws -> [Quarter?: Euro] {
            var request = MoneyRequest(by: [.quarter])
            request.knownOn = day
            let rows = try await country.budgets.money(request, as: desk.raimonds).rows
            return Dictionary(rows.map { ($0.quarter, $0.figures.paid) }, uniquingKeysWith: +)
                .filter { $0.value != .zero }
        }
        #expect(try await paid() == [Quarter(of: last): Desk.total])
        // On New Year's Day nobody had written it down.
        #expect(try await paid(knownOn: .cast(2026, 1, 1)).isEmpty)
    }

    /// A cent goes from one source to the other, so that no sum of the whole claim changes.
    private func shift(_ account: String, of claim: PaymentClaim.ID, _ desk: Desk) async throws {
        let now = desk.country.clock.clock.now
        try await desk.registry.database.write { connection in
            for (source, cents) in [("esf", Int64(1)), ("state", -1)] {
                try connection.execute(
                    """
                    INSERT INTO claim_posting (id, claim_id, partner_id, programme_id, semester_id, source, account, cents,
                        paid_on, recorded_at)
                    SELECT CAST(\(Identifier<ClaimAccount>(at: now)) AS BIGINT), claim_id, partner_id, programme_id,
                        semester_id, source, account, CAST(\(cents) AS BIGINT), paid_on, recorded_at FROM claim_posting
                    WHERE id = (SELECT min(m.id) FROM claim_posting m WHERE m.claim_id = \(claim) AND m.account = \(account)
                        AND m.source = \(source))
                    """)
            }
        }
    }
}
