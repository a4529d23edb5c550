import Storage

extension Transaction {
    /// Moves what the held hours of a condition on `consultation` cost from reserved to spent, plan by plan.
    func spendHours(_ condition: SQL, for cause: PostingCause) throws {
        for (plan, cents) in try costs(condition) { try spend(cents, on: plan, for: cause) }
    }

    /// Gives back what the hours cost; asked before they are withdrawn.
    func takeBackHours(_ condition: SQL, for cause: PostingCause) throws {
        for (plan, cents) in try costs(condition) { try spend(.zero - cents, on: plan, for: cause) }
    }

    private func costs(_ condition: SQL) throws -> [(plan: SupportPlan.ID, cents: Euro)] {
        try connection.query(
            """
            SELECT plan_id, CAST(sum(cents) AS BIGINT) FROM consultation
            WHERE \(condition) AND outcome = 'held' AND withdrawn_at IS NULL GROUP BY plan_id ORDER BY plan_id
            """
        ).map { (try $0[0], try $0[1]) }
    }
}
