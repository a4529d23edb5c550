import Language
import Storage

/// Everything behind one line of a claim, from the plan to the payment.
package struct ClaimTrail: Sendable {
    /// What was delivered.
    package enum Delivery: Sendable {
        /// With the signed paper that confirms it, where there is one.
        case hour(Consultation, Document?)
        case compensation(Compensation, Document?)
        case work(AuthorWork)
        /// What an earlier claim had too much, and its line.
        case correction(ClaimFinding, PaymentClaim, ClaimLine)
    }

    package let claim: PaymentClaim
    package let line: ClaimLine
    /// The partner's claim, where the line is one of the state.
    package let partnerClaim: PaymentClaim?
    package let kindName: Label?
    package let learnerName: String
    package let plan: SupportPlan.ID
    package let planCode: String
    /// The version that counted when the thing was delivered.
    package let version: Int?
    package let approvals: [Approval]
    package let delivery: Delivery
    package let moves: [LedgerMove]
    package let findings: [ClaimFinding]
    package let payment: ClaimPayment?
    package let proof: JournalExcerpt
    package let journalEnd: Int64
    package let may: Set<ClaimAct>
    package let errorTypes: [CodeItem]
    package let opensPlan: Bool
    package let opensCompensation: Bool
    /// The next line of the sample without a finding.
    package let next: ClaimLine.ID?
}

extension ClaimStore {
    /// The trail of a line: for those who may look at the plan, or settle its compensations. It names the learner, so the
    /// look is written down.
    package func trail(of id: ClaimLine.ID, in claim: PaymentClaim.ID, as viewer: Viewer) async throws(Rejection)
        -> ClaimTrail
    {
        try await registry.write(as: viewer) { tx in
            let claim = try tx.visibleClaim(claim)
            let line = try tx.line(id, of: claim)
            let root = try tx.root(of: line)
            let row = try tx.connection.first(
                """
                SELECT p.code, p.learner_id, h.given_name, h.surname FROM support_plan p JOIN person h ON h.id = p.learner_id
                WHERE p.id = \(line.plan) AND \(viewer.scopeOfTrails(on: tx.today))
                """)
            guard let row else { throw Rejection.notFound }
            try tx.record(
                JournalEntry(.read, .init("claim_line", id.number), learners: [try row[1]]))
            let delivery = try tx.delivery(of: root)
            let partnerClaim = root.id == line.id ? nil : try tx.visibleClaim(root.claim)
            let compensationOpens: Bool =
                if case .compensation(let compensation, _) = delivery {
                    try tx.isVisible(compensation.id)
                } else { false }
            let seen: SQL = "SELECT 1 AS opens FROM support_plan p WHERE p.id = \(line.plan)"
            return ClaimTrail(
                claim: claim, line: line, partnerClaim: partnerClaim,
                kindName: try tx.kindNames()[line.matter],
                learnerName: "\(try row[2] as String) \(try row[3] as String)", plan: line.plan, planCode: try row[0],
                version: try tx.version(of: line.plan, on: root.deliveredOn),
                approvals: try tx.approvals(of: line.plan), delivery: delivery,
                moves: try tx.moves(because: root),
                findings: try ClaimStore.findings(of: line.id, tx)
                    + (root.id == line.id ? [] : try ClaimStore.findings(of: root.id, tx)),
                payment: try tx.payment(of: partnerClaim?.id ?? claim.id),
                proof: try tx.proof(of: root, line, delivery),
                journalEnd: try tx.connection.first("SELECT seq FROM journal_head WHERE id = 1")?[0] ?? 0,
                may: try tx.possibleActs(with: claim), errorTypes: try tx.items(.deductionReason, on: tx.today),
                opensPlan: try tx.connection.first("\(seen) AND \(viewer.scopeOfPlans(on: tx.today))") != nil,
                opensCompensation: compensationOpens, next: try tx.nextOpen(after: line))
        }
    }
}

extension Transaction {
    fileprivate func isVisible(_ id: Compensation.ID) throws -> Bool {
        try connection.first(
            """
            SELECT 1 AS opens FROM compensation c JOIN support_plan p ON p.id = c.plan_id
            WHERE c.id = \(id) AND \(viewer.scopeOfCompensations(on: today))
            """) != nil
    }

    fileprivate func delivery(of root: ClaimLine) throws -> ClaimTrail.Delivery {
        switch root.kind {
        case .hour:
            let row = try connection.first(
                "SELECT \(Consultation.columns) FROM \(Consultation.joins) WHERE c.id = \(root.object)")
            if let row {
                let hour = try Consultation(row: row)
                return .hour(hour, try hour.confirmation?.document.map(visibleDocument))
            }
        case .compensation:
            let row = try connection.first(
                "SELECT \(Compensation.columns) FROM \(Compensation.joins) WHERE c.id = \(root.object)")
            if let row {
                let compensation = try Compensation(row: row)
                let isOpen = try isVisible(compensation.id)
                return .compensation(compensation, isOpen ? try compensation.document.map(visibleDocument) : nil)
            }
        case .authorWork:
            if let work = try authorWork(of: root.plan).first(where: { $0.id.number == root.object }) {
                return .work(work)
            }
        case .correction:
            let row = try connection.first("SELECT f.line_id FROM claim_finding f WHERE f.id = \(root.object)")
            if let row, let line = try claimLines("l.id = \(row[0] as ClaimLine.ID)").first,
                let finding = try ClaimStore.findings(of: line.id, self).first(where: { $0.id.number == root.object })
            {
                return .correction(finding, try visibleClaim(line.claim), line)
            }
        case .line: break
        }
        throw Rejection.broken("a line of a claim without what was delivered")
    }

    /// The version that was the last approved one at the end of a day.
    fileprivate func version(of plan: SupportPlan.ID, on day: Day) throws -> Int? {
        try connection.first(
            """
            SELECT max(number) FROM plan_version WHERE plan_id = \(plan) AND approved_at < \(Instant(day.next))
            """)?[0]
    }

    /// Movements of the ledger that this delivery and the findings about it caused.
    fileprivate func moves(because root: ClaimLine) throws -> [LedgerMove] {
        let causes: SQL = """
            e.cause_id = \(root.object)
            OR e.cause_id IN (SELECT c.entry_id FROM consultation c WHERE c.id = \(root.object))
            OR e.cause_id IN (SELECT c.session_id FROM consultation c WHERE c.id = \(root.object))
            OR e.cause_id IN (SELECT f.id FROM claim_finding f WHERE f.line_id = \(root.id))
            """
        return try ledgerMoves("e.plan_id = \(root.plan) AND (\(causes))")
    }

    fileprivate func proof(of root: ClaimLine, _ line: ClaimLine, _ delivery: ClaimTrail.Delivery) throws
        -> JournalExcerpt
    {
        var objects: [JournalEntry.Object] = [
            .init("payment_claim", line.claim.number), .init("claim_line", line.id.number),
        ]
        if root.id != line.id {
            objects += [.init("payment_claim", root.claim.number), .init("claim_line", root.id.number)]
        }
        if case .compensation(let compensation, _) = delivery {
            objects.append(.init("compensation", compensation.id.number))
        }
        // Also those that were withdrawn, or from which the bank sent the payment back.
        objects += try connection.query(
            """
            SELECT DISTINCT o.list_id FROM payment_order o WHERE o.claim_id IN (\(line.claim), \(root.claim))
            ORDER BY o.list_id
            """
        ).map { JournalEntry.Object("payment_list", try $0[0]) }
        let delivered = if case .correction(_, _, let line) = delivery { line } else { root }
        return try proof(
            of: objects, besides: .init("support_plan", line.plan.number), at: moments(of: delivered))
    }

    /// When what stands in a line was recorded and confirmed, also in the rows that an hour had before it was shared anew.
    private func moments(of line: ClaimLine) -> SQL {
        let hours = Claimable.sameHour("\(line.object)")
        return """
            SELECT h.recorded_at FROM consultation h WHERE h.id IN (\(hours))
            UNION SELECT f.confirmed_at FROM consultation_confirmation f WHERE f.consultation_id IN (\(hours))
            UNION SELECT w.recorded_at FROM author_work w WHERE w.id = \(line.object)
            """
    }

    fileprivate func nextOpen(after line: ClaimLine) throws -> ClaimLine.ID? {
        try connection.first(
            """
            SELECT l.id FROM \(ClaimLine.joins) WHERE l.claim_id = \(line.claim) AND l.id <> \(line.id)
            AND \(ClaimStore.Selection.open.condition)
            ORDER BY CASE WHEN l.position > \(line.position) THEN 0 ELSE 1 END, l.position LIMIT 1
            """)?[0]
    }
}
