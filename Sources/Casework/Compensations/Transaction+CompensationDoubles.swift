import Storage

/// Another row that looks like a compensation, as the compensation's page tells it.
package struct CompensationDouble: Sendable {
    package let id: DoubleFunding.ID
    package let match: CompensationMatch
    /// `nil` while nobody has decided.
    package let verdict: DoubleFunding.Verdict?
    package let reason: String
    /// The other one was there first: a decision holds this one back.
    package let isLater: Bool
    /// Whether the viewer may look at both side by side.
    package let opens: Bool
}

extension Compensation {
    /// How many pairs with `c` wait for a decision.
    static let doubts: SQL = """
        (SELECT count(*) FROM double_funding d WHERE d.noun = 'compensation' AND (d.later_id = c.id OR d.earlier_id = c.id)
            AND \(DoubleFunding.counts("d.later_id")) AND \(DoubleFunding.counts("d.earlier_id"))
            AND NOT EXISTS (SELECT 1 FROM double_funding_decision dd WHERE dd.double_funding_id = d.id
                AND dd.superseded_at IS NULL))
        """
}

extension Transaction {
    /// The rows that a compensation looks like, and those that came later and look like it.
    func doubles(of id: Compensation.ID) throws -> [CompensationDouble] {
        try connection.query(
            """
            SELECT d.id, d.ground, d.later_id, d.earlier_id, dd.verdict, dd.reason,
                CASE WHEN \(viewer.scopeOfDoubleFunding(on: today)) THEN 1 ELSE 0 END AS opens
            FROM double_funding d
            JOIN support_plan lp ON lp.id = d.later_plan_id
            JOIN support_plan ep ON ep.id = d.earlier_plan_id
            LEFT JOIN double_funding_decision dd ON dd.double_funding_id = d.id AND dd.superseded_at IS NULL
            WHERE d.noun = 'compensation' AND (d.later_id = \(id) OR d.earlier_id = \(id))
            ORDER BY d.recorded_at, d.id
            """
        ).flatMap { pair -> [CompensationDouble] in
            let (later, earlier): (Compensation.ID, Compensation.ID) = (try pair[2], try pair[3])
            let other = later == id ? earlier : later
            let ground = try DoubleFunding.Ground.stored(try pair[1])
            let verdict = try (pair[4] as String?).map { try DoubleFunding.Verdict.stored($0) }
            return try connection.query(
                "SELECT \(Compensation.columns) FROM \(Compensation.joins) WHERE c.id = \(other)"
            ).map { row in
                CompensationDouble(
                    id: try pair[0], match: CompensationMatch(ground: ground, try Compensation(row: row)),
                    verdict: verdict, reason: try pair[5] ?? "", isLater: later == id, opens: try pair[6] as Int == 1)
            }
        }
    }
}

extension CompensationMatch {
    fileprivate init(ground: DoubleFunding.Ground, _ other: Compensation) {
        self.init(
            ground: ground, other: other.id, otherPlan: other.plan, isCertain: false,
            institutionName: other.institutionName, programmeCode: other.programmeCode, from: other.from,
            through: other.through, amount: other.amount, state: other.state)
    }
}
