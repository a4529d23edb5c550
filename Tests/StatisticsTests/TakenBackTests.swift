import Casework
import Cast
import Storage
import Testing

@testable import Statistics

@Suite("What the control took back")
struct TakenBackTests {
    @Test("it leaves the cost once, from hours and from compensations", arguments: Engine.available)
    func once(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        let plan = try await sheet.delivery(
            1, [.init(hours: 4, cents: 4000), .init(kind: "comp_catering", cents: 6000, provider: "")])
        try await sheet.hours(of: plan, [.init()])
        try await sheet.compensation(
            of: plan, "comp_catering", 1500,
            [("submitted", 1500, "2017-10-05"), ("accepted", 1500, "2017-10-10"), ("deducted", 1100, "2017-12-01")])
        try await sheet.takeBack(of: plan, ["hour": 250, "compensation": 400])
        // 10.00 less 2.50, and the 11.00 that count of 15.00.
        let lines = try await sheet.lines("cost", ["by": "year"])
        #expect(lines.first?.hasPrefix("2017/18 | 18.50 | ") == true, "\(lines)")
        #expect(try await sheet.figures.verify() == nil)
    }
}

extension FactSheet {
    /// One claim with a deduction from each of these kinds of a plan's rows, in the ledger as a certificate writes it.
    fileprivate func takeBack(of plan: SupportPlan.ID, _ amounts: [String: Int64]) async throws {
        let now = clock.clock.now
        try await registry.database.write { connection in
            let rows = try connection.query(
                """
                SELECT 'hour' AS kind, id, institution_id, semester_id, programme_id FROM consultation WHERE plan_id = \(plan)
                UNION ALL SELECT 'compensation', id, institution_id, semester_id, programme_id FROM compensation
                WHERE plan_id = \(plan)
                """)
            let (claim, day) = (PaymentClaim.ID(at: now), Day.of("2017-10-02"))
            for (index, row) in rows.enumerated() {
                let (kind, object): (String, Int64) = (try row[0], try row[1])
                let (unit, term, programme): (Int64, Int64, Int64) = (try row[2], try row[3], try row[4])
                let (line, finding, entry) = (ClaimLine.ID(at: now), ClaimFinding.ID(at: now), Posting.ID(at: now))
                let amount = amounts[kind] ?? 0
                if index == 0 {
                    try connection.execute(
                        """
                        INSERT INTO payment_claim (id, kind, partner_id, programme_id, period_from, period_to, number, cents,
                            recorded_at)
                        VALUES (\(claim), 'partner', \(unit), \(programme), \(day), \(day), 1, 2500, \(now))
                        """)
                }
                try connection.execute(
                    """
                    INSERT INTO claim_line (id, claim_id, position, kind, object_id, matter, plan_id, institution_id, semester_id,
                        delivered_on, cents)
                    VALUES (\(line), \(claim), \(index + 1), \(kind), \(object), '', \(plan), \(unit), \(term), \(day), 1000)
                    """)
                try connection.execute(
                    """
                    INSERT INTO claim_finding (id, line_id, kind, reason_code, cents, comment, recorded_at)
                    VALUES (\(finding), \(line), 'deducted', 'arithmetic', \(amount), '', \(now))
                    """)
                try connection.execute(
                    """
                    INSERT INTO ledger_entry (id, posting_id, partner_id, programme_id, semester_id, source, account, cents, plan_id,
                        cause, cause_id, recorded_at)
                    VALUES (\(entry), \(entry), \(unit), \(programme), \(term), 'state', 'spent', \(0 - amount), \(plan), 'deduction',
                        \(finding), \(now))
                    """)
            }
        }
    }
}
