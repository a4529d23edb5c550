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
        var parts: [(Semester.ID, FundingSplit.Part)] = []
        for (semester, amount) in sums.sorted(by: { $0.key < $1.key }) {
            let split = try fundingSplit(of: claim.programme, on: try self.semester(semester).period.from)
            parts += split.parts(of: amount).map { (semester, $0) }
        }
        try write(account, of: claim, parts)
    }

    private func write(
        _ account: ClaimAccount, of claim: PaymentClaim, _ parts: [(Semester.ID, FundingSplit.Part)],
        paidOn day: Day? = nil
    ) throws {
        let rows = parts.filter { $0.1.amount != .zero }.map { semester, part in
            [
                Identifier<ClaimAccount>(at: now).sqlValue, claim.id.sqlValue, claim.partner.sqlValue,
                claim.programme.sqlValue, semester.sqlValue, part.source.sqlValue, account.rawValue.sqlValue,
                part.amount.sqlValue, day.sqlValue, now.sqlValue,
            ]
        }
        guard !rows.isEmpty else { return }
        try connection.insert(
            into: "claim_posting",
            columns: [
                "id", "claim_id", "partner_id", "programme_id", "semester_id", "source", "account", "cents",
                "paid_on", "recorded_at",
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

    /// What each source has in each semester on an account of a claim: what follows from it is taken from here, so that it
    /// is the same whatever the shares of the sources are by now.
    private func parts(on account: ClaimAccount, of claim: PaymentClaim) throws -> [(Semester.ID, FundingSplit.Part)] {
        try connection.query(
            """
            SELECT semester_id, source, CAST(sum(cents) AS BIGINT) FROM claim_posting
            WHERE claim_id = \(claim.id) AND account = \(account.rawValue) GROUP BY semester_id, source
            ORDER BY semester_id, source
            """
        ).map { (try $0[0], FundingSplit.Part(source: try $0[1], amount: try $0[2])) }
    }

    /// Nothing is asked for any more.
    func postWithdrawal(of claim: PaymentClaim) throws {
        let claimed = try parts(on: .claimed, of: claim)
        try write(
            .claimed, of: claim,
            claimed.map { ($0, FundingSplit.Part(source: $1.source, amount: .zero - $1.amount)) })
    }

    /// The bank paid on a day what was certified.
    func pay(_ claim: PaymentClaim, on day: Day) throws {
        try write(.paid, of: claim, try parts(on: .certified, of: claim), paidOn: day)
        try enter(.paid, claim: claim.id)
        try record(
            .updated, claim,
            [
                .init("state", from: PaymentClaim.State.certified.rawValue, to: "paid"),
                .init("paid_on", from: nil, to: day.description),
            ])
    }
}
