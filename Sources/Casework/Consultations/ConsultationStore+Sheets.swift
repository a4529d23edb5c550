import Language
import Storage

extension ConsultationStore {
    /// A measure with its rows in order of time, those that were withdrawn among them. Whoever gave it earlier and has no
    /// other business with the plan finds the own rows only.
    package struct Sheet: Sendable {
        package let measure: DeliveredMeasure
        package let rows: [Consultation]
        /// The last word that the measure goes on, though nothing was held.
        package let answer: MeasureAnswer?
        /// Whether the viewer may record hours here.
        package let isKept: Bool
        /// Whose hours the viewer may withdraw and confirm; `nil` where everybody's.
        let keeper: Person.ID?
        /// Whether the viewer may open the plan itself; a provider reads the own sheets only.
        package let opensPlan: Bool

        package func keeps(_ row: Consultation) -> Bool {
            isKept && (keeper == nil || row.specialistPerson == keeper)
        }

        /// The rows that count.
        package var valid: [Consultation] { rows.filter { $0.withdrawnAt == nil } }
        package var held: [Consultation] { valid.filter { $0.outcome == .held } }
    }

    /// The sheets of a plan that the viewer may read.
    package func sheets(of plan: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) -> [Sheet] {
        try await registry.write(as: viewer) { tx in
            let sheets = try tx.sheets("p.id = \(plan) AND \(viewer.scopeOfSheets(on: tx.today))")
            guard let first = sheets.first else {
                // A plan without consultations is open to whoever may open the plan.
                try tx.record(.read, tx.visiblePlan(plan))
                return []
            }
            try tx.record(
                JournalEntry(.read, .init("consultation_sheet", plan.number), learners: [first.measure.learner]))
            return sheets
        }
    }

    /// One sheet, as it is printed.
    package func sheet(of key: MeasureKey, as viewer: Viewer) async throws(Rejection) -> Sheet {
        try await registry.write(as: viewer) { tx in
            let sheets = try tx.sheets(
                "p.id = \(key.plan) AND m.line = \(key.line) AND \(viewer.scopeOfSheets(on: tx.today))")
            guard let sheet = sheets.first else { throw Rejection.notFound }
            try tx.record(
                JournalEntry(
                    .printed, .init("consultation_sheet", key.plan.number), learners: [sheet.measure.learner]))
            return sheet
        }
    }
}

extension Transaction {
    func sheets(_ condition: SQL) throws -> [ConsultationStore.Sheet] {
        func those(in scope: SQL) throws -> Set<MeasureKey> {
            let found = try connection.query(
                "SELECT p.id, m.line FROM \(DeliveredMeasure.joins) WHERE \(condition) AND \(scope)")
            return Set(try found.map { MeasureKey(try $0[0], try $0[1]) })
        }
        let recorded = try those(in: viewer.scopeOfDelivery(on: today))
        let kept = try those(in: viewer.keepsHours(on: today))
        let whole = try those(in: viewer.scopeOfWholeSheets(on: today))
        let opened = try those(in: viewer.scopeOfPlans(on: today))
        return try deliveredMeasures(condition).map { measure in
            let key = measure.key
            let read: SQL = whole.contains(key) ? "TRUE" : "c.specialist_id = \(viewer.person)"
            let rows = try connection.query(
                """
                SELECT \(Consultation.columns) FROM \(Consultation.joins)
                WHERE c.plan_id = \(key.plan) AND c.line = \(key.line) AND \(read)
                ORDER BY c.held_on, coalesce(c.starts_at, 1440), c.recorded_at, c.id
                """
            ).map(Consultation.init(row:))
            return ConsultationStore.Sheet(
                measure: measure, rows: rows, answer: try lastAnswer(about: key), isKept: recorded.contains(key),
                keeper: kept.contains(key) ? nil : viewer.person, opensPlan: opened.contains(key))
        }
    }

    /// Held hours of a plan by the line of the measure.
    func heldHours(of plan: SupportPlan.ID) throws -> [Int: Int] {
        var hours: [Int: Int] = [:]
        for row in try connection.query(
            """
            SELECT line, count(*) FROM consultation WHERE plan_id = \(plan) AND withdrawn_at IS NULL AND outcome = 'held'
            GROUP BY line
            """)
        { hours[try row[0]] = try row[1] }
        return hours
    }

    /// A measure of which hours were held stays in the plan as what it was; its dose, days and provider may change.
    func deliveryProblems(in content: PlanContent, after stored: PlanContent, of plan: SupportPlan) throws -> [Problem]
    {
        try heldHours(of: plan.id).sorted { $0.key < $1.key }.compactMap { line, hours in
            guard let old = stored.measures.first(where: { $0.line == line }) else { return nil }
            let place = content.measures.firstIndex { $0.line == line }
            if let place, content.measures[place].kind == old.kind, content.measures[place].subject == old.subject {
                return nil
            }
            let field = "measures.\((place ?? 0) + 1).kind"
            return Problem(
                field,
                Message(
                    "plan.problem.measure_held",
                    ["hours": .number(hours), "subject": .text(old.subject.isEmpty ? old.provider : old.subject)]))
        }
    }

    /// The held hours that keep a plan from being voided, each named.
    func spentHours(of plan: SupportPlan.ID) throws -> [Problem] {
        try connection.query(
            """
            SELECT id, held_on, specialist, cents FROM consultation WHERE plan_id = \(plan) AND withdrawn_at IS NULL
            AND outcome = 'held' ORDER BY held_on, id
            """
        ).map { row in
            Problem(
                "consultation-\(try row[0] as Consultation.ID)",
                Message(
                    "plan.problem.spent_consultation",
                    ["day": .day(try row[1]), "specialist": .text(try row[2]), "sum": .money(try row[3] as Euro)]))
        }
    }
}
