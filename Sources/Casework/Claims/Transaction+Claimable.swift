import Storage

/// What can be claimed: whatever was delivered, counts for something, and is in no other claim.
enum Claimable {
    /// - Parameter plans: a subquery with the keys of the plans.
    static func delivered(_ plans: SQL) -> SQL {
        """
        SELECT 'hour' AS kind, c.id AS object_id, c.kind AS matter, c.plan_id, c.institution_id, c.semester_id,
            c.held_on AS delivered_on, c.cents, c.held_on AS due_on
        FROM consultation c
        WHERE c.withdrawn_at IS NULL AND c.outcome = 'held' AND c.cents > 0 AND c.plan_id IN (\(plans))
        AND NOT \(DoubleFunding.holdsBack(.consultation, "c.id"))
        UNION ALL SELECT 'compensation', c.id, c.kind, c.plan_id, c.institution_id, c.semester_id, c.period_to, s.cents,
            c.period_to
        FROM compensation c JOIN compensation_state s ON s.compensation_id = c.id AND s.left_at IS NULL
        WHERE s.state IN ('accepted', 'deducted', 'paid', 'recovered') AND s.cents > 0 AND c.plan_id IN (\(plans))
        AND NOT \(DoubleFunding.holdsBack(.compensation, "c.id"))
        UNION ALL SELECT 'author_work', w.id, w.kind, w.plan_id, p.institution_id, p.semester_id, w.worked_on, w.cents,
            w.worked_on
        FROM author_work w JOIN support_plan p ON p.id = w.plan_id
        WHERE w.withdrawn_at IS NULL AND w.cents > 0 AND w.plan_id IN (\(plans))
        AND NOT \(DoubleFunding.holdsBack(.authorWork, "w.id"))
        UNION ALL SELECT 'correction', f.id, o.matter, o.plan_id, o.institution_id, o.semester_id, o.delivered_on, -f.cents,
            CAST(NULL AS DATE)
        FROM claim_finding f JOIN claim_line o ON o.id = f.line_id
        WHERE f.kind = 'correction' AND o.plan_id IN (\(plans))
        """
    }

    /// What partners of a programme were certified, for the state's own claim. What the paying agency did not pay was taken
    /// back from the partner, and is not taken from the state once more. What still pays for a double is left out, until all
    /// of it is taken back.
    static func certified(of programme: Programme.ID) -> SQL {
        """
        SELECT 'line' AS kind, l.id AS object_id, l.matter, l.plan_id, l.institution_id, l.semester_id, l.delivered_on,
            l.cents - coalesce(f.cents, 0) AS cents, made.period_to AS due_on
        FROM claim_line l
        JOIN payment_claim made ON made.id = l.claim_id AND made.kind = 'partner' AND made.programme_id = \(programme)
        JOIN payment_claim_state st ON st.claim_id = made.id AND st.left_at IS NULL AND st.state IN ('certified', 'paid')
        LEFT JOIN claim_finding f ON f.line_id = l.id AND f.kind = 'deducted' AND \(ClaimFinding.isCurrent)
        WHERE l.released_at IS NULL AND l.cents - coalesce(f.cents, 0) <> 0 AND NOT \(ClaimLine.paysDouble)
        AND NOT (l.kind = 'correction' AND EXISTS (SELECT 1 FROM claim_finding cause
            WHERE cause.id = l.object_id AND cause.above_id IS NOT NULL))
        """
    }

    /// An hour that was shared anew is the same hour in another row.
    static func sameHour(_ id: SQL) -> SQL {
        """
        SELECT old.id FROM consultation old JOIN consultation now ON now.session_id = old.session_id
            AND now.plan_id = old.plan_id AND now.line = old.line WHERE now.id = \(id)
        """
    }

    /// The condition that a row `d` is in no claim.
    static let isFree: SQL = """
        NOT EXISTS (SELECT 1 FROM claim_line l WHERE l.kind = d.kind AND l.object_id = d.object_id AND l.released_at IS NULL)
        """

    /// The plans that a partner's money pays for in a programme: those of which its ledger knows.
    static func plans(of partner: Unit.ID, _ programme: Programme.ID) -> SQL {
        """
        SELECT e.plan_id FROM ledger_entry e
        WHERE e.partner_id = \(partner) AND e.programme_id = \(programme) AND e.plan_id IS NOT NULL
        """
    }
}

extension Transaction {
    /// In the order of a claim: what was parked before comes first, then by institution, plan, kind and day.
    func claimable(_ request: ClaimRequest, of partner: UnitRecord, _ programme: Programme) throws -> [ClaimableRow] {
        let delivered =
            partner.level == .state
            ? Claimable.certified(of: programme.id)
            : Claimable.delivered(Claimable.plans(of: partner.id, programme.id))
        return try connection.query(
            """
            SELECT d.kind, d.object_id, d.matter, d.plan_id, p.code, d.institution_id,
                (SELECT x.name FROM unit_version x WHERE x.unit_id = d.institution_id AND x.valid_from <= d.delivered_on
                    ORDER BY x.valid_from DESC LIMIT 1) AS institution_name,
                d.semester_id, d.delivered_on, d.cents, before.id,
                (SELECT count(*) FROM consultation_confirmation f WHERE d.kind = 'hour' AND f.consultation_id = d.object_id),
                CASE WHEN \(Claimable.isUnderContract("\(partner.id)", "\(programme.id)")) THEN 1 ELSE 0 END
            FROM (\(delivered)) d JOIN support_plan p ON p.id = d.plan_id
            LEFT JOIN claim_line before ON before.id = (SELECT max(x.id) FROM claim_line x
                WHERE x.kind = d.kind AND x.released_as = 'parked' AND (x.object_id = d.object_id
                    OR (d.kind = 'hour' AND x.object_id IN (\(Claimable.sameHour("d.object_id"))))))
            WHERE \(Claimable.isFree) AND \(Claimable.isOwed(in: "\(programme.id)")) AND (before.id IS NOT NULL OR d.kind = 'correction'
                OR d.due_on BETWEEN \(request.from) AND \(request.through))
            ORDER BY CASE WHEN before.id IS NULL THEN 1 ELSE 0 END,
                (SELECT u.code FROM unit u WHERE u.id = d.institution_id), p.code, d.kind, d.delivered_on, d.object_id
            """
        ).map { row in
            let kind = try ClaimLine.Kind.stored(try row[0])
            return ClaimableRow(
                kind: kind, object: try row[1], matter: try row[2], plan: try row[3],
                planCode: try row[4], institution: try row[5], institutionName: try row[6] as String? ?? "",
                semester: try row[7], deliveredOn: try row[8], amount: try row[9], carriedFrom: try row[10],
                isConfirmed: kind == .hour ? try row[11] as Int > 0 : nil, isUnderContract: try row[12] as Int == 1)
        }
    }

    /// What waits to be claimed, by partner, programme and semester; the latest semester first. What is still to come is
    /// not there yet: a claim ends today. What waits for a contract is counted apart.
    func claimsReady() throws -> [ClaimReady] {
        let paid: SQL = """
            SELECT DISTINCT e.partner_id, e.programme_id, e.plan_id FROM ledger_entry e
            WHERE e.plan_id IS NOT NULL AND \(viewer.scopeOfBudgets(.readBudget, "e.partner_id", on: today))
            """
        let rows = try connection.query(
            """
            SELECT r.partner_id, r.programme_id, r.semester_id, max(r.due_on), count(*) FILTER (WHERE r.agreed = 1),
                CAST(coalesce(sum(r.cents) FILTER (WHERE r.agreed = 1), 0) AS BIGINT),
                count(*) FILTER (WHERE r.agreed = 0),
                CAST(coalesce(sum(r.cents) FILTER (WHERE r.agreed = 0), 0) AS BIGINT)
            FROM (SELECT b.partner_id, b.programme_id, d.semester_id, d.due_on, d.cents,
                    CASE WHEN \(Claimable.isUnderContract("b.partner_id", "b.programme_id")) THEN 1 ELSE 0 END AS agreed
                FROM (\(paid)) b JOIN (\(Claimable.delivered("SELECT e.plan_id FROM (\(paid)) e"))) d ON d.plan_id = b.plan_id
                WHERE \(Claimable.isFree) AND \(Claimable.isOwed(in: "b.programme_id"))
                AND (d.due_on IS NULL OR d.due_on <= \(today))) r
            GROUP BY r.partner_id, r.programme_id, r.semester_id
            """)
        let programmes = Dictionary(try programmes().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let semesters = Dictionary(try semesters().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let partners = try named(Set(try rows.map { try $0[0] as Unit.ID }), on: today)
        let may = try Dictionary(
            uniqueKeysWithValues: partners.keys.map { ($0, try holdsBudget(.submitClaim, of: $0)) })
        let ready = try rows.map { row -> ClaimReady in
            guard let partner = partners[try row[0]], let programme = programmes[try row[1]],
                let semester = semesters[try row[2]]
            else { throw Rejection.broken("a delivery of nobody") }
            return ClaimReady(
                partner: partner, programme: programme, semester: semester,
                through: try row[3] as Day? ?? min(semester.period.through ?? today, today), count: try row[4],
                amount: try row[5], waitingCount: try row[6], waiting: try row[7],
                maySubmit: may[partner.id] ?? false)
        }
        return ready.sorted { left, right in
            if left.semester != right.semester { return left.semester > right.semester }
            return left.partner.sortKey.lexicographicallyPrecedes(right.partner.sortKey)
        }
    }
}
