import Language
import Storage

extension BudgetStore {
    /// Gives a partner money for a semester.
    ///
    /// - Parameter basis: the decision that it rests on.
    /// - Throws: `.invalid` for a semester that the programme does not reach, `.conflict` without a contract in force, or
    ///   beyond the maximum of the school year.
    @discardableResult
    package func allocate(
        _ amount: Euro, to partner: String, programme: String, semester: Semester.ID, basis: String,
        receipt: String? = nil, as viewer: Viewer
    ) async throws(Rejection) -> Allocation.ID {
        try await registry.write(as: viewer) { tx in
            let partner = try tx.partner(coded: partner, .manageBudget)
            if let made = try tx.made(by: receipt) { return Allocation.ID(number: made) }
            let (programme, semester) = (try tx.programme(coded: programme), try tx.semester(semester))
            guard amount > .zero else { throw Rejection.invalid("amount", "budget.problem.amount") }
            guard !basis.isEmpty, basis.count <= 200 else { throw Rejection.invalid("basis", "budget.problem.basis") }
            if semester.period.intersection(programme.period) == nil,
                let problem = programme.problem(at: "semester", on: semester.period.from)
            {
                throw Rejection.invalid([problem])
            }
            let contracts = try tx.contracts(of: partner.id).filter { $0.programmeCode == programme.code }
            guard contracts.contains(where: { $0.inForce.intersection(semester.period) != nil }) else {
                throw Rejection.conflict("budget.problem.no_contract")
            }
            try tx.requireBelowMaximum(amount, partner.id, programme, semester)
            let id = Allocation.ID(at: tx.now)
            try tx.connection.execute(
                """
                INSERT INTO allocation (id, partner_id, programme_id, semester_id, cents, basis, recorded_by, recorded_at)
                VALUES (\(id), \(partner.id), \(programme.id), \(semester.id), \(amount), \(basis), \(viewer.person), \(tx.now))
                """)
            let budget = Budget(partner: partner.id, programme: programme.id, semester: semester.id)
            try tx.give(amount, to: budget, in: semester, for: PostingCause(.allocation, id.number))
            try tx.record(
                JournalEntry(
                    .created, .init("allocation", id.number),
                    changes: [
                        .init("partner", from: nil, to: partner.unit.code),
                        .init("semester", from: nil, to: semester.id.number.description),
                        .init("amount.planned", from: nil, to: String(amount.cents)),
                        .init("basis", from: nil, to: basis),
                    ]))
            try tx.keepReceipt(receipt, made: id.number)
            return id
        }
    }

    /// Takes an allocation back, as far as plans have left it free.
    package func withdraw(
        _ id: Allocation.ID, of partner: String, reason: String, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let partner = try tx.partner(coded: partner, .manageBudget)
            let row = try tx.connection.first(
                """
                SELECT programme_id, semester_id, cents FROM allocation
                WHERE id = \(id) AND partner_id = \(partner.id) AND withdrawn_at IS NULL
                """)
            guard let row else { throw Rejection.notFound }
            try BudgetStore.check(reason)
            let budget = Budget(partner: partner.id, programme: try row[0], semester: try row[1])
            let amount: Euro = try row[2]
            let free = try tx.balances(of: budget)[.free] ?? .zero
            guard free >= amount else {
                throw Rejection.conflict(
                    Message(
                        "budget.problem.in_use", ["free": .money(free.cents), "amount": .money(amount.cents)]))
            }
            try tx.connection.execute(
                "UPDATE allocation SET withdrawn_at = \(tx.now), withdrawal_reason = \(reason) WHERE id = \(id)")
            try tx.give(
                .zero - amount, to: budget, in: try tx.semester(budget.semester),
                for: PostingCause(.allocationWithdrawal, id.number))
            try tx.record(
                JournalEntry(
                    .withdrawn, .init("allocation", id.number),
                    changes: [
                        .init("partner", from: partner.unit.code, to: nil),
                        .init("semester", from: budget.semester.number.description, to: nil),
                        .init("amount.planned", from: String(amount.cents), to: nil),
                        .init("reason", from: nil, to: reason),
                    ]))
        }
    }

    /// Sets the most that a partner may be allocated in a school year; the one that held until now is withdrawn.
    package func setMaximum(
        _ amount: Euro, of partner: String, programme: String, in year: SchoolYear, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let partner = try tx.partner(coded: partner, .manageBudget)
            let programme = try tx.programme(coded: programme)
            guard amount > .zero else { throw Rejection.invalid("maximum", "budget.problem.amount") }
            let allocated = try tx.allocated(to: partner.id, programme.id, in: "\(year)")
            guard amount >= allocated else {
                throw Rejection.invalid(
                    "maximum", Message("budget.problem.maximum_below", ["allocated": .money(allocated.cents)]))
            }
            let before = try tx.maximums(of: partner.id)
                .first { $0.programmeCode == programme.code && $0.schoolYear == "\(year)" }
            try tx.connection.execute(
                """
                UPDATE allocation_maximum SET withdrawn_at = \(tx.now) WHERE partner_id = \(partner.id)
                AND programme_id = \(programme.id) AND school_year = \("\(year)") AND withdrawn_at IS NULL
                """)
            let id = Identifier<AllocationMaximum>(at: tx.now)
            try tx.connection.execute(
                """
                INSERT INTO allocation_maximum (id, partner_id, programme_id, school_year, cents, recorded_by, recorded_at)
                VALUES (\(id), \(partner.id), \(programme.id), \("\(year)"), \(amount), \(viewer.person), \(tx.now))
                """)
            try tx.record(
                JournalEntry(
                    .created, .init("allocation_maximum", id.number),
                    changes: [
                        .init("partner", from: nil, to: partner.unit.code),
                        .init("school_year", from: nil, to: "\(year)"),
                        .init(
                            "amount.planned", from: before.map { String($0.amount.cents) }, to: String(amount.cents)),
                    ]))
        }
    }
}

extension Transaction {
    fileprivate func allocated(to partner: Unit.ID, _ programme: Programme.ID, in year: String) throws -> Euro {
        try connection.first(
            """
            SELECT CAST(coalesce(sum(a.cents), 0) AS BIGINT) FROM allocation a JOIN semester s ON s.id = a.semester_id
            WHERE a.partner_id = \(partner) AND a.programme_id = \(programme) AND s.school_year = \(year)
            AND a.withdrawn_at IS NULL
            """)?[0] ?? .zero
    }

    fileprivate func requireBelowMaximum(
        _ amount: Euro, _ partner: Unit.ID, _ programme: Programme, _ semester: Semester
    ) throws {
        let year = "\(semester.schoolYear)"
        let maximum = try maximums(of: partner).first { $0.programmeCode == programme.code && $0.schoolYear == year }
        guard let maximum, maximum.allocated + amount > maximum.amount else { return }
        throw Rejection.conflict(
            Message(
                "budget.problem.above_maximum",
                [
                    "year": .text(year), "maximum": .money(maximum.amount.cents),
                    "allocated": .money(maximum.allocated.cents),
                ]))
    }

    /// Moves money between the side that it comes from and what is free. What was allocated in all is split, so that the
    /// shares of the sources are exact however many allocations there were.
    func give(_ amount: Euro, to budget: Budget, in semester: Semester, for cause: PostingCause) throws {
        let rows = try connection.query(
            """
            SELECT source, CAST(sum(-cents) AS BIGINT) FROM ledger_entry
            WHERE \(budget.condition) AND account = 'allocated' GROUP BY source
            """)
        let held: [String: Euro] = try rows.reduce(into: [:]) { held, row in held[try row[0]] = try row[1] }
        let parts = try fundingSplit(of: budget.programme, on: semester.period.from)
            .amounts(of: held.values.sum + amount)
        var posting = Posting(budget, cause)
        for source in Set(parts.keys).union(held.keys).sorted() {
            let more = (parts[source] ?? .zero) - (held[source] ?? .zero)
            posting.move(.zero - more, source, to: .allocated)
            posting.move(more, source, to: .free)
        }
        try post(posting)
    }
}
