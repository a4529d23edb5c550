import Storage

extension ConsultationStore {
    /// What the schedule expects of a specialist.
    package struct Expected: Sendable {
        /// Measures that run today and have hours left, or were held today; first those of which the week still expects some.
        package let measures: [DeliveredMeasure]
        package let rule: HourRule
        package let absences: [CodeItem]
        /// Of the viewer, over the semesters of these measures.
        package let fidelity: Fidelity
    }

    /// The measures that the viewer provides and that run today.
    package func today(as viewer: Viewer) async throws(Rejection) -> Expected {
        try await registry.write(as: viewer) { tx in
            let own = try tx.ownMeasures().filter { $0.left > 0 || $0.heldToday > 0 }
            let measures =
                own.filter { $0.due(inWeekOf: tx.today) > 0 } + own.filter { $0.due(inWeekOf: tx.today) == 0 }
            if !measures.isEmpty {
                try tx.record(JournalEntry(.listed, .init("consultation"), learners: measures.map(\.learner)))
            }
            return Expected(
                measures: measures, rule: try tx.hourRule(on: tx.today),
                absences: try tx.items(.noShowReason, on: tx.today), fidelity: measures.fidelity)
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

    /// The measures that run at the institutions where the viewer keeps consultations: planned, held, behind, standing still.
    package func running(as viewer: Viewer) async throws(Rejection) -> [DeliveredMeasure] {
        try await registry.write(as: viewer) { tx in
            guard !viewer.roles(for: .keepConsultations).isEmpty else { return [] }
            let measures = try tx.deliveredMeasures(
                """
                st.state NOT IN ('voided', 'completed') AND m.starts_on <= \(tx.today) AND m.ends_on >= \(tx.today)
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
    /// What the viewer provides and what runs today: approved, not suspended since.
    fileprivate func ownMeasures() throws -> [DeliveredMeasure] {
        guard let person = viewer.person else { return [] }
        return try deliveredMeasures(
            """
            m.provider_id = \(person) AND \(viewer.holdsHours(at: "p.institution_id", on: today))
            AND st.state IN ('approved', 'in_progress', 'in_revision', 'in_approval')
            AND m.starts_on <= \(today) AND m.ends_on >= \(today)
            AND NOT EXISTS (SELECT 1 FROM plan_state pause WHERE pause.plan_id = p.id AND pause.state = 'suspended'
                AND pause.entered_at > v.approved_at)
            """)
    }
}

extension ConsultationStore {
    /// The rule of today.
    package func rule(as viewer: Viewer) async throws(Rejection) -> HourRule {
        try await registry.read(as: viewer) { tx in try tx.hourRule(on: tx.today) }
    }
}
