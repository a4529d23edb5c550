import Storage

extension BudgetStore {
    /// Recomputes what the ledger must hold: postings and budgets that add up to nothing for every source, allocations as
    /// they were recorded, hours and compensations as they were delivered, and of every plan what it was promised and has not spent.
    /// - Returns: the first difference in words; `nil` where there is none.
    package func verify() async throws(Rejection) -> String? {
        try await registry.read(as: .operator) { tx in
            for (what, question) in BudgetStore.questions + ClaimStore.questions {
                if let row = try tx.connection.first(question) {
                    let (key, one, other): (Int64, Int64, Int64) = (try row[0], try row[1], try row[2])
                    return "\(what) \(Identifier<Posting>(number: key)): \(one) cents against \(other)"
                }
            }
            return nil
        }
    }

    /// Each asks for a key with two amounts that differ.
    private static let questions: [(String, SQL)] = [
        (
            "posting",
            """
            SELECT posting_id, CAST(sum(cents) AS BIGINT), CAST(0 AS BIGINT) FROM ledger_entry
            GROUP BY posting_id, partner_id, programme_id, semester_id, source HAVING sum(cents) <> 0
            """
        ),
        (
            "allocations of partner",
            """
            SELECT given.partner_id, CAST(sum(given.cents) AS BIGINT), CAST(sum(given.booked) AS BIGINT) FROM (
                SELECT partner_id, programme_id, semester_id, cents, 0 AS booked FROM allocation WHERE withdrawn_at IS NULL
                UNION ALL SELECT partner_id, programme_id, semester_id, 0, -cents FROM ledger_entry
                WHERE account = 'allocated') given
            GROUP BY given.partner_id, given.programme_id, given.semester_id HAVING sum(given.cents) <> sum(given.booked)
            """
        ),
        (
            "delivery of plan",
            """
            SELECT done.plan_id, CAST(sum(done.cents) AS BIGINT), CAST(sum(done.booked) AS BIGINT) FROM (
                SELECT plan_id, cents, 0 AS booked FROM author_work WHERE withdrawn_at IS NULL
                UNION ALL SELECT plan_id, cents, 0 FROM consultation WHERE withdrawn_at IS NULL AND outcome = 'held'
                UNION ALL SELECT c.plan_id, cs.cents, 0 FROM compensation c
                    JOIN compensation_state cs ON cs.compensation_id = c.id AND cs.left_at IS NULL
                    WHERE cs.state IN ('accepted', 'deducted', 'paid', 'recovered')
                UNION ALL SELECT l.plan_id, -f.cents, 0 FROM claim_finding f JOIN claim_line l ON l.id = f.line_id
                    JOIN payment_claim_state s ON s.claim_id = l.claim_id AND s.left_at IS NULL
                    WHERE l.kind IN ('hour', 'author_work') AND (f.kind = 'correction' OR (f.kind = 'deducted'
                        AND \(ClaimFinding.isCurrent) AND s.state IN ('certified', 'paid')))
                UNION ALL SELECT plan_id, 0, cents FROM ledger_entry WHERE account = 'spent') done
            GROUP BY done.plan_id HAVING sum(done.cents) <> sum(done.booked)
            """
        ),
        (
            "reservation of plan",
            """
            SELECT held.plan_id, held.promised, held.reserved + held.spent FROM (
                SELECT one.plan_id, CAST(sum(one.promised) AS BIGINT) AS promised,
                    CAST(sum(one.reserved) AS BIGINT) AS reserved, CAST(sum(one.spent) AS BIGINT) AS spent FROM (
                    SELECT plan_id, cents AS promised, 0 AS reserved, 0 AS spent FROM commitment WHERE ended_at IS NULL
                    UNION ALL SELECT plan_id, 0, CASE WHEN account = 'reserved' THEN cents ELSE 0 END,
                        CASE WHEN account = 'spent' THEN cents ELSE 0 END
                    FROM ledger_entry WHERE plan_id IS NOT NULL) one
                GROUP BY one.plan_id) held
            WHERE held.reserved <> CASE WHEN held.promised > held.spent THEN held.promised - held.spent ELSE 0 END
            """
        ),
    ]
}
