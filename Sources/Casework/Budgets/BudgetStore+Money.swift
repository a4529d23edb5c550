import Language
import Storage

extension BudgetStore {
    /// Answers a question about money with the budgets that the viewer may see. What plans reserve and spend stands under
    /// the unit of their institution on the map that is asked for, what was allocated under that of the partner.
    /// - Throws: `.notFound` for somebody without budgets, or for a unit in which none of his lies.
    package func money(_ request: MoneyRequest, as viewer: Viewer) async throws(Rejection) -> MoneyTable {
        let today = registry.clock.today
        let (knownOn, structureOn) = (request.knownOn ?? today, request.structureOn ?? today)
        guard knownOn <= today else { throw .invalid("known_on", "report.problem.day_ahead") }
        return try await registry.read(as: viewer) { tx in
            try tx.requireBudgets()
            let map = try MoneyMap(on: structureOn, request, from: tx.connection)
            let everything = try tx.seesEveryBudget()
            // A figure of a unit is shown to those who may see all of it.
            if let asked = map.asked, try !everything && !tx.seesBudget(of: asked) { throw Rejection.notFound }
            if !everything, map.asked == nil, map.level == .region || map.level == .state {
                throw Rejection.notAllowed("report.problem.level_above_scope")
            }
            let semesters = Dictionary(
                try tx.semesters().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let sources = try tx.items(.fundingSource, on: tx.today)
            let quarters = try tx.quarters(of: request, through: knownOn)
            var groups: [MoneyKey: MoneyTable.Figures] = [:]
            var total = MoneyTable.Figures()
            // A school that moved left money of its plans in the books of its former partner.
            var liesElsewhere = false
            let scope = viewer.scopeOfBudgets(.readBudget, "m.partner_id", on: tx.today)
            try tx.connection.stream(
                """
                SELECT m.partner_id, m.institution_id, m.semester_id, m.source, m.account, m.cents, m.quarter,
                    CASE WHEN \(scope) THEN 1 ELSE 0 END
                FROM (
                    SELECT e.partner_id, p.institution_id, e.semester_id, e.source, e.account,
                        CAST(sum(e.cents) AS BIGINT) AS cents, e.quarter
                    FROM (SELECT *, \(quarters.number(of: "x.recorded_at", or: "x.paid_on")) AS quarter
                        FROM (\(movements)) x) e
                    LEFT JOIN support_plan p ON p.id = e.plan_id
                    WHERE e.recorded_at < \(Instant(knownOn.next))
                    GROUP BY e.partner_id, p.institution_id, e.semester_id, e.source, e.account, e.quarter) m
                """
            ) { row in
                let institution: Unit.ID? = try row[1]
                guard let semester = semesters[try row[2]] else { throw Rejection.broken("money of no semester") }
                let partner: Unit.ID = try row[0]
                guard request.asksAbout(semester), let place = map.place(partner: partner, institution) else { return }
                guard try row[7] as Int == 1 else {
                    liesElsewhere = true
                    return
                }
                let key = MoneyKey(
                    unit: request.dimensions.contains(.unit) ? place.id : nil,
                    term: request.dimensions.contains(.semester) ? semester.id : nil,
                    year: request.dimensions.contains(.schoolYear) ? "\(semester.schoolYear)" : nil,
                    source: request.dimensions.contains(.source) ? try row[3] as String : nil,
                    partner: request.dimensions.contains(.partner) ? partner : nil,
                    quarter: request.dimensions.contains(.quarter) ? quarters[try row[6]] : nil)
                let (account, cents): (String, Euro) = (try row[4], try row[5])
                try groups[key, default: .init()].add(cents, account)
                try total.add(cents, account)
            }
            let order = Dictionary(
                sources.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
            let rows = groups.map { key, figures in
                MoneyTable.Row(
                    unit: key.unit.flatMap { map.units[$0] },
                    schoolYear: key.year ?? key.term.flatMap { semesters[$0].map { "\($0.schoolYear)" } },
                    semester: key.term.flatMap { semesters[$0]?.number }, source: key.source,
                    partner: key.partner.flatMap { map.units[$0] }, quarter: key.quarter, figures: figures)
            }
            return MoneyTable(
                request: request, knownOn: knownOn, structureOn: structureOn, unit: map.asked,
                rows: rows.inOrder(order), total: total, isPartial: liesElsewhere || map.asked == nil && !everything,
                sources: sources)
        }
    }
}

/// What happened to money: in the ledger, and to claims of partners. The state's claims ask for the same money again. What
/// is known on a day is what was recorded by then; what the bank paid moved on the bank's day.
private let movements: SQL = """
    SELECT partner_id, plan_id, semester_id, source, account, cents, recorded_at, CAST(NULL AS DATE) AS paid_on
    FROM ledger_entry WHERE account <> 'free'
    UNION ALL
    SELECT m.partner_id, CAST(NULL AS BIGINT), m.semester_id, m.source, m.account, m.cents, m.recorded_at, m.paid_on
    FROM claim_posting m JOIN payment_claim c ON c.id = m.claim_id WHERE c.kind = 'partner'
    """

extension MoneyTable.Figures {
    fileprivate mutating func add(_ amount: Euro, _ account: String) throws {
        if let account = ClaimAccount(rawValue: account) {
            add(amount, account)
        } else {
            add(amount, try LedgerAccount.stored(account))
        }
    }
}

private struct MoneyKey: Hashable {
    let unit: Unit.ID?
    let term: Semester.ID?
    let year: String?
    let source: String?
    let partner: Unit.ID?
    let quarter: Quarter?
}

/// The quarters of a stretch of time as one number each, because no SQL of both engines knows the zone of Riga.
private struct Quarters {
    private let all: [Quarter]

    init(from first: Day, through last: Day) {
        var all: [Quarter] = []
        var day = first
        while day <= last {
            let quarter = Quarter(of: day)
            all.append(quarter)
            day = quarter.end
        }
        self.all = all
    }

    subscript(_ number: Int) -> Quarter? { all.indices.contains(number) ? all[number] : nil }

    /// - Parameters:
    ///   - moment: the column with the time.
    ///   - day: the column with the day that counts instead of it, where there is one.
    func number(of moment: SQL, or day: SQL) -> SQL {
        guard !all.isEmpty else { return "0" }
        let cases = all.enumerated().reduce("" as SQL) { cases, next in
            let end = next.element.end
            return """
                \(cases) WHEN \(day) < \(end) OR (\(day) IS NULL AND \(moment) < \(Instant(end)))
                THEN CAST(\(next.offset) AS BIGINT)
                """
        }
        return "CASE\(cases) ELSE CAST(\(all.count) AS BIGINT) END"
    }
}

extension MoneyRequest {
    fileprivate func asksAbout(_ term: Semester) -> Bool {
        (schoolYear.map { $0 == term.schoolYear } ?? true) && (semester.map { $0 == term.number } ?? true)
    }
}

extension Transaction {
    /// Those in which money moved; none where nobody asks about them.
    fileprivate func quarters(of request: MoneyRequest, through last: Day) throws -> Quarters {
        guard request.dimensions.contains(.quarter) else { return Quarters(from: last.next, through: last) }
        let recordedAt: Instant? = try connection.first("SELECT min(recorded_at) FROM ledger_entry")?[0]
        let paidOn: Day? = try connection.first("SELECT min(paid_on) FROM claim_posting")?[0]
        let first = [recordedAt?.day, paidOn].compactMap { $0 }.min()
        return Quarters(from: first ?? last.next, through: last)
    }

    fileprivate func seesEveryBudget() throws -> Bool {
        try connection.first(
            "SELECT u.id FROM unit u WHERE u.level = 'state' AND \(viewer.scope(.readBudget, of: "u.id", on: today))"
        ) != nil
    }

    fileprivate func seesBudget(of unit: NamedUnit) throws -> Bool {
        let scope = viewer.scopeOfBudgets(.readBudget, "u.id", on: today)
        return try connection.first("SELECT u.id FROM unit u WHERE u.id = \(unit.id) AND \(scope)") != nil
    }
}

extension [MoneyTable.Row] {
    /// By unit and partner in the order of names, then by time, then by source as listed.
    fileprivate func inOrder(_ sources: [String: Int]) -> [MoneyTable.Row] {
        let units = Set(compactMap(\.unit)).union(compactMap(\.partner))
        let names = units.inOrderOfNames().enumerated().map { ($1.id, $0) }
        let places = Dictionary(names, uniquingKeysWith: { first, _ in first })
        func place(_ unit: NamedUnit?) -> Int { unit.flatMap { places[$0.id] } ?? 0 }
        func key(_ row: MoneyTable.Row) -> (Int, Int, String, Int, String, Int) {
            (
                place(row.unit), place(row.partner), row.schoolYear ?? "", row.semester ?? 0,
                row.quarter.map { "\($0)" } ?? "", row.source.flatMap { sources[$0] } ?? 0
            )
        }
        return sorted { key($0) < key($1) }
    }
}
