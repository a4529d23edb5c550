import Storage

extension ClaimStore {
    /// What of claims must add up; each asks for a key with two amounts that differ.
    static let questions: [(String, SQL)] = [
        (
            "lines of claim",
            """
            SELECT c.id, CAST(sum(l.cents) AS BIGINT), c.cents FROM payment_claim c JOIN claim_line l ON l.claim_id = c.id
            GROUP BY c.id, c.cents HAVING sum(l.cents) <> c.cents
            """
        ),
        (
            "postings of claim",
            """
            SELECT told.id, told.posted, told.due FROM (
                SELECT c.id, CASE WHEN s.state = 'withdrawn' THEN 0 ELSE c.cents END AS due,
                    CAST(coalesce((SELECT sum(m.cents) FROM claim_posting m
                        WHERE m.claim_id = c.id AND m.account = 'claimed'), 0) AS BIGINT) AS posted
                FROM payment_claim c JOIN payment_claim_state s ON s.claim_id = c.id AND s.left_at IS NULL) told
            WHERE told.posted <> told.due
            """
        ),
        (
            "certificate of claim",
            """
            SELECT told.id, told.posted, told.due FROM (
                SELECT c.id, CASE WHEN s.state IN ('certified', 'paid') THEN CAST((SELECT coalesce(sum(l.cents), 0)
                        - coalesce(sum(f.cents), 0) FROM claim_line l LEFT JOIN claim_finding f ON f.line_id = l.id
                        AND f.kind = 'deducted' AND \(ClaimFinding.isCurrent)
                        WHERE l.claim_id = c.id AND l.released_at IS NULL) AS BIGINT) ELSE 0 END AS due,
                    CAST(coalesce((SELECT sum(m.cents) FROM claim_posting m
                        WHERE m.claim_id = c.id AND m.account = 'certified'), 0) AS BIGINT) AS posted
                FROM payment_claim c JOIN payment_claim_state s ON s.claim_id = c.id AND s.left_at IS NULL) told
            WHERE told.posted <> told.due
            """
        ),
        (
            "sources of withdrawn claim",
            """
            SELECT m.claim_id, CAST(sum(m.cents) AS BIGINT), CAST(0 AS BIGINT) FROM claim_posting m
            JOIN payment_claim_state s ON s.claim_id = m.claim_id AND s.left_at IS NULL AND s.state = 'withdrawn'
            GROUP BY m.claim_id, m.semester_id, m.source, m.account HAVING sum(m.cents) <> 0
            """
        ),
        // Of a claim that is not paid, nothing of any source is.
        (
            "sources of paid claim",
            """
            SELECT told.id, CAST(sum(told.paid) AS BIGINT), CAST(sum(told.due) AS BIGINT) FROM (
                SELECT m.claim_id AS id, m.semester_id, m.source,
                    CASE WHEN m.account = 'paid' THEN m.cents ELSE 0 END AS paid,
                    CASE WHEN m.account = 'certified' AND s.state = 'paid' THEN m.cents ELSE 0 END AS due
                FROM claim_posting m JOIN payment_claim_state s ON s.claim_id = m.claim_id AND s.left_at IS NULL) told
            GROUP BY told.id, told.semester_id, told.source HAVING sum(told.paid) <> sum(told.due)
            """
        ),
    ]
}
