import Casework
import Storage

extension DeliveryFacts {
    /// All facts: one stream for each sort of them.
    static func load(from connection: any Connection) throws -> DeliveryFacts {
        var facts = DeliveryFacts()
        try stream("TRUE", from: connection) { facts.append($0) }
        for fact in try capacities(from: connection) { facts.append(fact) }
        return facts
    }

    /// Reads again what is known of some plans.
    mutating func reload(_ changed: Set<SupportPlan.ID>, from connection: any Connection) throws {
        var found: [DeliveryFact] = []
        try Self.stream("p.id IN (\(list: changed.sorted()))", from: connection) { found.append($0) }
        replace(changed, with: found)
    }

    mutating func reloadCapacities(from connection: any Connection) throws {
        replaceCapacities(with: try Self.capacities(from: connection))
    }

    /// - Parameter condition: on the plan `p`.
    private static func stream(
        _ condition: SQL, from connection: any Connection, to take: (DeliveryFact) -> Void
    ) throws {
        try planned(condition, from: connection, to: take)
        try authors(condition, from: connection, to: take)
        try consultations(condition, from: connection, to: take)
        try compensations(condition, from: connection, to: take)
        try takenBack(condition, from: connection, to: take)
    }

    private static let subject: SQL = "p.institution_id, p.semester_id, p.id, p.learner_id, p.stage, p.grade"

    private static func subject(_ row: Row) throws -> DeliveryFact.Subject {
        DeliveryFact.Subject(
            unit: try row[0], semester: try row[1], plan: try row[2], learner: try row[3],
            gradeGroup: GradeGroup(stage: try row[4], grade: try row[5]))
    }

    /// Hours without a rate are no consultations and are never held.
    private static func planned(_ condition: SQL, from connection: any Connection, to take: (DeliveryFact) -> Void)
        throws
    {
        try connection.stream(
            """
            SELECT \(subject), m.kind, m.subject, m.provider, CASE WHEN m.rate_id IS NULL THEN 0 ELSE m.hours END,
                m.planned_cents, v.approved_at, v.superseded_at
            FROM plan_measure m JOIN plan_version v ON v.id = m.version_id JOIN support_plan p ON p.id = v.plan_id
            WHERE v.approved_at IS NOT NULL AND \(condition) ORDER BY m.id
            """
        ) { row in
            let (provider, hours): (String, Int) = (try row[8], try row[9])
            take(
                DeliveryFact(
                    sort: hours == 0 ? .plannedSum : provider.isEmpty ? .unmet : .planned, about: try subject(row),
                    kind: try row[6], topic: try row[7], hours: hours, amount: try row[10], recorded: try row[11],
                    withdrawn: try row[12]))
        }
    }

    private static func authors(_ condition: SQL, from connection: any Connection, to take: (DeliveryFact) -> Void)
        throws
    {
        try connection.stream(
            """
            SELECT \(subject), v.author_hours, v.author_hours * coalesce(rate.cents, 0), v.approved_at, v.superseded_at
            FROM plan_version v JOIN support_plan p ON p.id = v.plan_id LEFT JOIN rate ON rate.id = v.author_rate_id
            WHERE v.approved_at IS NOT NULL AND v.author_hours > 0 AND \(condition) ORDER BY v.id
            """
        ) { row in
            take(
                DeliveryFact(
                    sort: .authorPlanned, about: try subject(row), kind: CodeBook.authorWork, hours: try row[6],
                    amount: try row[7], recorded: try row[8], withdrawn: try row[9]))
        }
        try connection.stream(
            """
            SELECT \(subject), w.hours, w.cents, w.recorded_at, w.withdrawn_at
            FROM author_work w JOIN support_plan p ON p.id = w.plan_id WHERE \(condition) ORDER BY w.id
            """
        ) { row in
            take(
                DeliveryFact(
                    sort: .authorWork, about: try subject(row), kind: CodeBook.authorWork, hours: try row[6],
                    amount: try row[7], recorded: try row[8], withdrawn: try row[9]))
        }
    }

    /// One row for one learner's hour; a late confirmation is known from its own moment on.
    private static func consultations(
        _ condition: SQL, from connection: any Connection, to take: (DeliveryFact) -> Void
    ) throws {
        try connection.stream(
            """
            SELECT \(subject), c.kind, c.subject, c.outcome, c.cents, c.recorded_at, c.withdrawn_at, f.confirmed_at
            FROM consultation c JOIN support_plan p ON p.id = c.plan_id
            LEFT JOIN consultation_confirmation f ON f.consultation_id = c.id AND f.late
            WHERE \(condition) ORDER BY c.id
            """
        ) { row in
            let about = try subject(row)
            let (outcome, recorded, withdrawn): (String, Instant, Instant?) = (try row[8], try row[10], try row[11])
            func fact(_ sort: DeliveryFact.Sort, _ amount: Euro, from recorded: Instant) throws {
                take(
                    DeliveryFact(
                        sort: sort, about: about, kind: try row[6], topic: try row[7], hours: 1, amount: amount,
                        recorded: recorded, withdrawn: withdrawn))
            }
            guard outcome == Consultation.Outcome.held.rawValue else { return try fact(.absent, .zero, from: recorded) }
            try fact(.held, try row[9], from: recorded)
            if let confirmed: Instant = try row[12] { try fact(.late, .zero, from: max(recorded, confirmed)) }
        }
    }

    /// What its sender took back is no compensation any more.
    private static func compensations(
        _ condition: SQL, from connection: any Connection, to take: (DeliveryFact) -> Void
    ) throws {
        try connection.stream(
            """
            SELECT \(subject), c.kind, c.cents, cs.state, cs.cents, cs.entered_at, cs.left_at
            FROM compensation_state cs JOIN compensation c ON c.id = cs.compensation_id
            JOIN support_plan p ON p.id = c.plan_id
            WHERE cs.state <> 'withdrawn' AND \(condition) ORDER BY cs.id
            """
        ) { row in
            guard let state = Compensation.State(rawValue: try row[8]) else {
                throw DatabaseError.unexpectedColumn("compensation_state.state")
            }
            take(
                DeliveryFact(
                    sort: .compensation, about: try subject(row), kind: try row[6], state: state, amount: try row[9],
                    handedIn: try row[7], recorded: try row[10], withdrawn: try row[11]))
        }
    }

    /// From hours and the work of authors, which stay as they were recorded; of compensations less counts in their state.
    private static func takenBack(
        _ condition: SQL, from connection: any Connection, to take: (DeliveryFact) -> Void
    ) throws {
        try connection.stream(
            """
            SELECT \(subject), coalesce(c.kind, \(CodeBook.authorWork)), e.cents, e.recorded_at
            FROM ledger_entry e JOIN support_plan p ON p.id = e.plan_id JOIN claim_finding f ON f.id = e.cause_id
            JOIN claim_line l ON l.id = f.line_id LEFT JOIN consultation c ON c.id = l.object_id AND l.kind = 'hour'
            WHERE e.account = 'spent' AND e.cause = 'deduction' AND l.kind <> 'compensation' AND \(condition) ORDER BY e.id
            """
        ) { row in
            take(
                DeliveryFact(
                    sort: .takenBack, about: try subject(row), kind: try row[6], amount: try row[7],
                    recorded: try row[8], withdrawn: nil))
        }
    }

    /// Of a week's hours, as many as the days of each semester hold on which they are agreed.
    private static func capacities(from connection: any Connection) throws -> [DeliveryFact] {
        try connection.query(
            """
            SELECT c.unit_id, s.id, c.kind, c.hours, c.valid_from, c.valid_to, s.starts_on, s.ends_on, c.recorded_at, c.withdrawn_at
            FROM specialist_capacity c JOIN semester s
            ON s.ends_on >= c.valid_from AND (c.valid_to IS NULL OR s.starts_on <= c.valid_to) ORDER BY c.id, s.id
            """
        ).map { row in
            let period = Period(try row[4], through: try row[5])
            let hours = SpecialistCapacity.hours(
                of: try row[3] as Int, in: period, within: Period(try row[6], through: try row[7]))
            return DeliveryFact(
                sort: .capacity, about: DeliveryFact.Subject(unit: try row[0], semester: try row[1]), kind: try row[2],
                hours: hours, recorded: try row[8], withdrawn: try row[9])
        }
    }
}
