import Language
import Storage

/// The sample of a claim as its pages tell it.
package struct DrawnSample: Hashable, Sendable {
    package let seed: Int64
    package let rule: SampleRule
    package let size: Int
    package let byRisk: Int
    package let drawnBy: Person.ID?
    package let drawnByName: String?
    package let drawnAt: Instant
}

extension ClaimStore {
    /// Draws the lines that will be looked at; with that the control of the claim begins.
    ///
    /// - Parameter seed: from 0 to 999,999,999,999,999; one is drawn where it is `nil`. Either way it is printed.
    package func draw(_ id: PaymentClaim.ID, seed: Int64? = nil, as viewer: Viewer) async throws(Rejection) {
        // Drawn before the transaction, which may run again.
        let seed = seed ?? ControlSample.newSeed()
        guard (0...ControlSample.largestSeed).contains(seed) else { throw .invalid("seed", "claim.problem.seed") }
        try await registry.write(as: viewer) { tx in
            let claim = try tx.claim(id, .controlClaim, in: .submitted)
            let rule = try tx.sampleRule(on: tx.today)
            let lines = try tx.claimLines("l.claim_id = \(id)")
            let risks = try tx.risks(of: id, big: rule.big)
            let scores = lines.map { line in (risks[line.id] ?? []).map(\.weight).reduce(0, +) }
            let sample = ControlSample(
                of: zip(lines, scores).map { .init(score: $1, amount: $0.amount) }, rule, seed: seed)
            let key = Identifier<ControlSample>(at: tx.now)
            try tx.connection.execute(
                """
                INSERT INTO claim_sample (id, claim_id, seed, rule_id, drawn_by, drawn_at)
                VALUES (\(key), \(id), \(seed), \(rule.id), \(viewer.person), \(tx.now))
                """)
            try tx.connection.insert(
                into: "claim_sample_line", columns: ["line_id", "sample_id", "ground"],
                rows: sample.picks.map { pick in
                    [lines[pick.index].id.sqlValue, key.sqlValue, pick.ground.rawValue.sqlValue]
                })
            try tx.connection.insert(
                into: "claim_line_score", columns: ["line_id", "sample_id", "score", "reasons"],
                rows: zip(lines, scores).map { line, score in
                    let reasons = (risks[line.id] ?? []).map(\.rawValue).joined(separator: ",")
                    return [line.id.sqlValue, key.sqlValue, score.sqlValue, reasons.sqlValue]
                })
            try tx.enter(.inControl, claim: id)
            try tx.record(
                .updated, claim,
                [
                    .init("state", from: claim.state.rawValue, to: "in_control"),
                    .init("seed", from: nil, to: String(seed)),
                ])
        }
    }
}

extension Transaction {
    func sample(of claim: PaymentClaim.ID) throws -> DrawnSample? {
        try connection.first(
            """
            SELECT \(SampleRule.columns), s.seed, s.drawn_by, s.drawn_at, a.given_name, a.surname,
                (SELECT count(*) FROM claim_sample_line x WHERE x.sample_id = s.id),
                (SELECT count(*) FROM claim_sample_line x WHERE x.sample_id = s.id AND x.ground = 'risk')
            FROM claim_sample s JOIN sample_rule r ON r.id = s.rule_id LEFT JOIN person a ON a.id = s.drawn_by
            WHERE s.claim_id = \(claim)
            """
        ).map { row in
            let (given, surname): (String?, String?) = (try row[8], try row[9])
            return DrawnSample(
                seed: try row[5], rule: try SampleRule(row: row), size: try row[10], byRisk: try row[11],
                drawnBy: try row[6], drawnByName: given.map { "\($0) \(surname ?? "")" }, drawnAt: try row[7])
        }
    }
}
