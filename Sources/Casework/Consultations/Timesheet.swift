import Storage

/// A month of the calendar, `2026-11`.
package struct Month: Hashable, Sendable {
    package let period: Period

    package init(of day: Day) {
        let (year, month, number) = day.parts
        let first = day.advanced(by: 1 - number)
        let next = Day(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
        period = Period(first, through: (next ?? first.next).previous)
    }

    package var previous: Month { Month(of: period.from.previous) }
    package var next: Month { Month(of: (period.through ?? period.from).next) }
}

extension Month: LosslessStringConvertible {
    package var description: String { String(period.from.description.prefix(7)) }

    package init?(_ text: String) {
        guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
        self.init(of: first)
    }
}

/// The hours that a specialist worked in a month (DLUV), each once however many learners were there.
package struct Timesheet: Sendable {
    package struct Row: Sendable {
        package let heldOn: Day
        package let startsAt: Int?
        package let institutionName: String
        package let kind: MeasureKind
        package let subject: String
        /// The codes of the learners' plans.
        package let plans: [String]
        package let contactMinutes: Int
        package let accountedMinutes: Int
        package let sum: Euro
    }

    package let person: Person.ID
    package let name: String
    package let month: Month
    package let rows: [Row]

    package var accountedMinutes: Int { rows.map(\.accountedMinutes).reduce(0, +) }
    package var contactMinutes: Int { rows.map(\.contactMinutes).reduce(0, +) }
}

extension ConsultationStore {
    /// The timesheet of a person: the own one whole, that of another as far as the hours were at a unit of the viewer.
    package func timesheet(of person: Person.ID, in month: Month, as viewer: Viewer) async throws(Rejection)
        -> Timesheet
    {
        try await registry.write(as: viewer) { tx in
            let isOwn = viewer.person == person && !viewer.roles(for: .deliver).isEmpty
            let scope: SQL = isOwn ? "TRUE" : viewer.scope(.readTimesheets, of: "c.institution_id", on: tx.today)
            if !isOwn { try tx.requireColleague(person) }
            guard
                let named = try tx.connection.first("SELECT given_name, surname FROM person WHERE id = \(person)")
            else { throw Rejection.notFound }
            let (rows, learners) = try tx.timesheetRows(of: person, in: month.period, scope)
            try tx.record(JournalEntry(.read, .init("timesheet", person.number), learners: learners))
            return Timesheet(
                person: person, name: "\(try named[0] as String) \(try named[1] as String)", month: month, rows: rows)
        }
    }
}

extension Transaction {
    /// Somebody who has or had a role at a unit of the viewer.
    fileprivate func requireColleague(_ person: Person.ID) throws {
        let row = try connection.first(
            """
            SELECT 1 AS there FROM role_assignment held WHERE held.person_id = \(person) AND held.withdrawn_at IS NULL
            AND \(viewer.scope(.readTimesheets, of: "held.unit_id", on: today))
            """)
        if row == nil { throw Rejection.notFound }
    }

    fileprivate func timesheetRows(of person: Person.ID, in period: Period, _ scope: SQL) throws -> (
        [Timesheet.Row], [Learner.ID]
    ) {
        let kinds = try connection.query("SELECT * FROM measure_kind ORDER BY valid_from DESC").map(MeasureKind.init)
        let found = try connection.query(
            """
            SELECT c.session_id, c.held_on, c.starts_at, c.kind, c.subject, p.code, c.contact_minutes, c.accounted_minutes,
                c.cents, c.learner_id, (SELECT x.name FROM unit_version x WHERE x.unit_id = c.institution_id
                AND x.valid_from <= c.held_on ORDER BY x.valid_from DESC LIMIT 1)
            FROM consultation c JOIN support_plan p ON p.id = c.plan_id
            WHERE c.specialist_id = \(person) AND c.held_on BETWEEN \(period.from) AND \(period.through ?? period.from)
            AND c.withdrawn_at IS NULL AND c.outcome = 'held' AND \(scope)
            ORDER BY c.held_on, coalesce(c.starts_at, 1440), c.session_id, p.code
            """)
        var rows: [Timesheet.Row] = []
        var last: Int64?
        for row in found {
            let session: Int64 = try row[0]
            let before = session == last ? rows.popLast() : nil
            last = session
            let code: String = try row[3]
            guard let kind = kinds.first(where: { $0.code == code }) else { throw Rejection.broken("no kind \(code)") }
            let (plan, contact, accounted, sum): (String, Int, Int, Euro) = (
                try row[5], try row[6], try row[7], try row[8]
            )
            rows.append(
                Timesheet.Row(
                    heldOn: try row[1], startsAt: try row[2], institutionName: try row[10], kind: kind,
                    subject: try row[4], plans: (before?.plans ?? []) + [plan],
                    contactMinutes: (before?.contactMinutes ?? 0) + contact,
                    accountedMinutes: (before?.accountedMinutes ?? 0) + accounted,
                    sum: (before?.sum ?? .zero) + sum))
        }
        return (rows, try found.map { try $0[9] })
    }
}
