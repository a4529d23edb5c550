import Language
import Storage

extension ClaimStore {
    /// Closes the control: deductions take their money back, parked lines leave the claim, the rest is certified.
    ///
    /// - Throws: `.notAllowed` for whoever built the claim or recorded a finding (SEC-16), `.conflict` while a line of the
    ///   sample or an hour that nobody confirmed has no finding, or one pays for a double, or where corrections are more
    ///   than what is left.
    package func certify(_ id: PaymentClaim.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let claim = try tx.claim(id, .controlClaim, in: .inControl)
            guard try !tx.hasHandIn(claim) else { throw Rejection.notAllowed("claim.not_allowed.own") }
            let open = try tx.openInSample(of: id)
            guard open == 0 else {
                throw Rejection.conflict(Message("claim.problem.open_lines", ["count": .number(open)]))
            }
            let unconfirmed = try tx.unanswered(in: id)
            guard unconfirmed == 0 else {
                throw Rejection.conflict(Message("claim.problem.unconfirmed", ["count": .number(unconfirmed)]))
            }
            if let doubles = try tx.paidDoubles(of: claim) { throw Rejection.conflict(doubles) }
            let found = try tx.claimLines("l.claim_id = \(id) AND f.kind IN ('deducted', 'parked')")
            for line in found where line.finding?.kind == .deducted { try tx.settleDeduction(of: line, in: claim) }
            try tx.release(
                .parked, "id IN (\(list: found.filter { $0.finding?.kind == .parked }.map(\.id)))")
            let sums = try tx.sums(of: claim, "l.cents - coalesce(f.cents, 0)")
            guard sums.values.sum >= .zero else { throw Rejection.conflict("claim.problem.negative") }
            try tx.post(.certified, of: claim, sums)
            try tx.enter(.certified, claim: id)
            try tx.record(
                .updated, claim,
                [
                    .init("state", from: claim.state.rawValue, to: "certified"),
                    .init("certified", from: nil, to: String(sums.values.sum.cents)),
                ])
            // Nothing is left that a list could pay.
            if sums.values.sum == .zero { try tx.pay(claim, on: tx.today) }
        }
    }
}

extension Transaction {
    /// Whether the viewer built the claim or said something about its lines: then somebody else certifies it.
    func hasHandIn(_ claim: PaymentClaim) throws -> Bool {
        guard let person = viewer.person else { return false }
        if claim.builtBy == person { return true }
        return try connection.first(
            """
            SELECT 1 AS found FROM claim_finding f JOIN claim_line l ON l.id = f.line_id
            WHERE l.claim_id = \(claim.id) AND f.recorded_by = \(person) LIMIT 1
            """) != nil
    }

    fileprivate func settleDeduction(of line: ClaimLine, in claim: PaymentClaim) throws {
        guard let finding = line.finding else { return }
        let taken = NewFinding(
            .correction, reasonCode: finding.reasonCode, amount: finding.amount, comment: finding.comment)
        let root = try root(of: line)
        guard claim.kind == .state else { return try takeBack(taken, root, because: finding.id) }
        // What the paying agency does not pay is taken back from the partner, in its next claim.
        guard root.kind != .correction, root.certified - root.corrected >= finding.amount else {
            throw Rejection.conflict("claim.problem.nothing_left")
        }
        try takeBack(taken, root, because: try insert(taken, on: root.id, above: finding.id))
        try note(taken, on: root)
    }
}
