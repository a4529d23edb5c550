import Language
import Storage

/// Money: contracts and allocations of partners, what plans reserve and spend, and what is left.
package struct BudgetStore: Sendable {
    let registry: Registry

    /// What stands on the budgets in scope, the latest semester first, partners in the order of names.
    /// - Throws: `.notFound` for somebody who may see no budget at all.
    package func lines(in semester: Semester.ID? = nil, as viewer: Viewer) async throws(Rejection) -> [BudgetLine] {
        try await registry.read(as: viewer) { tx in
            try tx.requireBudgets()
            return try tx.budgetLines(semester.map { "semester_id = \($0)" } ?? "TRUE")
        }
    }

    /// The partners in scope that exist today: municipalities and the state's own institutions.
    package func partners(as viewer: Viewer) async throws(Rejection) -> [NamedUnit] {
        try await registry.read(as: viewer) { tx in
            let scope = viewer.scopeOfBudgets(.readBudget, "u.id", on: tx.today)
            return try tx.records(where: "u.level IN ('municipality', 'institution') AND \(scope)")
                .map { NamedUnit($0, on: tx.today) }
                .filter { $0.life.contains(tx.today) && ($0.level == .municipality || $0.kind.isOfState) }
                .inOrderOfNames()
        }
    }

    /// What an approval that is due now would do to the budget that pays for the plan: always for the level that answers
    /// for the money, for another one where its yes takes more of it.
    /// - Returns: `nil` where the viewer's answer reserves nothing, or where nothing was allocated and nothing is refused.
    package func outlook(for id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) -> BudgetOutlook? {
        try await registry.read(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            guard let level = plan.level, try tx.holds(level.right, for: plan.institution),
                let demand = try tx.demand(of: plan), level == plan.reservingLevel || demand.amount > .zero
            else { return nil }
            let balances = try tx.balances(of: demand.budget)
            let isControlled = try tx.isControlled(demand.budget.programme)
            guard isControlled || (balances[.allocated] ?? .zero) != .zero else { return nil }
            return BudgetOutlook(
                free: balances[.free] ?? .zero, needed: demand.amount, isControlled: isControlled,
                isOverridden: try tx.isOverridden(plan.version.id))
        }
    }

    /// From now on what is approved in a programme must be covered by what was allocated. Said twice, it is said once.
    package func startControl(of code: String, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireBudgets()
            let scope = viewer.scope(.manageBudget, of: "u.id", on: tx.today)
            guard try tx.connection.first("SELECT u.id FROM unit u WHERE u.level = 'state' AND \(scope)") != nil else {
                throw Rejection.notAllowed("budget.not_allowed")
            }
            let programme = try tx.programme(coded: code)
            guard !programme.budgetControl else { return }
            try tx.connection.execute("UPDATE programme SET budget_control = TRUE WHERE id = \(programme.id)")
            try tx.record(
                JournalEntry(
                    .updated, .init("programme", programme.id.number),
                    changes: [.init("budget_control", from: "no", to: "yes")]))
        }
    }
}

extension Registry {
    package var budgets: BudgetStore { BudgetStore(registry: self) }
}

/// What an approval will do to a budget.
package struct BudgetOutlook: Hashable, Sendable {
    package let free: Euro
    /// What the plan needs beyond what it has reserved already.
    package let needed: Euro
    /// An approval beyond what is free is refused.
    package let isControlled: Bool
    /// The state allowed this version to go beyond what is free.
    package let isOverridden: Bool

    package var after: Euro { free - needed }
}

/// A budget with what stands on its accounts.
package struct BudgetLine: Hashable, Sendable {
    package let budget: Budget
    /// As the partner is called today, or was called last.
    package let partner: NamedUnit
    package let programme: Programme
    package let semester: Semester
    package let allocated: Euro
    package let reserved: Euro
    package let spent: Euro
    /// Of what is spent, hours that were held and compensations that were accepted: what goes on week by week.
    package let delivered: Euro

    package var free: Euro { allocated - reserved - spent }

    /// What will have been spent at the semester's end if deliveries go on at the pace so far. The work of authors and what
    /// a control took back happen once, and before the first day there is no pace yet.
    package func forecast(on day: Day) -> Euro {
        let first = semester.period.from
        let last = semester.period.through ?? first
        guard first <= day, day < last else { return spent }
        let passed = Int64(day.number - first.number + 1)
        let days = Int64(last.number - first.number + 1)
        return spent - delivered + Euro(cents: (delivered.cents * days + passed / 2) / passed)
    }
}

extension Transaction {
    /// - Throws: `.notFound` for somebody who has no business with money.
    func requireBudgets() throws {
        if !viewer.isOperator, viewer.roles(for: .readBudget).isEmpty { throw Rejection.notFound }
    }

    /// - Parameter condition: on rows of `ledger_entry`.
    func budgetLines(_ condition: SQL) throws -> [BudgetLine] {
        let rows = try connection.query(
            """
            SELECT b.partner_id, b.programme_id, b.semester_id, b.allocated, b.reserved, b.spent, b.delivered FROM (
                SELECT partner_id, programme_id, semester_id,
                    CAST(coalesce(sum(-cents) FILTER (WHERE account = 'allocated'), 0) AS BIGINT) AS allocated,
                    CAST(coalesce(sum(cents) FILTER (WHERE account = 'reserved'), 0) AS BIGINT) AS reserved,
                    CAST(coalesce(sum(cents) FILTER (WHERE account = 'spent'), 0) AS BIGINT) AS spent,
                    CAST(coalesce(sum(cents) FILTER (WHERE account = 'spent'
                        AND cause IN (\(list: PostingCause.deliveries.map(\.rawValue)))), 0) AS BIGINT) AS delivered
                FROM ledger_entry WHERE \(condition) GROUP BY partner_id, programme_id, semester_id) b
            WHERE \(viewer.scopeOfBudgets(.readBudget, "b.partner_id", on: today))
            """)
        let programmes = Dictionary(try programmes().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let semesters = Dictionary(try semesters().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let keys: [Unit.ID] = try Set(rows.map { try $0[0] }).sorted()
        let partners = Dictionary(
            try records(where: "u.id IN (\(list: keys))").map { ($0.id, NamedUnit($0, on: today)) },
            uniquingKeysWith: { first, _ in first })
        let lines = try rows.compactMap { row -> BudgetLine? in
            let budget = Budget(partner: try row[0], programme: try row[1], semester: try row[2])
            guard let partner = partners[budget.partner], let programme = programmes[budget.programme],
                let semester = semesters[budget.semester]
            else { throw Rejection.broken("a budget of nobody") }
            return BudgetLine(
                budget: budget, partner: partner, programme: programme, semester: semester, allocated: try row[3],
                reserved: try row[4], spent: try row[5], delivered: try row[6])
        }
        return lines.inOrder()
    }
}

extension [BudgetLine] {
    fileprivate func inOrder() -> [BudgetLine] {
        let names = Set(map(\.partner)).inOrderOfNames().enumerated().map { ($1.id, $0) }
        let places = Dictionary(names, uniquingKeysWith: { first, _ in first })
        return sorted { left, right in
            if left.semester != right.semester { return left.semester > right.semester }
            let (one, two) = (places[left.partner.id] ?? 0, places[right.partner.id] ?? 0)
            return one == two ? left.programme.id < right.programme.id : one < two
        }
    }
}
