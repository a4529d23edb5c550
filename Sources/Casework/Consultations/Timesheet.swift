import Storage

/// The hours that a person worked in a month (DLUV): consultations, each once however many learners were there, and
/// the work of an author on plans.
package struct Timesheet: Sendable {
    package enum Work: Sendable {
        case consultation(MeasureKind, subject: String)
        case author(AuthorWork.Kind)
    }

    package struct Row: Sendable {
        package let day: Day
        package let startsAt: Int?
        package let institutionName: String
        package let work: Work
        /// The codes of the learners' plans.
        package var plans: [String]
        /// With learners; the hours of an author have none.
        package var contactMinutes: Int
        package var accountedMinutes: Int
        package var sum: Euro

        package var isConsultation: Bool {
            switch work {
            case .consultation: true
            case .author: false
            }
        }
    }

    package let person: Person.ID
    package let name: String
    package let month: Month
    /// In order of time; of a day, the consultations first.
    package let rows: [Row]

    package var consultations: [Row] { rows.filter(\.isConsultation) }
    package var authorWork: [Row] { rows.filter { !$0.isConsultation } }
}

extension Sequence<Timesheet.Row> {
    package var contactMinutes: Int { reduce(0) { $0 + $1.contactMinutes } }
    package var accountedMinutes: Int { reduce(0) { $0 + $1.accountedMinutes } }
    package var sum: Euro { map(\.sum).sum }
}

extension ConsultationStore {
    /// The timesheet of a person: the own one whole, that of another as far as the hours were at a unit of the viewer.
    package func timesheet(of person: Person.ID, in month: Month, as viewer: Viewer) async throws(Rejection)
        -> Timesheet
    {
        try await registry.write(as: viewer) { tx in
            let isOwn = viewer.person == person && !viewer.roles(for: .deliver).isEmpty
            let scope: SQL = isOwn ? "TRUE" : viewer.scope(.readTimesheets, of: "p.institution_id", on: tx.today)
            if !isOwn { try tx.requireColleague(person) }
            guard
                let named = try tx.connection.first("SELECT given_name, surname FROM person WHERE id = \(person)")
            else { throw Rejection.notFound }
            let held = try tx.consultationRows(of: person, in: month.period, scope)
            let worked = try tx.authorRows(of: person, in: month.period, scope)
            try tx.record(
                JournalEntry(.read, .init("timesheet", person.number), learners: held.learners + worked.learners))
            return Timesheet(
                person: person, name: "\(try named[0] as String) \(try named[1] as String)", month: month,
                rows: (held.rows + worked.rows).enumerated()
                    .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element))
        }
    }
}

extension Transaction {
    private static let institutionName: SQL = """
        (SELECT x.name FROM unit_version x WHERE x.unit_id = p.institution_id AND x.valid_from <= s.ends_on
            ORDER BY x.valid_from DESC LIMIT 1)
        """

    /// Somebody who has or had a role at a unit of the viewer, or held hours or worked on plans at one: whoever is in the list
    /// of a month can be opened, also after the role was taken back.
    fileprivate func requireColleague(_ person: Person.ID) throws {
        let row = try connection.first(
            """
            SELECT 1 AS there FROM role_assignment held WHERE held.person_id = \(person) AND held.withdrawn_at IS NULL
            AND \(viewer.scope(.readTimesheets, of: "held.unit_id", on: today))
            """)
        if row != nil { return }
        let hours = try connection.first(
            """
            SELECT 1 AS there FROM consultation c WHERE c.specialist_id = \(person)
            AND \(viewer.scope(.readTimesheets, of: "c.institution_id", on: today)) LIMIT 1
            """)
        if hours != nil { return }
        let work = try connection.first(
            """
            SELECT 1 AS there FROM author_work w JOIN support_plan p ON p.id = w.plan_id WHERE p.author_id = \(person)
            AND \(viewer.scope(.readTimesheets, of: "p.institution_id", on: today)) LIMIT 1
            """)
        if work == nil { throw Rejection.notFound }
    }

    func consultationRows(of person: Person.ID, in period: Period, _ scope: SQL) throws -> (
        rows: [Timesheet.Row], learners: [Learner.ID]
    ) {
        let kinds = try connection.query("SELECT * FROM measure_kind ORDER BY valid_from DESC").map(MeasureKind.init)
        let found = try connection.query(
            """
            SELECT c.session_id, c.held_on, c.starts_at, c.kind, c.subject, p.code, c.contact_minutes, c.accounted_minutes,
                c.cents, c.learner_id, \(Transaction.institutionName)
            FROM consultation c JOIN support_plan p ON p.id = c.plan_id JOIN semester s ON s.id = p.semester_id
            WHERE c.specialist_id = \(person) AND c.held_on BETWEEN \(period.from) AND \(period.through ?? period.from)
            AND c.withdrawn_at IS NULL AND c.outcome = 'held' AND \(scope)
            ORDER BY c.held_on, coalesce(c.starts_at, 1440), c.session_id, p.code
            """)
        var rows: [Timesheet.Row] = []
        var last: Int64?
        for row in found {
            let session: Int64 = try row[0]
            if session != last {
                let code: String = try row[3]
                guard let kind = kinds.first(where: { $0.code == code }) else {
                    throw Rejection.broken("no kind \(code)")
                }
                rows.append(
                    Timesheet.Row(
                        day: try row[1], startsAt: try row[2], institutionName: try row[10],
                        work: .consultation(kind, subject: try row[4]), plans: [], contactMinutes: 0,
                        accountedMinutes: 0, sum: .zero))
            }
            last = session
            let (place, sum): (Int, Euro) = (rows.count - 1, try row[8])
            rows[place].plans.append(try row[5])
            rows[place].contactMinutes += try row[6]
            rows[place].accountedMinutes += try row[7]
            rows[place].sum = rows[place].sum + sum
        }
        return (rows, try found.map { try $0[9] })
    }

    /// Hours on plans are accounted whole: what is prepared, supervised and evaluated there needs no other preparation.
    func authorRows(of person: Person.ID, in period: Period, _ scope: SQL) throws -> (
        rows: [Timesheet.Row], learners: [Learner.ID]
    ) {
        let found = try connection.query(
            """
            SELECT w.worked_on, w.kind, w.hours, w.cents, p.code, p.learner_id, \(Transaction.institutionName)
            FROM author_work w JOIN support_plan p ON p.id = w.plan_id JOIN semester s ON s.id = p.semester_id
            WHERE p.author_id = \(person) AND w.worked_on BETWEEN \(period.from) AND \(period.through ?? period.from)
            AND w.withdrawn_at IS NULL AND \(scope)
            ORDER BY w.worked_on, p.code, w.id
            """)
        let rows = try found.map { row in
            let hours: Int = try row[2]
            return Timesheet.Row(
                day: try row[0], startsAt: nil, institutionName: try row[6], work: .author(try .stored(try row[1])),
                plans: [try row[4]], contactMinutes: 0, accountedMinutes: hours * HourRule.minutesOfAnHour,
                sum: try row[3])
        }
        return (rows, try found.map { try $0[5] })
    }
}
