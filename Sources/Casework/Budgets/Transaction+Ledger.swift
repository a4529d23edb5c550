import Storage

extension Transaction {
    /// Writes a posting down. What is written is never changed: a correction is another posting.
    func post(_ posting: Posting) throws {
        guard posting.isBalanced else { throw Rejection.broken("a posting does not add up to nothing") }
        guard !posting.entries.isEmpty else { return }
        let (id, budget) = (Posting.ID(at: now), posting.budget)
        try connection.insert(
            into: "ledger_entry",
            columns: [
                "id", "posting_id", "partner_id", "programme_id", "semester_id", "source", "account", "cents",
                "plan_id", "cause", "cause_id", "recorded_at",
            ],
            rows: posting.entries.map { entry in
                [
                    Identifier<Posting.Entry>(at: now).sqlValue, id.sqlValue, budget.partner.sqlValue,
                    budget.programme.sqlValue, budget.semester.sqlValue, entry.source.sqlValue,
                    entry.account.rawValue.sqlValue, entry.amount.sqlValue, posting.plan.sqlValue,
                    posting.cause.kind.rawValue.sqlValue, posting.cause.object.sqlValue, now.sqlValue,
                ]
            })
    }

    /// What stands on the accounts of a budget, over all sources.
    func balances(of budget: Budget) throws -> [LedgerAccount: Euro] {
        let rows = try connection.query(
            """
            SELECT account, CAST(sum(cents) AS BIGINT) FROM ledger_entry WHERE \(budget.condition) GROUP BY account
            """)
        return try rows.reduce(into: [:]) { balances, row in balances[try .stored(try row[0])] = try row[1] }
    }

    /// What a plan holds: the budget that pays for it, and the money of each source on each account.
    func holdings(of plan: SupportPlan.ID) throws -> PlanHoldings {
        let rows = try connection.query(
            """
            SELECT partner_id, programme_id, semester_id, account, source, CAST(sum(cents) AS BIGINT) FROM ledger_entry
            WHERE plan_id = \(plan) GROUP BY partner_id, programme_id, semester_id, account, source
            """)
        var holdings = PlanHoldings()
        for row in rows {
            holdings.budget = Budget(partner: try row[0], programme: try row[1], semester: try row[2])
            holdings.amounts[try .stored(try row[3]), default: [:]][try row[4]] = try row[5]
        }
        return holdings
    }
}

/// The money of one plan as the ledger tells it.
struct PlanHoldings {
    /// `nil` before its first posting.
    var budget: Budget?
    var amounts: [LedgerAccount: [String: Euro]] = [:]

    func amount(_ account: LedgerAccount, _ source: String) -> Euro { amounts[account]?[source] ?? .zero }
    func total(_ account: LedgerAccount) -> Euro { (amounts[account] ?? [:]).values.sum }
    var sources: Set<String> { Set(amounts.values.flatMap(\.keys)) }
}
