import Storage

extension ConsultationStore {
    /// What the schedule expects of a specialist, and what else of the own work is still within reach.
    package struct Expected: Sendable {
        /// Measures that run today and have hours left, or were held today; first those of which the week still expects some.
        package let measures: [DeliveredMeasure]
        /// Other own measures of this and the semester before that have begun: held fully, ended, suspended. First those of
        /// which hours wait for their confirmation.
        package let earlier: [DeliveredMeasure]
        /// Own hours of these measures that wait for the word of the other side.
        package let waiting: [MeasureKey: WaitingHours]
        package let rule: HourRule
        package let absences: [CodeItem]
        /// Of all that the viewer provides in the semester, whether it still runs or not.
        package let fidelity: Fidelity
    }

    /// The measures that the viewer provides: those that run today, and what came before them.
    package func today(as viewer: Viewer) async throws(Rejection) -> Expected {
        try await registry.write(as: viewer) { tx in
            let own = try tx.ownMeasures()
            let running = own.filter { tx.runs($0) && ($0.left > 0 || $0.heldToday > 0) }
            let measures =
                running.filter { $0.due(inWeekOf: tx.today) > 0 } + running.filter { $0.due(inWeekOf: tx.today) == 0 }
            let listed = Set(measures.map(\.key))
            let others = own.filter { $0.period.from <= tx.today && !listed.contains($0.key) }
            let waiting = try tx.waitingHours()
            let earlier = others.filter { waiting[$0.key] != nil } + others.filter { waiting[$0.key] == nil }
            if !measures.isEmpty || !earlier.isEmpty {
                try tx.record(
                    JournalEntry(.listed, .init("consultation"), learners: (measures + earlier).map(\.learner)))
            }
            let semester = try tx.latestSemester(on: tx.today)?.id.number
            return Expected(
                measures: measures, earlier: earlier, waiting: waiting, rule: try tx.hourRule(on: tx.today),
                absences: try tx.items(.noShowReason, on: tx.today),
                fidelity: own.filter { $0.specialist == viewer.person && $0.semester.id == semester }.fidelity)
        }
    }

    /// Measures of which nothing was held for weeks or too little by now, by the rule of today: of the viewer as their
    /// provider or as the author of the plan.
    package func doubtful(as viewer: Viewer) async throws(Rejection) -> (rule: HourRule, measures: [DeliveredMeasure]) {
        try await registry.write(as: viewer) { tx in
            let rule = try tx.hourRule(on: tx.today)
            guard let person = viewer.person, !viewer.roles(for: .deliver).isEmpty else { return (rule, []) }
            let doubtful = try tx.deliveredMeasures(
                """
                st.state IN ('approved', 'in_progress') AND m.starts_on <= \(tx.today) AND m.ends_on >= \(tx.today)
                AND ((m.provider_id = \(person) AND \(viewer.holdsHours(at: "p.institution_id", on: tx.today)))
                    OR (p.author_id = \(person) AND \(viewer.scope(.writePlan, of: "p.institution_id", on: tx.today))))
                """
            ).filter { $0.isBehind(rule, on: tx.today) || $0.isStale(rule, on: tx.today) }
            if !doubtful.isEmpty {
                try tx.record(JournalEntry(.listed, .init("work_list"), learners: doubtful.map(\.learner)))
            }
            return (rule, doubtful)
        }
    }

    /// The measures of the semester at the institutions where the viewer keeps consultations: planned, held, behind, standing
    /// still. One that has ended goes on to count, so that the figures of a semester never fall.
    package func ofSemester(as viewer: Viewer) async throws(Rejection) -> [DeliveredMeasure] {
        try await registry.write(as: viewer) { tx in
            guard !viewer.roles(for: .keepConsultations).isEmpty, let semester = try tx.latestSemester(on: tx.today)
            else { return [] }
            let measures = try tx.deliveredMeasures(
                """
                st.state <> 'voided' AND s.id = \(semester.id)
                AND \(viewer.scope(.keepConsultations, of: "p.institution_id", on: tx.today))
                """)
            if !measures.isEmpty {
                try tx.record(JournalEntry(.listed, .init("consultation"), learners: measures.map(\.learner)))
            }
            return measures
        }
    }
}

extension Transaction {
    /// What a plan of this or the semester before gives to the viewer, or gave to him earlier. The plans are found by the
    /// person, so that a whole country is not searched for one specialist.
    fileprivate func ownMeasures() throws -> [DeliveredMeasure] {
        guard let person = viewer.person else { return [] }
        return try deliveredMeasures(
            """
            p.id IN (SELECT named.plan_id FROM plan_measure mine JOIN plan_version named ON named.id = mine.version_id
                WHERE mine.provider_id = \(person) AND named.approved_at IS NOT NULL)
            AND m.line IN (SELECT mine.line FROM plan_version named JOIN plan_measure mine ON mine.version_id = named.id
                WHERE named.plan_id = p.id AND mine.provider_id = \(person) AND named.approved_at IS NOT NULL)
            AND \(viewer.holdsHours(at: "p.institution_id", on: today))
            AND st.state <> 'voided' AND s.id IN (\(lastSemesters))
            """)
    }

    /// Whether hours of an own measure can be held today: approved, and not standing still.
    fileprivate func runs(_ measure: DeliveredMeasure) -> Bool {
        guard measure.specialist == viewer.person, measure.period.contains(today) else { return false }
        switch measure.state {
        case .approved, .inProgress: return true
        // A change is under way meanwhile; after a suspension nothing is held until the plan is approved again.
        case .inRevision, .inApproval: return !measure.pauses.contains { $0.contains(today) }
        case .draft, .suspended, .voided, .completed: return false
        }
    }

    fileprivate func waitingHours() throws -> [MeasureKey: WaitingHours] {
        guard let person = viewer.person else { return [:] }
        var waiting: [MeasureKey: WaitingHours] = [:]
        for row in try connection.query(
            """
            SELECT c.plan_id, c.line, c.held_on, min(c.id), count(*) FROM consultation c
            WHERE c.specialist_id = \(person) AND c.semester_id IN (\(lastSemesters)) AND \(Confirmation.isAwaited)
            GROUP BY c.plan_id, c.line, c.held_on
            """)
        {
            let key = MeasureKey(try row[0], try row[1])
            let heldOn: Day = try row[2]
            let hour: Consultation.ID = try row[3]
            let hours: Int = try row[4]
            waiting[key, default: WaitingHours()].count += hours
            if heldOn == today { waiting[key]?.today = hour }
        }
        return waiting
    }

    /// This semester and the one before; between two semesters the two that began last.
    private var lastSemesters: SQL {
        "SELECT latest.id FROM semester latest WHERE latest.starts_on <= \(today) ORDER BY latest.starts_on DESC LIMIT 2"
    }
}

extension ConsultationStore {
    /// The rule of today.
    package func rule(as viewer: Viewer) async throws(Rejection) -> HourRule {
        try await registry.read(as: viewer) { tx in try tx.hourRule(on: tx.today) }
    }
}
