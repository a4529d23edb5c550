import Language
import Storage

extension BudgetStore {
    /// Enters a contract with a partner.
    /// - Throws: `.invalid` for a number that is taken, or for days that the programme does not have.
    @discardableResult
    package func sign(_ contract: NewContract, with partner: String, as viewer: Viewer) async throws(Rejection)
        -> Contract.ID
    {
        try await registry.write(as: viewer) { tx in
            let partner = try tx.partner(coded: partner, .manageBudget)
            if let made = try tx.made(by: contract.receipt) { return Contract.ID(number: made) }
            let programme = try tx.programme(coded: contract.programmeCode)
            var problems = BudgetStore.problems(number: contract.number)
            if contract.through < contract.from { problems.append(Problem("valid_to", "budget.problem.ends_before")) }
            if contract.signedOn > tx.today { problems.append(Problem("signed_on", "budget.problem.signed_ahead")) }
            problems += [("valid_from", contract.from), ("valid_to", contract.through)].compactMap { field, day in
                programme.problem(at: field, on: day)
            }
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            let known = try tx.connection.first(
                """
                SELECT id FROM contract
                WHERE programme_id = \(programme.id) AND number = \(contract.number) AND withdrawn_at IS NULL
                """)
            guard known == nil else { throw Rejection.invalid("number", "budget.problem.number_taken") }
            let id = Contract.ID(at: tx.now)
            try tx.connection.execute(
                """
                INSERT INTO contract (id, partner_id, programme_id, number, signed_on, valid_from, valid_to, recorded_by, recorded_at)
                VALUES (\(id), \(partner.id), \(programme.id), \(contract.number), \(contract.signedOn), \(contract.from),
                    \(contract.through), \(viewer.person), \(tx.now))
                """)
            try tx.record(
                JournalEntry(
                    .created, .init("contract", id.number),
                    changes: [
                        .init("partner", from: nil, to: partner.unit.code),
                        .init("number", from: nil, to: contract.number),
                        .init("valid_from", from: nil, to: contract.from.description),
                        .init("valid_to", from: nil, to: contract.through.description),
                    ]))
            try tx.keepReceipt(contract.receipt, made: id.number)
            return id
        }
    }

    /// Adds what was agreed later. The contract itself stays as it was signed.
    /// - Throws: `.conflict` where the last day is moved before days on which money rests that no other contract covers.
    package func amend(
        _ id: Contract.ID, of partner: String, by amendment: Contract.Amendment, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let partner = try tx.partner(coded: partner, .manageBudget)
            guard let contract = try tx.contracts(of: partner.id).first(where: { $0.id == id }) else {
                throw Rejection.notFound
            }
            var problems = BudgetStore.problems(number: amendment.number)
            if contract.amendments.contains(where: { $0.number == amendment.number }) {
                problems.append(Problem("number", "budget.problem.number_taken"))
            }
            if amendment.signedOn > tx.today { problems.append(Problem("signed_on", "budget.problem.signed_ahead")) }
            if amendment.signedOn < contract.signedOn {
                problems.append(Problem("signed_on", "budget.problem.signed_before"))
            }
            if amendment.summary.isEmpty || amendment.summary.count > 1000 {
                problems.append(Problem("summary", "budget.problem.summary"))
            }
            if let last = amendment.validTo, last < contract.period.from {
                problems.append(Problem("valid_to", "budget.problem.ends_before"))
            }
            if let last = amendment.validTo {
                let programme = try tx.programme(coded: contract.programmeCode)
                problems += [programme.problem(at: "valid_to", on: last)].compactMap { $0 }
            }
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            let row = Identifier<Contract.Amendment>(at: tx.now)
            try tx.connection.execute(
                """
                INSERT INTO contract_amendment (id, contract_id, number, signed_on, summary, valid_to, recorded_by, recorded_at)
                VALUES (\(row), \(id), \(amendment.number), \(amendment.signedOn), \(amendment.summary), \(amendment.validTo),
                    \(viewer.person), \(tx.now))
                """)
            let left = try tx.contracts(of: partner.id).filter { $0.programmeCode == contract.programmeCode }
            try tx.requireNoAllocation(under: contract, besides: left, of: partner.id)
            try tx.requireNoClaim(under: contract, besides: left, of: partner.id)
            let before = contract.inForce.through?.description
            try tx.record(
                JournalEntry(
                    .created, .init("contract_amendment", row.number),
                    changes: [
                        .init("contract", from: nil, to: contract.number),
                        .init("number", from: nil, to: amendment.number),
                        .init("valid_to", from: before, to: amendment.validTo?.description ?? before),
                    ]))
        }
    }

    private static func problems(number: String) -> [Problem] {
        number.isEmpty || number.count > 60 ? [Problem("number", "budget.problem.number")] : []
    }
}

extension Programme {
    /// What is wrong with a day on which the programme pays nothing.
    func problem(at field: String, on day: Day) -> Problem? {
        if day < period.from {
            return Problem(
                field, Message("budget.problem.before_programme", ["programme": .text(code), "day": .day(period.from)]))
        }
        guard let last = period.through, day > last else { return nil }
        return Problem(field, Message("budget.problem.after_programme", ["programme": .text(code), "day": .day(last)]))
    }
}
