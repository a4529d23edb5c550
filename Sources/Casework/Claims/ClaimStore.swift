import Language
import Storage

extension Registry {
    package var claims: ClaimStore { ClaimStore(registry: self) }
}

/// Payment claims: what was delivered is asked for, looked at, certified and paid.
package struct ClaimStore: Sendable {
    let registry: Registry

    /// Claims and what waits to be claimed, for the partners in scope.
    package struct Overview: Sendable {
        package let ready: [ClaimReady]
        package let claims: [ClaimSummary]
        /// Programmes for which the viewer may ask the paying agency.
        package let ofState: [Programme]
        /// The state's unit, for that claim.
        package let state: String?
    }

    /// - Throws: `.notFound` for somebody who has no business with money.
    package func overview(as viewer: Viewer) async throws(Rejection) -> Overview {
        try await registry.read(as: viewer) { tx in
            try tx.requireBudgets()
            let state = try tx.connection.first(
                """
                SELECT u.code FROM unit u WHERE u.level = 'state'
                AND \(viewer.scope(.controlClaim, of: "u.id", on: tx.today))
                """)
            return Overview(
                ready: try tx.claimsReady(), claims: try tx.claimSummaries(),
                ofState: state == nil ? [] : try tx.claimedProgrammes(), state: try state?[0])
        }
    }

    /// Which lines of a claim are shown.
    package enum Selection: String, CaseIterable, Sendable {
        case all
        case sample
        /// In the sample and without a finding.
        case open
        case deducted
        case parked
        case carried
        /// Hours that the other side has not confirmed.
        case unconfirmed
        /// Decided to be doubles, and not taken back yet.
        case double

        var condition: SQL {
            switch self {
            case .all: "TRUE"
            case .sample: "s.line_id IS NOT NULL"
            case .open: "s.line_id IS NOT NULL AND (f.id IS NULL OR f.kind = 'open')"
            case .deducted: "f.kind = 'deducted'"
            case .parked: "f.kind = 'parked'"
            case .carried: "l.carried_from IS NOT NULL"
            case .unconfirmed: ClaimLine.isUnconfirmed
            case .double: ClaimLine.paysDouble
            }
        }
    }

    package static let linesOnPage = 100

    package func open(_ id: PaymentClaim.ID, _ selection: Selection = .all, page: Int = 1, as viewer: Viewer)
        async throws(Rejection) -> ClaimFile
    {
        try await registry.read(as: viewer) { tx in
            let claim = try tx.visibleClaim(id)
            let condition: SQL = "l.claim_id = \(id) AND \(selection.condition)"
            return ClaimFile(
                certificate: try tx.certificate(of: claim), selection: selection,
                lines: try tx.claimLines(
                    condition, limit: ClaimStore.linesOnPage, skipping: max(0, page - 1) * ClaimStore.linesOnPage),
                count: try tx.connection.first("SELECT count(*) FROM \(ClaimLine.joins) WHERE \(condition)")?[0] ?? 0,
                openCount: try tx.openInSample(of: id), unconfirmedCount: try tx.unanswered(in: id),
                doubles: try tx.paidDoubles(of: claim), steps: try tx.steps(of: id),
                may: try tx.possibleActs(with: claim), payment: try tx.payment(of: id),
                kindNames: try tx.kindNames(), errorTypes: try tx.items(.deductionReason, on: tx.today),
                opensTrails: try tx.opensTrails(of: id))
        }
    }

    /// All lines, for a file.
    package func export(_ id: PaymentClaim.ID, as viewer: Viewer) async throws(Rejection) -> (PaymentClaim, [ClaimLine])
    {
        try await registry.write(as: viewer) { tx in
            let claim = try tx.visibleClaim(id)
            try tx.record(.exported, claim)
            return (claim, try tx.claimLines("l.claim_id = \(id)"))
        }
    }
}

/// A line of the list of claims.
package struct ClaimSummary: Sendable {
    package let claim: PaymentClaim
    package let deducted: Euro
    package let parked: Euro
    package let certified: Euro
    package let paid: Euro
    /// Lines of the sample without a finding.
    package let open: Int
}

/// What a viewer may do with a claim now.
package enum ClaimAct: String, CaseIterable, Sendable {
    case withdraw
    case draw
    case find
    case certify
    case correct
}

/// A claim with all that its page shows.
package struct ClaimFile: Sendable {
    package let certificate: ClaimCertificate
    package let selection: ClaimStore.Selection
    package let lines: [ClaimLine]
    /// Of all lines of the selection.
    package let count: Int
    package let openCount: Int
    /// Hours outside the sample that nobody confirmed, and without a finding.
    package let unconfirmedCount: Int
    /// What doubles among the lines ask for, with their positions.
    package let doubles: Message?
    package let steps: [ClaimStep]
    package let may: Set<ClaimAct>
    package let payment: ClaimPayment?
    package let kindNames: [String: Label]
    package let errorTypes: [CodeItem]
    /// Whether the viewer may look at single deliveries, with the learner's name.
    package let opensTrails: Bool

    package var claim: PaymentClaim { certificate.claim }
    package var sample: DrawnSample? { certificate.sample }
}

extension Transaction {
    func openInSample(of claim: PaymentClaim.ID) throws -> Int {
        try connection.first(
            "SELECT count(*) FROM \(ClaimLine.joins) WHERE l.claim_id = \(claim) AND \(ClaimStore.Selection.open.condition)"
        )?[0] ?? 0
    }

    func possibleActs(with claim: PaymentClaim) throws -> Set<ClaimAct> {
        var acts: Set<ClaimAct> = []
        let controls = try holdsBudget(.controlClaim, of: claim.partner)
        switch claim.state {
        case .submitted:
            if try holdsBudget(claim.kind == .state ? .controlClaim : .submitClaim, of: claim.partner) {
                acts.insert(.withdraw)
            }
            if controls { acts.insert(.draw) }
        case .inControl:
            if controls { acts.insert(.find) }
            if controls, try !hasHandIn(claim) { acts.insert(.certify) }
        case .certified, .paid: if controls { acts.insert(.correct) }
        case .withdrawn: break
        }
        return acts
    }

    fileprivate func opensTrails(of claim: PaymentClaim.ID) throws -> Bool {
        try connection.first(
            """
            SELECT 1 AS opens FROM claim_line l JOIN support_plan p ON p.id = l.plan_id
            WHERE l.claim_id = \(claim) AND \(viewer.scopeOfTrails(on: today)) LIMIT 1
            """) != nil
    }

    fileprivate func claimSummaries() throws -> [ClaimSummary] {
        try connection.query(
            """
            SELECT \(PaymentClaim.columns),
                CAST(coalesce((SELECT sum(f.cents) FROM claim_finding f JOIN claim_line l ON l.id = f.line_id
                    WHERE l.claim_id = c.id AND f.kind = 'deducted' AND \(ClaimFinding.isCurrent)), 0) AS BIGINT),
                CAST(coalesce((SELECT sum(l.cents) FROM claim_finding f JOIN claim_line l ON l.id = f.line_id
                    WHERE l.claim_id = c.id AND f.kind = 'parked' AND \(ClaimFinding.isCurrent)), 0) AS BIGINT),
                CAST(coalesce((SELECT sum(m.cents) FROM claim_posting m WHERE m.claim_id = c.id
                    AND m.account = 'certified'), 0) AS BIGINT),
                CAST(coalesce((SELECT sum(m.cents) FROM claim_posting m WHERE m.claim_id = c.id
                    AND m.account = 'paid'), 0) AS BIGINT),
                (SELECT count(*) FROM claim_line l JOIN claim_sample_line s ON s.line_id = l.id WHERE l.claim_id = c.id
                    AND NOT EXISTS (SELECT 1 FROM claim_finding f WHERE f.line_id = l.id AND f.kind <> 'open'
                        AND \(ClaimFinding.isCurrent)))
            FROM \(PaymentClaim.joins) WHERE \(viewer.scopeOfClaims(on: today))
            ORDER BY c.recorded_at DESC, c.id DESC LIMIT 500
            """
        ).map { row in
            ClaimSummary(
                claim: try PaymentClaim(row: row), deducted: try row[15], parked: try row[16], certified: try row[17],
                paid: try row[18], open: try row[19])
        }
    }
}
