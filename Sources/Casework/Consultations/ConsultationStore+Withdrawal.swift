import Language
import Storage

extension ConsultationStore {
    /// Withdraws a wrong row. It stays on the sheet, crossed out, with the reason. The hour of a group is divided anew
    /// among those who remain.
    package func withdraw(_ id: Consultation.ID, reason: String, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let row = try tx.recordable(id)
            guard !reason.isEmpty else {
                throw Rejection.invalid("withdrawal", "consultation.problem.withdrawal_reason")
            }
            guard reason.count <= ConsultationEntry.longestText else {
                throw Rejection.invalid("withdrawal", "plan.problem.text_too_long")
            }
            try tx.takeBackHours("id = \(id)", for: PostingCause(.deliveryWithdrawal, id.number))
            try tx.withdraw(id, reason: reason)
            try tx.noteWithdrawal(of: [row])
            if row.outcome == .held { try tx.shareAnew(session: row.session) }
        }
    }

    /// Takes back what was just recorded, all of it, as entered by mistake: today, and as long as nobody has confirmed it.
    package func undo(_ entry: ConsultationEntry.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            guard let person = viewer.person else { throw Rejection.notFound }
            let found = try tx.connection.query(
                """
                SELECT c.id, (SELECT min(x.recorded_at) FROM consultation x WHERE x.entry_id = c.entry_id), f.id
                FROM consultation c
                LEFT JOIN consultation_confirmation f ON f.consultation_id = c.id
                WHERE c.entry_id = \(entry) AND c.recorded_by = \(person) AND c.withdrawn_at IS NULL ORDER BY c.id
                """)
            guard !found.isEmpty else { throw Rejection.notFound }
            let rows = try found.map { try tx.recordable(try $0[0]) }
            let isFresh = try found.allSatisfy { row in
                let recordedAt: Instant = try row[1]
                return try recordedAt.day == tx.today && (row[2] as Int64?) == nil
            }
            guard isFresh else { throw Rejection.conflict("consultation.problem.not_fresh") }
            try tx.takeBackHours("entry_id = \(entry)", for: PostingCause(.deliveryWithdrawal, entry.number))
            for row in rows { try tx.withdraw(row.id, reason: Consultation.Withdrawal.mistake.rawValue) }
            try tx.noteWithdrawal(of: rows)
        }
    }
}

/// A row with what is needed to change it.
struct RecordedHour {
    let id: Consultation.ID
    let session: Int64
    let measure: MeasureKey
    let learner: Learner.ID
    let institution: Unit.ID
    let planCode: String
    let heldOn: Day
    let outcome: Consultation.Outcome
}

extension Transaction {
    /// The row, if the viewer may withdraw or confirm it.
    /// - Parameter closed: the states of the plan in which it is too late.
    /// - Throws: `.notFound` out of scope or withdrawn already, `.conflict` where the plan is closed.
    func recordable(
        _ id: Consultation.ID, notIn closed: [SupportPlan.State] = [.completed, .voided]
    ) throws -> RecordedHour {
        let row = try connection.first(
            """
            SELECT c.session_id, c.plan_id, c.line, c.learner_id, c.institution_id, p.code, c.held_on,
                c.outcome, st.state
            FROM consultation c JOIN support_plan p ON p.id = c.plan_id
            JOIN plan_state st ON st.plan_id = p.id AND st.left_at IS NULL
            WHERE c.id = \(id) AND c.withdrawn_at IS NULL AND \(viewer.scopeOfKeeping(on: today))
            """)
        guard let row else { throw Rejection.notFound }
        let state = try SupportPlan.State.stored(try row[8])
        guard !closed.contains(state) else {
            throw Rejection.conflict("consultation.problem.plan_closed")
        }
        return RecordedHour(
            id: id, session: try row[0], measure: MeasureKey(try row[1], try row[2]), learner: try row[3],
            institution: try row[4], planCode: try row[5], heldOn: try row[6], outcome: try .stored(try row[7]))
    }

    fileprivate func withdraw(_ id: Consultation.ID, reason: String) throws {
        try requireUnclaimed(.hour, [id.number])
        try connection.execute(
            """
            UPDATE consultation SET withdrawn_at = \(now), withdrawn_by = \(viewer.person), withdrawal_reason = \(reason)
            WHERE id = \(id) AND withdrawn_at IS NULL
            """)
    }

    fileprivate func noteWithdrawal(of rows: [RecordedHour]) throws {
        for (measure, rows) in Dictionary(grouping: rows, by: \.measure).sorted(by: { $0.key.line < $1.key.line }) {
            var changes = [JournalEntry.Change("held_on", from: rows[0].heldOn.description, to: nil)]
            for (field, outcome) in [("consultation_hours", Consultation.Outcome.held), ("absence_hours", .noShow)] {
                let count = rows.count { $0.outcome == outcome }
                if count > 0 { changes.append(JournalEntry.Change(field, from: String(count), to: nil)) }
            }
            try record(
                JournalEntry(
                    .deliveryWithdrawn, .init("support_plan", measure.plan.number), learners: rows.map(\.learner),
                    changes: changes))
        }
    }

    /// New rows for those who remain of an hour, so that it is still one hour and one rate; confirmations go with them.
    fileprivate func shareAnew(session: Int64) throws {
        let rows = try connection.query(
            """
            SELECT c.id, r.contact_minutes, r.preparation_minutes, rate.cents, c.plan_id, c.learner_id, c.accounted_minutes,
                st.state
            FROM consultation c
            JOIN hour_rule r ON r.id = c.rule_id JOIN rate ON rate.id = c.rate_id
            JOIN plan_state st ON st.plan_id = c.plan_id AND st.left_at IS NULL
            WHERE c.session_id = \(session) AND c.withdrawn_at IS NULL AND c.outcome = 'held' ORDER BY c.id
            """)
        let closed = try rows.contains { try ["completed", "voided"].contains($0[7] as String) }
        guard !closed else { throw Rejection.conflict("consultation.problem.plan_closed") }
        let cause = PostingCause(.deliverySharedAnew, session)
        try takeBackHours("session_id = \(session)", for: cause)
        for (position, row) in rows.enumerated() {
            let old: Consultation.ID = try row[0]
            let share = HourShare(
                contact: try row[1], preparation: try row[2], price: try row[3], among: rows.count, at: position)
            let new = Consultation.ID(at: now)
            try withdraw(old, reason: Consultation.Withdrawal.shared.rawValue)
            try connection.execute(
                """
                INSERT INTO consultation (id, entry_id, session_id, plan_id, line, learner_id, institution_id, semester_id,
                    programme_id, specialist_id, specialist, kind, subject, held_on, starts_at, outcome, no_show_reason, mode,
                    topic, contact_minutes, accounted_minutes, rule_id, rate_id, cents, over_dose_reason, replaces_id,
                    recorded_by, recorded_at)
                SELECT CAST(\(new) AS BIGINT), entry_id, session_id, plan_id, line, learner_id, institution_id, semester_id,
                    programme_id, specialist_id, specialist, kind, subject, held_on, starts_at, outcome, no_show_reason, mode,
                    topic, CAST(\(share.contact) AS BIGINT), CAST(\(share.accounted) AS BIGINT), rule_id, rate_id,
                    CAST(\(share.cents) AS BIGINT), over_dose_reason, id, recorded_by, CAST(\(now) AS BIGINT)
                FROM consultation WHERE id = \(old)
                """)
            try connection.execute(
                """
                INSERT INTO consultation_confirmation (id, consultation_id, means, code_id, evidence, document_id, late,
                    confirmed_by, confirmed_at)
                SELECT CAST(\(Identifier<Confirmation>(at: now)) AS BIGINT), CAST(\(new) AS BIGINT), means, code_id, evidence,
                    document_id, late, confirmed_by, confirmed_at FROM consultation_confirmation
                WHERE consultation_id = \(old)
                """)
            try carryPairs(from: old.number, to: new.number)
            let plan: SupportPlan.ID = try row[4]
            try record(
                JournalEntry(
                    .updated, .init("support_plan", plan.number), learners: [try row[5]],
                    changes: [
                        .init("accounted_minutes", from: String(try row[6] as Int), to: String(share.accounted))
                    ]))
        }
        try spendHours("session_id = \(session)", for: cause)
    }
}
