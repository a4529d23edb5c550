import Language
import Storage

extension ClaimStore {
    /// For whom the viewer may claim: partners that exist or existed, and for the state its expert.
    /// - Throws: `.notFound` for somebody who has no business with money, `.notAllowed` for whoever only reads.
    package func claimants(as viewer: Viewer) async throws(Rejection) -> Claimants {
        try await registry.read(as: viewer) { tx in
            try tx.requireBudgets()
            let today = tx.today
            let partners = try tx.records(
                where: """
                    (u.level IN ('municipality', 'institution') AND \(viewer.scopeOfBudgets(.submitClaim, "u.id", on: today)))
                    OR (u.level = 'state' AND \(viewer.scope(.controlClaim, of: "u.id", on: today)))
                    """
            ).map { NamedUnit($0, on: today) }.filter { $0.level != .institution || $0.kind.isOfState }
            guard !partners.isEmpty else { throw Rejection.notAllowed("claim.not_allowed.submit") }
            return Claimants(partners: partners.inOrderOfNames(), programmes: try tx.claimedProgrammes())
        }
    }

    /// What a claim would hold now.
    /// - Throws: `.notFound` for a partner out of scope, `.notAllowed` for somebody who only reads its budget.
    package func preview(_ request: ClaimRequest, as viewer: Viewer) async throws(Rejection) -> ClaimPreview {
        try await registry.read(as: viewer) { tx in try tx.preview(request) }
    }

    /// Freezes what was delivered and asks for it.
    ///
    /// - Parameters:
    ///   - seen: the total that the preview showed; another one is refused, so that nobody asks for what he has not seen.
    ///   - receipt: the form's token: sent twice, it makes one claim.
    @discardableResult
    package func submit(_ request: ClaimRequest, seen: Euro? = nil, receipt: String? = nil, as viewer: Viewer)
        async throws(Rejection) -> PaymentClaim.ID
    {
        try await registry.write(as: viewer) { tx in
            if let made = try tx.made(by: receipt) { return PaymentClaim.ID(number: made) }
            let preview = try tx.preview(request)
            guard preview.total > .zero else {
                throw Rejection.conflict(
                    preview.waiting.isEmpty ? "claim.problem.nothing" : "claim.problem.no_contract")
            }
            if let seen, seen != preview.total {
                throw Rejection.conflict(
                    Message("claim.problem.changed", ["seen": .money(seen), "total": .money(preview.total)]))
            }
            let id = try tx.insert(preview)
            try tx.enter(.submitted, claim: id)
            let claim = try tx.visibleClaim(id)
            try tx.keepContracts(under: claim)
            try tx.post(.claimed, of: claim, try tx.sums(of: claim, "l.cents"))
            try tx.record(
                .created, claim,
                [
                    .init("partner", from: nil, to: claim.partnerCode),
                    .init("number", from: nil, to: claim.name),
                    .init("amount.planned", from: nil, to: String(claim.total.cents)),
                ])
            try tx.keepReceipt(receipt, made: id.number)
            return id
        }
    }

    /// Takes a claim back before its control began: its rows are free for another one.
    package func withdraw(_ id: PaymentClaim.ID, reason: String, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let claim = try tx.claim(id, .submitClaim, in: .submitted)
            guard !reason.isEmpty else { throw Rejection.invalid("reason", "plan.problem.comment_missing") }
            guard reason.count <= PlanRules.longestText else {
                throw Rejection.invalid("reason", "plan.problem.text_too_long")
            }
            try tx.postWithdrawal(of: claim)
            try tx.release(.withdrawn, "claim_id = \(id)")
            try tx.enter(.withdrawn, claim: id, reason: reason)
            try tx.record(.withdrawn, claim, [.init("reason", from: nil, to: reason)])
        }
    }
}

extension Transaction {
    fileprivate func preview(_ request: ClaimRequest) throws -> ClaimPreview {
        let partner = try claimant(coded: request.partner)
        let programme = try programme(coded: request.programme)
        guard try claimedProgrammes().contains(where: { $0.id == programme.id }) else {
            throw Rejection.invalid(
                "programme", Message("claim.problem.own_money", ["programme": .text(programme.code)]))
        }
        guard request.from <= request.through else {
            throw Rejection.invalid("through", "plan.problem.ends_before_it_starts")
        }
        guard request.through <= today else { throw Rejection.invalid("through", "claim.problem.future") }
        let rows = try claimable(request, of: partner, programme)
        return ClaimPreview(
            request: request, partner: NamedUnit(partner, on: today), programme: programme,
            rows: rows.filter(\.isUnderContract), waiting: rows.filter { !$0.isUnderContract },
            kindNames: try kindNames())
    }

    fileprivate func insert(_ preview: ClaimPreview) throws -> PaymentClaim.ID {
        let (partner, programme, request) = (preview.partner, preview.programme, preview.request)
        let id = PaymentClaim.ID(at: now)
        let kind: PaymentClaim.Kind = partner.level == .state ? .state : .partner
        let last: Int =
            try connection.first(
                """
                SELECT coalesce(max(number), 0) FROM payment_claim
                WHERE programme_id = \(programme.id) AND partner_id = \(partner.id)
                """)?[0] ?? 0
        do {
            try connection.execute(
                """
                INSERT INTO payment_claim (id, kind, partner_id, programme_id, period_from, period_to, number, cents, built_by,
                    recorded_at)
                VALUES (\(id), \(kind.rawValue), \(partner.id), \(programme.id), \(request.from), \(request.through),
                    \(last + 1), \(preview.total), \(viewer.person), \(now))
                """)
            try connection.insert(
                into: "claim_line",
                columns: [
                    "id", "claim_id", "position", "kind", "object_id", "matter", "plan_id", "institution_id",
                    "semester_id", "delivered_on", "cents", "carried_from",
                ],
                rows: preview.rows.enumerated().map { index, row in
                    [
                        ClaimLine.ID(at: now).sqlValue, id.sqlValue, (index + 1).sqlValue, row.kind.rawValue.sqlValue,
                        row.object.sqlValue, row.matter.sqlValue, row.plan.sqlValue, row.institution.sqlValue,
                        row.semester.sqlValue, row.deliveredOn.sqlValue, row.amount.sqlValue,
                        row.carriedFrom.sqlValue,
                    ]
                })
        } catch DatabaseError.alreadyExists(let rule) {
            // Another claim took the number or a row a moment earlier: tried again, this one sees it.
            throw DatabaseError.conflict(rule)
        }
        return id
    }

    /// Lines leave their claim; what they came from may change again and be asked for again.
    func release(_ release: ClaimLine.Release, _ condition: SQL) throws {
        try connection.execute(
            """
            UPDATE claim_line SET released_at = \(now), released_as = \(release.rawValue)
            WHERE \(condition) AND released_at IS NULL
            """)
    }
}
