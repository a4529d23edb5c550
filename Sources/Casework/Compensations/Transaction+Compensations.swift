import Language
import Storage

extension Transaction {
    /// - Throws: `Rejection.notFound` for a row that does not exist or is out of scope.
    func visibleCompensation(_ id: Compensation.ID) throws -> Compensation {
        let row = try connection.first(
            """
            SELECT \(Compensation.columns) FROM \(Compensation.joins)
            WHERE c.id = \(id) AND \(viewer.scopeOfCompensations(on: today))
            """)
        guard let row else { throw Rejection.notFound }
        return try Compensation(row: row)
    }

    /// By institution, the longest waiting first.
    ///
    /// - Parameter first: what goes before that in the order, with a comma at its end.
    func compensations(_ condition: SQL, first: SQL = "", limit: Int = 500, skipping: Int = 0) throws
        -> [CompensationSummary]
    {
        let names = try kindNames()
        return try connection.query(
            """
            SELECT \(Compensation.columns),
                \(Compensation.doubts) AS doubts,
                CASE WHEN \(DoubleFunding.holdsBack(.compensation, "c.id")) THEN 1 ELSE 0 END AS is_double
            FROM \(Compensation.joins)
            WHERE \(condition) AND \(viewer.scopeOfCompensations(on: today))
            ORDER BY \(first) institution_name, cs.entered_at, c.id LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { row in
            let compensation = try Compensation(row: row)
            return CompensationSummary(
                compensation: compensation,
                kindName: names[compensation.kind] ?? Label(lv: compensation.kind, en: compensation.kind),
                doubts: try row["doubts"], isDouble: try row["is_double"] as Int == 1,
                isForViewer: compensation.recordedBy != viewer.person)
        }
    }

    func tally(_ condition: SQL) throws -> CompensationQueue.Tally {
        let row = try connection.first(
            """
            SELECT count(*), CAST(coalesce(sum(cs.cents), 0) AS BIGINT) FROM \(Compensation.joins)
            WHERE \(condition) AND \(viewer.scopeOfCompensations(on: today))
            """)
        return CompensationQueue.Tally(count: try row?[0] ?? 0, sum: try row?[1] ?? .zero)
    }

    func kindNames() throws -> [String: Label] {
        Dictionary(try measureKinds(on: today).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    func kindName(_ kind: String) throws -> Label { try kindNames()[kind] ?? Label(lv: kind, en: kind) }

    func measuresToCompensate(of plan: SupportPlan) throws -> [PlanCompensations.Measure] {
        guard let version = try approvedVersion(of: plan.id) else { return [] }
        let catalogue = try catalogue(on: plan.semester.start, in: plan.programme)
        return try content(of: version, special: false).measures.compactMap { measure in
            guard let kind = catalogue.kind(measure.kind), kind.nature == .economic else { return nil }
            let rows: SQL = "c.plan_id = \(plan.id) AND c.line = \(measure.line)"
            return PlanCompensations.Measure(
                line: measure.line, kind: measure.kind, name: kind.name,
                period: Period(measure.from, through: measure.through), planned: measure.planned,
                counted: try counted(rows, except: nil),
                paid: try counted("\(rows) AND cs.state IN ('paid', 'recovered')", except: nil),
                dayPrice: catalogue.dayPrice(measure.kind)?.amount)
        }
    }

    func steps(of id: Compensation.ID) throws -> [CompensationStep] {
        try connection.query(
            """
            SELECT cs.state, cs.entered_at, a.given_name, a.surname, cs.acting_role, cs.reason_code, cs.comment,
                cs.deducted_cents
            FROM compensation_state cs LEFT JOIN person a ON a.id = cs.actor_id
            WHERE cs.compensation_id = \(id)
            ORDER BY cs.entered_at, CASE WHEN cs.left_at IS NULL THEN 1 ELSE 0 END, cs.left_at, cs.id
            """
        ).map { row in
            let (given, surname): (String?, String?) = (try row[2], try row[3])
            return CompensationStep(
                state: try .stored(try row[0]), enteredAt: try row[1],
                actorName: given.map { "\($0) \(surname ?? "")" }, role: try row[4], reasonCode: try row[5],
                comment: try row[6], deducted: try row[7])
        }
    }

    /// Ends the state that holds and records the next one, and brings the ledger to what is spent in it.
    ///
    /// - Parameter cause: what moves the money, where it is not the settling of the compensation.
    func enter(
        _ state: Compensation.State, _ id: Compensation.ID, counting cents: Euro, reasonCode: String? = nil,
        comment: String = "", deducted: Euro? = nil, for cause: PostingCause? = nil
    ) throws {
        let row = try connection.first(
            """
            SELECT c.plan_id, cs.state, cs.cents FROM compensation c
            LEFT JOIN compensation_state cs ON cs.compensation_id = c.id AND cs.left_at IS NULL WHERE c.id = \(id)
            """)
        guard let row else { throw Rejection.notFound }
        let before = try (row[1] as String?).map(Compensation.State.stored)
        let gone: Euro = before?.isSpent == true ? try row[2] : .zero
        try spend(
            (state.isSpent ? cents : .zero) - gone, on: row[0],
            for: cause ?? PostingCause(.compensation, id.number))
        try connection.execute(
            "UPDATE compensation_state SET left_at = \(now) WHERE compensation_id = \(id) AND left_at IS NULL")
        try connection.execute(
            """
            INSERT INTO compensation_state (id, compensation_id, state, entered_at, actor_id, acting_role, reason_code, comment,
                deducted_cents, cents)
            VALUES (\(Identifier<Compensation.State>(at: now)), \(id), \(state.rawValue), \(now), \(viewer.person),
                \(viewer.actingRole?.kind.rawValue), \(reasonCode), \(comment), \(deducted), \(cents))
            """)
    }

    func record(_ action: JournalEntry.Action, _ row: Compensation, _ changes: [JournalEntry.Change] = []) throws {
        try record(
            JournalEntry(action, .init("compensation", row.id.number), learners: [row.learner], changes: changes))
    }

    /// What keeps a plan from being taken back: every row that somebody handed in and nobody withdrew.
    func compensationsInTheWay(of plan: SupportPlan.ID) throws -> [Problem] {
        try connection.query(
            """
            SELECT c.id, c.kind, c.period_from, c.cents, cs.state FROM compensation c
            JOIN compensation_state cs ON cs.compensation_id = c.id AND cs.left_at IS NULL
            WHERE c.plan_id = \(plan) AND cs.state <> 'withdrawn' ORDER BY c.period_from, c.id
            """
        ).map { row in
            let (id, kind, state): (Compensation.ID, String, String) = (try row[0], try row[1], try row[4])
            let (day, sum): (Day, Euro) = (try row[2], try row[3])
            return Problem(
                "compensation-\(id)",
                Message(
                    "plan.problem.spent_compensation",
                    [
                        "kind": .message(Message("compensation.kind_name.\(kind)")), "day": .day(day),
                        "sum": .money(sum),
                        "state": .message(Message("compensation.state.\(state)")),
                    ]))
        }
    }
}
