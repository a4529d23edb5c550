import Language
import Storage

extension BudgetStore {
    /// Takes back a contract that was entered by mistake, such as for another partner: its number is free again.
    /// - Throws: `.conflict` where money was allocated or claimed on days that no other contract covers.
    package func annul(
        _ id: Contract.ID, of partner: String, reason: String, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let partner = try tx.partner(coded: partner, .manageBudget)
            let contracts = try tx.contracts(of: partner.id)
            guard let contract = contracts.first(where: { $0.id == id }) else { throw Rejection.notFound }
            try BudgetStore.check(reason)
            let others = contracts.filter { $0.id != id && $0.programmeCode == contract.programmeCode }
            try tx.requireNoAllocation(under: contract, besides: others, of: partner.id)
            try tx.requireNoClaim(under: contract, besides: others, of: partner.id)
            try tx.connection.execute(
                "UPDATE contract SET withdrawn_at = \(tx.now), withdrawal_reason = \(reason) WHERE id = \(id)")
            try tx.connection.execute(
                """
                UPDATE contract_amendment SET withdrawn_at = \(tx.now)
                WHERE contract_id = \(id) AND withdrawn_at IS NULL
                """)
            try tx.record(
                JournalEntry(
                    .withdrawn, .init("contract", id.number),
                    changes: [
                        .init("partner", from: partner.unit.code, to: nil),
                        .init("number", from: contract.number, to: nil),
                        .init("reason", from: nil, to: reason),
                    ]))
        }
    }

    /// Why something about money was taken back or let pass.
    static func check(_ reason: String) throws(Rejection) {
        guard !reason.isEmpty, reason.count <= 1000 else { throw .invalid("reason", "budget.problem.reason") }
    }
}

extension Transaction {
    /// - Throws: `.conflict` where money was allocated for a semester that no other contract reaches.
    func requireNoAllocation(
        under contract: Contract, besides others: [Contract], of partner: Unit.ID
    ) throws {
        let terms = Dictionary(try semesters().map { ($0.id, $0.period) }, uniquingKeysWith: { first, _ in first })
        let rests = try allocations(of: partner).contains { allocation in
            guard allocation.withdrawnAt == nil, allocation.programmeCode == contract.programmeCode,
                let term = terms[allocation.semester]
            else { return false }
            func covers(_ contract: Contract) -> Bool { contract.inForce.intersection(term) != nil }
            return covers(contract) && !others.contains(where: covers)
        }
        guard !rests else { throw Rejection.conflict([Problem("contract", "budget.problem.contract_allocated")]) }
    }

    /// - Throws: `.conflict` where money was claimed for a day that no other contract covers.
    func requireNoClaim(under contract: Contract, besides others: [Contract], of partner: Unit.ID) throws {
        let days = try connection.query(
            """
            SELECT DISTINCT \(Claimable.agreedDay) AS agreed_on FROM claim_line d JOIN payment_claim c ON c.id = d.claim_id
            JOIN programme g ON g.id = c.programme_id
            WHERE c.partner_id = \(partner) AND g.code = \(contract.programmeCode) AND d.kind <> 'correction'
            AND (d.released_as IS NULL OR d.released_as <> 'withdrawn')
            """
        ).map { try $0[0] as Day }
        let rests = days.contains { day in
            contract.inForce.contains(day) && !others.contains { $0.inForce.contains(day) }
        }
        guard !rests else { throw Rejection.conflict([Problem("contract", "budget.problem.contract_claimed")]) }
    }
}
