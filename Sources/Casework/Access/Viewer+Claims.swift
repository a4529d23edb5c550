import Language
import Storage

extension Viewer {
    /// Which claims a viewer may open: those of the partners whose budgets he reads.
    func scopeOfClaims(on today: Day) -> SQL { scopeOfBudgets(.readBudget, "c.partner_id", on: today) }

    /// Whose deliveries a viewer may look at one by one, with the learner's name: those of plans that he may open, and
    /// those that he settles. Who only runs the program reads sums.
    func scopeOfTrails(on today: Day) -> SQL {
        "(\(scopeOfPlans(on: today)) OR \(scopeOfSettlement(of: "p.institution_id", on: today)))"
    }
}

extension Transaction {
    /// The partner with this code, whose claims the viewer may submit; the state's own are the state expert's.
    /// - Throws: `.notFound` for what is no partner or out of scope, `.notAllowed` with who can.
    func claimant(coded code: String) throws -> UnitRecord {
        let record = try unit(coded: code)
        let isPartner =
            record.level == .municipality || record.level == .state || record.history.version(on: today).kind.isOfState
        guard isPartner, try holdsBudget(.readBudget, of: record.id) else { throw Rejection.notFound }
        let right: Right = record.level == .state ? .controlClaim : .submitClaim
        guard try holdsBudget(right, of: record.id) else { throw Rejection.notAllowed("claim.not_allowed.submit") }
        return record
    }

    func holdsBudget(_ right: Right, of partner: Unit.ID) throws -> Bool {
        try connection.first("SELECT 1 AS held WHERE \(viewer.scopeOfBudgets(right, "\(partner)", on: today))") != nil
    }

    /// - Throws: `.notFound` for a claim that does not exist or is out of scope.
    func visibleClaim(_ id: PaymentClaim.ID) throws -> PaymentClaim {
        let row = try connection.first(
            """
            SELECT \(PaymentClaim.columns) FROM \(PaymentClaim.joins)
            WHERE c.id = \(id) AND \(viewer.scopeOfClaims(on: today))
            """)
        guard let row else { throw Rejection.notFound }
        return try PaymentClaim(row: row)
    }

    /// The claim, if the viewer has the right to it and it is in one of these states.
    /// - Throws: `.notFound`, `.notAllowed` with who can, `.conflict` where its state forbids it.
    func claim(_ id: PaymentClaim.ID, _ right: Right, in states: PaymentClaim.State...) throws -> PaymentClaim {
        let claim = try visibleClaim(id)
        // The state asks for its own money itself.
        let right: Right = right == .submitClaim && claim.kind == .state ? .controlClaim : right
        guard try holdsBudget(right, of: claim.partner) else {
            throw Rejection.notAllowed(
                right == .submitClaim ? "claim.not_allowed.submit" : "claim.not_allowed.control")
        }
        guard states.contains(claim.state) else {
            throw Rejection.conflict(
                Message(
                    "claim.wrong_state", ["state": .message(Message("claim.state.\(claim.state.rawValue)"))]))
        }
        return claim
    }
}
