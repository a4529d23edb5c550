import Language
import Storage

extension ClaimLine {
    /// The condition that a line `l` is an hour that the other side has not confirmed, neither before it was claimed nor
    /// since. Those in a claim of the state were answered for when the partner's claim was certified.
    static let isUnconfirmed: SQL = """
        (l.kind = 'hour' AND NOT EXISTS (SELECT 1 FROM consultation_confirmation word
            WHERE word.consultation_id = l.object_id))
        """

    /// The condition that nothing is said about such an hour yet, and that it can be answered with the others. What is in the
    /// sample `s` is looked at one by one: unconfirmed hours are the first that the sample takes.
    static let waitsForAnswer: SQL = """
        (\(isUnconfirmed) AND s.line_id IS NULL AND (f.id IS NULL OR f.kind = 'open'))
        """
}

extension ClaimStore {
    /// Says the same about every hour outside the sample that nobody confirmed and of which nothing is said yet: that the
    /// signed paper was seen, or that the hours are parked until somebody confirms them. Sent twice, it finds nothing to
    /// answer.
    ///
    /// - Returns: how many lines it answered.
    @discardableResult
    package func answerUnconfirmed(_ finding: NewFinding, in id: PaymentClaim.ID, as viewer: Viewer)
        async throws(Rejection) -> Int
    {
        try await registry.write(as: viewer) { tx in
            let claim = try tx.claim(id, .controlClaim, in: .inControl)
            guard finding.kind == .accepted || finding.kind == .parked else {
                throw Rejection.invalid("kind", "error.field.choice")
            }
            // A word about many lines at once has to tell what was looked at.
            guard !finding.comment.isEmpty else { throw Rejection.invalid("comment", "plan.problem.comment_missing") }
            let problems = try tx.problems(of: finding, most: .zero)
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            let lines = try tx.claimLines("l.claim_id = \(claim.id) AND \(ClaimLine.waitsForAnswer)")
            for line in lines { try tx.say(finding, about: line) }
            return lines.count
        }
    }
}

extension Transaction {
    /// Hours of a claim that nobody confirmed and about which the control has yet to say something, the sample aside.
    func unanswered(in claim: PaymentClaim.ID) throws -> Int {
        try connection.first(
            "SELECT count(*) FROM \(ClaimLine.joins) WHERE l.claim_id = \(claim) AND \(ClaimLine.waitsForAnswer)"
        )?[0] ?? 0
    }
}
