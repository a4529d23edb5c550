import Storage

/// All that the page of a partner's money shows.
package struct BudgetFile: Sendable {
    package let partner: NamedUnit
    package let lines: [BudgetLine]
    package let contracts: [Contract]
    package let allocations: [Allocation]
    package let maximums: [AllocationMaximum]
    /// The plans behind the numbers of the semester that is looked at, those that cost most first.
    package let plans: [PlanCost]
    /// What moved in that semester, the newest first.
    package let moves: [LedgerMove]
    package let moveCount: Int
    package let shortages: [BudgetShortage]
    package let programmes: [Programme]
    package let semesters: [Semester]
    /// The semester that plans and moves are about.
    package let semester: Semester?
    package let mayManage: Bool

    package static let movesOnPage = 100
    /// The page lists so many plans; the export has all.
    package static let mostPlans = 500
}

/// What a plan has reserved and spent.
package struct PlanCost: Hashable, Sendable {
    package let plan: SupportPlan.ID
    package let code: String
    package let institution: String
    package let reserved: Euro
    package let spent: Euro
}

/// A posting as people read it: what it did to each account.
package struct LedgerMove: Hashable, Sendable {
    package let at: Instant
    package let cause: PostingCause.Kind
    package let planCode: String?
    package let allocated: Euro
    package let reserved: Euro
    package let spent: Euro
    package let free: Euro
}

extension BudgetStore {
    /// A partner's money: contracts, allocations, plans and the ledger.
    ///
    /// - Parameter semester: of the plans and the ledger; the latest with any money where it is `nil`.
    package func file(
        of code: String, semester: Semester.ID? = nil, page: Int = 1, as viewer: Viewer
    ) async throws(Rejection) -> BudgetFile {
        try await registry.read(as: viewer) { tx in
            let partner = try tx.partner(coded: code)
            let lines = try tx.budgetLines("partner_id = \(partner.id)")
            let semesters = try tx.semesters()
            let shown = semester ?? lines.first?.semester.id
            let mayManage =
                try tx.connection.first(
                    "SELECT 1 AS may WHERE \(viewer.scopeOfBudgets(.manageBudget, "\(partner.id)", on: tx.today))")
                != nil
            return BudgetFile(
                partner: NamedUnit(partner, on: tx.today), lines: lines, contracts: try tx.contracts(of: partner.id),
                allocations: try tx.allocations(of: partner.id), maximums: try tx.maximums(of: partner.id),
                plans: try shown.map { try tx.planCosts(of: partner.id, in: $0) } ?? [],
                moves: try shown.map { try tx.moves(of: partner.id, in: $0, page: page) } ?? [],
                moveCount: try shown.map { try tx.moveCount(of: partner.id, in: $0) } ?? 0,
                shortages: try tx.shortages(of: partner.id), programmes: try tx.programmes(), semesters: semesters,
                semester: semesters.first { $0.id == shown }, mayManage: mayManage)
        }
    }
}

extension Transaction {
    fileprivate func planCosts(of partner: Unit.ID, in semester: Semester.ID) throws -> [PlanCost] {
        try connection.query(
            """
            SELECT p.id, p.code, (SELECT x.name FROM unit_version x WHERE x.unit_id = p.institution_id
                AND x.valid_from <= s.ends_on ORDER BY x.valid_from DESC LIMIT 1), held.reserved, held.spent
            FROM (SELECT plan_id, CAST(coalesce(sum(cents) FILTER (WHERE account = 'reserved'), 0) AS BIGINT) AS reserved,
                    CAST(coalesce(sum(cents) FILTER (WHERE account = 'spent'), 0) AS BIGINT) AS spent
                FROM ledger_entry WHERE partner_id = \(partner) AND semester_id = \(semester) AND plan_id IS NOT NULL
                GROUP BY plan_id) held
            JOIN support_plan p ON p.id = held.plan_id JOIN semester s ON s.id = p.semester_id
            WHERE held.reserved <> 0 OR held.spent <> 0
            ORDER BY held.reserved + held.spent DESC, p.code LIMIT \(BudgetFile.mostPlans)
            """
        ).map { row in
            PlanCost(
                plan: try row[0], code: try row[1], institution: try row[2], reserved: try row[3], spent: try row[4])
        }
    }

    fileprivate func moves(of partner: Unit.ID, in semester: Semester.ID, page: Int) throws -> [LedgerMove] {
        try ledgerMoves(
            "e.partner_id = \(partner) AND e.semester_id = \(semester)", limit: BudgetFile.movesOnPage,
            skipping: max(0, page - 1) * BudgetFile.movesOnPage)
    }

    /// The postings of a condition on entries `e`, the newest first.
    func ledgerMoves(_ condition: SQL, limit: Int = 100, skipping: Int = 0) throws -> [LedgerMove] {
        try connection.query(
            """
            SELECT e.recorded_at, e.cause, p.code,
                CAST(coalesce(sum(-e.cents) FILTER (WHERE e.account = 'allocated'), 0) AS BIGINT),
                CAST(coalesce(sum(e.cents) FILTER (WHERE e.account = 'reserved'), 0) AS BIGINT),
                CAST(coalesce(sum(e.cents) FILTER (WHERE e.account = 'spent'), 0) AS BIGINT),
                CAST(coalesce(sum(e.cents) FILTER (WHERE e.account = 'free'), 0) AS BIGINT)
            FROM ledger_entry e LEFT JOIN support_plan p ON p.id = e.plan_id
            WHERE \(condition) GROUP BY e.posting_id, e.recorded_at, e.cause, p.code
            ORDER BY e.recorded_at DESC, e.posting_id DESC LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row in
            LedgerMove(
                at: try row[0], cause: try .stored(try row[1]), planCode: try row[2], allocated: try row[3],
                reserved: try row[4], spent: try row[5], free: try row[6])
        }
    }

    fileprivate func moveCount(of partner: Unit.ID, in semester: Semester.ID) throws -> Int {
        try connection.first(
            """
            SELECT count(DISTINCT posting_id) FROM ledger_entry
            WHERE partner_id = \(partner) AND semester_id = \(semester)
            """)?[0] ?? 0
    }
}
