import Storage

/// What the control of a claim came to, computed from its rows and never typed: claimed, deducted by error type, parked,
/// certified, and who pays how much of it.
package struct ClaimCertificate: Sendable {
    package struct Deduction: Hashable, Sendable {
        /// A code of the list `deduction_reason`.
        package let reasonCode: String
        package let count: Int
        package let amount: Euro
    }

    /// What one source pays.
    package struct Share: Hashable, Sendable {
        package let source: String
        package let claimed: Euro
        package let certified: Euro
        package let paid: Euro
    }

    package let claim: PaymentClaim
    package let lineCount: Int
    /// Without the corrections of earlier claims.
    package let delivered: Euro
    /// What earlier claims had too much: negative.
    package let corrections: Euro
    package let deductions: [Deduction]
    package let parkedCount: Int
    package let parked: Euro
    /// What was found too much after the certificate.
    package let corrected: Euro
    package let shares: [Share]
    /// On which the partner's claim rests; of the state's none.
    package let contracts: [Contract]
    package let sample: DrawnSample?
    package let builtByName: String?
    /// Who recorded findings.
    package let controllers: [String]
    package let certifiedByName: String?
    package let certifiedAt: Instant?

    package var claimed: Euro { claim.total }
    package var deducted: Euro { deductions.map(\.amount).sum }
    /// What the certificate says, or would say now.
    package var certified: Euro { claimed - deducted - parked }
}

extension ClaimStore {
    /// The certificate of a claim of which the control is over.
    package func certificate(of id: PaymentClaim.ID, as viewer: Viewer) async throws(Rejection) -> (
        ClaimCertificate, sources: [CodeItem], errorTypes: [CodeItem]
    ) {
        try await registry.write(as: viewer) { tx in
            let claim = try tx.visibleClaim(id)
            guard claim.state == .certified || claim.state == .paid else { throw Rejection.notFound }
            try tx.record(.printed, claim)
            return (
                try tx.certificate(of: claim), try tx.items(.fundingSource, on: tx.today),
                try tx.items(.deductionReason, on: tx.today)
            )
        }
    }
}

extension Transaction {
    func certificate(of claim: PaymentClaim) throws -> ClaimCertificate {
        let lines = try connection.first(
            """
            SELECT count(*), CAST(coalesce(sum(l.cents) FILTER (WHERE l.kind <> 'correction'), 0) AS BIGINT),
                CAST(coalesce(sum(l.cents) FILTER (WHERE l.kind = 'correction'), 0) AS BIGINT)
            FROM claim_line l WHERE l.claim_id = \(claim.id)
            """)
        let deductions = try connection.query(
            """
            SELECT f.reason_code, count(*), CAST(sum(f.cents) AS BIGINT) FROM claim_finding f
            JOIN claim_line l ON l.id = f.line_id WHERE l.claim_id = \(claim.id) AND f.kind = 'deducted'
            AND \(ClaimFinding.isCurrent) GROUP BY f.reason_code ORDER BY f.reason_code
            """
        ).map { ClaimCertificate.Deduction(reasonCode: try $0[0], count: try $0[1], amount: try $0[2]) }
        let parked = try connection.first(
            """
            SELECT count(*), CAST(coalesce(sum(l.cents), 0) AS BIGINT) FROM claim_finding f
            JOIN claim_line l ON l.id = f.line_id WHERE l.claim_id = \(claim.id) AND f.kind = 'parked'
            AND \(ClaimFinding.isCurrent)
            """)
        let corrected = try connection.first(
            """
            SELECT CAST(coalesce(sum(f.cents), 0) AS BIGINT) FROM claim_finding f JOIN claim_line l ON l.id = f.line_id
            WHERE l.claim_id = \(claim.id) AND f.kind = 'correction'
            """)
        let names = try connection.query(
            """
            SELECT DISTINCT a.given_name, a.surname FROM claim_finding f JOIN claim_line l ON l.id = f.line_id
            JOIN person a ON a.id = f.recorded_by WHERE l.claim_id = \(claim.id) AND f.kind <> 'correction'
            ORDER BY a.surname, a.given_name
            """
        ).map { "\(try $0[0] as String) \(try $0[1] as String)" }
        let steps = try steps(of: claim.id)
        let certified = steps.last { $0.state == .certified }
        return ClaimCertificate(
            claim: claim, lineCount: try lines?[0] ?? 0, delivered: try lines?[1] ?? .zero,
            corrections: try lines?[2] ?? .zero, deductions: deductions, parkedCount: try parked?[0] ?? 0,
            parked: try parked?[1] ?? .zero, corrected: try corrected?[0] ?? .zero, shares: try shares(of: claim),
            contracts: try contracts(under: claim), sample: try sample(of: claim.id),
            builtByName: steps.first?.actorName, controllers: names, certifiedByName: certified?.actorName,
            certifiedAt: certified?.enteredAt)
    }

    /// In the order in which the sources pay.
    private func shares(of claim: PaymentClaim) throws -> [ClaimCertificate.Share] {
        let postings = try postings(of: claim.id)
        func amount(_ account: ClaimAccount, _ source: String) -> Euro {
            postings[account]?.first { $0.source == source }?.amount ?? .zero
        }
        let used = Set(postings.values.flatMap { $0.map(\.source) })
        // By the list, not by a day: a period may begin before anybody paid.
        let listed = try connection.query(
            """
            SELECT source FROM programme_source WHERE programme_id = \(claim.programme)
            GROUP BY source ORDER BY min(position), source
            """
        ).map { try $0[0] as String }
        let order = listed.filter(used.contains) + used.subtracting(listed).sorted()
        return order.map { source in
            ClaimCertificate.Share(
                source: source, claimed: amount(.claimed, source), certified: amount(.certified, source),
                paid: amount(.paid, source))
        }
    }
}
