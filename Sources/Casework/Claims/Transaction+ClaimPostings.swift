import Storage

/// Where a claim's money stands: asked for, found right, paid. Kept beside the ledger of plans, because what a plan has
/// spent and when somebody pays for it are two questions.
package enum ClaimAccount: String, StoredWord, Sendable {
    case claimed
    case certified
    case paid
}

extension Transaction {
    /// What the live lines of a claim add up to in each semester.
    ///
    /// - Parameter cents: of a line `l`, with the deduction `f.cents` where there is one.
    func sums(of claim: PaymentClaim, _ cents: SQL) throws -> [Semester.ID: Euro] {
        let rows = try connection.query(
            """
            SELECT l.semester_id, CAST(sum(\(cents)) AS BIGINT) FROM claim_line l
            LEFT JOIN claim_finding f ON f.line_id = l.id AND f.kind = 'deducted' AND \(ClaimFinding.isCurrent)
            WHERE l.claim_id = \(claim.id) AND l.released_at IS NULL GROUP BY l.semester_id
            """)
        return Dictionary(try rows.map { (try $0[0], try $0[1]) }, uniquingKeysWith: +)
    }

    /// Writes down how much of each source moved to an account. What is written is never changed.
    func post(_ account: ClaimAccount, of claim: PaymentClaim, _ sums: [Semester.ID: Euro]) throws {
        var rows: [[SQLValue]] = []
        for (semester, amount) in sums.sorted(by: { $0.key < $1.key }) {
            let split = try fundingSplit(of: claim.programme, on: try self.semester(semester).period.from)
            for part in split.parts(of: amount) where part.amount != .zero {
                rows.append([
                    Identifier<ClaimAccount>(at: now).sqlValue, claim.id.sqlValue, claim.partner.sqlValue,
                    claim.programme.sqlValue, semester.sqlValue, part.source.sqlValue, account.rawValue.sqlValue,
                    part.amount.sqlValue, now.sqlValue,
                ])
            }
        }
        guard !rows.isEmpty else { return }
        try connection.insert(
            into: "claim_posting",
            columns: [
                "id", "claim_id", "partner_id", "programme_id", "semester_id", "source", "account", "cents",
                "recorded_at",
            ], rows: rows)
    }

    /// What stands on the accounts of a claim, by source.
    func postings(of claim: PaymentClaim.ID) throws -> [ClaimAccount: [FundingSplit.Part]] {
        let rows = try connection.query(
            """
            SELECT account, source, CAST(sum(cents) AS BIGINT) FROM claim_posting WHERE claim_id = \(claim)
            GROUP BY account, source ORDER BY account, source
            """)
        return try rows.reduce(into: [:]) { parts, row in
            parts[try .stored(try row[0]), default: []].append(
                FundingSplit.Part(source: try row[1], amount: try row[2]))
        }
    }

    /// The bank paid what was certified.
    func pay(_ claim: PaymentClaim) throws {
        try post(.paid, of: claim, try sums(of: claim, "l.cents - coalesce(f.cents, 0)"))
        try enter(.paid, claim: claim.id)
        try record(.updated, claim, [.init("state", from: claim.state.rawValue, to: "paid")])
    }
}
