import Storage

extension Transaction {
    /// What speaks for a look at each line of a claim, told by plain rules from the rows behind it.
    func risks(of claim: PaymentClaim.ID, big: Euro) throws -> [ClaimLine.ID: [RiskReason]] {
        var risks: [ClaimLine.ID: [RiskReason]] = [:]
        func note(_ question: SQL, _ reasons: [RiskReason]) throws {
            for row in try connection.query(question) {
                let line: ClaimLine.ID = try row[0]
                for (place, reason) in reasons.enumerated() where try row[place + 1] as Int > 0 {
                    risks[line, default: []].append(reason)
                }
            }
        }
        // `o` is the line that says what was delivered: of a claim of the state, the one of the partner.
        let lines: SQL = """
            claim_line l JOIN claim_line o ON o.id = CASE WHEN l.kind = 'line' THEN l.object_id ELSE l.id END
            """
        try note(
            """
            SELECT l.id, CASE WHEN c.despite <> '' THEN 1 ELSE 0 END
            FROM \(lines) JOIN compensation c ON o.kind = 'compensation' AND c.id = o.object_id WHERE l.claim_id = \(claim)
            """, [.despite])
        // Pairs that were decided to be two things speak for nothing any more.
        try note(
            """
            SELECT l.id, (SELECT count(*) FROM double_funding d
                WHERE d.noun = CASE WHEN o.kind = 'hour' THEN 'consultation' ELSE o.kind END
                AND (d.later_id = o.object_id OR d.earlier_id = o.object_id) AND NOT EXISTS (
                    SELECT 1 FROM double_funding_decision dd WHERE dd.double_funding_id = d.id AND dd.superseded_at IS NULL
                    AND dd.verdict = 'separate'))
            FROM \(lines) WHERE l.claim_id = \(claim)
            """, [.match])
        try note(
            """
            SELECT l.id, CASE WHEN f.id IS NULL THEN 1 ELSE 0 END, CASE WHEN f.late THEN 1 ELSE 0 END,
                CASE WHEN c.over_dose_reason <> '' THEN 1 ELSE 0 END,
                CASE WHEN (SELECT count(DISTINCT x.session_id) FROM consultation x WHERE x.held_on = c.held_on
                    AND x.specialist_id = c.specialist_id AND x.withdrawn_at IS NULL AND x.outcome = 'held')
                    >= r.most_hours_a_day THEN 1 ELSE 0 END
            FROM \(lines) JOIN consultation c ON o.kind = 'hour' AND c.id = o.object_id JOIN hour_rule r ON r.id = c.rule_id
            LEFT JOIN consultation_confirmation f ON f.consultation_id = c.id WHERE l.claim_id = \(claim)
            """, [.unconfirmed, .late, .overDose, .fullDay])
        try note(
            """
            SELECT l.id, CASE WHEN l.cents >= \(big) THEN 1 ELSE 0 END,
                (SELECT count(*) FROM budget_override b WHERE b.plan_id = l.plan_id)
            FROM claim_line l WHERE l.claim_id = \(claim)
            """, [.big, .override])
        return risks
    }
}
