import Language
import Storage

extension Registry {
    package var consultations: ConsultationStore { ConsultationStore(registry: self) }
}

/// Delivered hours: recorded, withdrawn with a reason, confirmed by the other side; never edited.
package struct ConsultationStore: Sendable {
    let registry: Registry

    /// Records an entry: one row for each learner and hour. The first held hour of an approved plan puts it in progress.
    ///
    /// - Throws: `.invalid` with every rule that the entry breaks, at its field; `.notFound` for a measure out of scope.
    @discardableResult
    package func log(_ entry: ConsultationEntry, as viewer: Viewer) async throws(Rejection) -> ConsultationEntry.ID {
        try await registry.write(as: viewer) { tx in
            if let made = try tx.made(by: entry.receipt) { return ConsultationEntry.ID(number: made) }
            guard let recorder = viewer.person else { throw Rejection.notAllowed("consultation.not_allowed") }
            guard !entry.attendances.isEmpty else {
                throw Rejection.invalid("measure", "consultation.problem.nobody")
            }
            let measures = try entry.attendances.map { try tx.deliverable($0.measure, on: entry.heldOn) }
            let rule = try tx.hourRule(on: entry.heldOn)
            let problems = try tx.problems(of: entry, for: measures, under: rule)
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            let id = ConsultationEntry.ID(at: tx.now)
            for hour in 0..<entry.hours { try tx.insert(hour: hour, of: entry, id, measures, rule, by: recorder) }
            try tx.spendHours("entry_id = \(id)", for: PostingCause(.delivery, id.number))
            for (measure, attendance) in zip(measures, entry.attendances) {
                try tx.note(entry, attendance, of: measure)
                try tx.listDoubleHours(of: id, measure, startsAt: entry.startsAt)
            }
            try tx.keepReceipt(entry.receipt, made: id.number)
            return id
        }
    }
}

extension Transaction {
    /// The rows of one hour. Time, money and preparation of the one hour are divided among those who were there.
    fileprivate func insert(
        hour: Int, of entry: ConsultationEntry, _ id: ConsultationEntry.ID, _ measures: [DeliveredMeasure],
        _ rule: HourRule, by recorder: Person.ID
    ) throws {
        let session = Identifier<ConsultationStore>(at: now)
        let there = entry.attendances.count { $0.absence == nil }
        let startsAt = entry.startsAt.map { $0 + hour * rule.contactMinutes }
        var position = 0
        for (measure, attendance) in zip(measures, entry.attendances) {
            var share = HourShare(rule, measure.hourPrice, among: 0, at: 0)
            if attendance.absence == nil {
                share = HourShare(rule, measure.hourPrice, among: there, at: position)
                position += 1
            }
            let outcome: Consultation.Outcome = attendance.absence == nil ? .held : .noShow
            try connection.execute(
                """
                INSERT INTO consultation (id, entry_id, session_id, plan_id, line, learner_id, institution_id, semester_id,
                    programme_id, specialist_id, specialist, kind, subject, held_on, starts_at, outcome, no_show_reason, mode,
                    topic, contact_minutes, accounted_minutes, rule_id, rate_id, cents, over_dose_reason, recorded_by, recorded_at)
                VALUES (\(Consultation.ID(at: now)), \(id), \(session), \(measure.key.plan), \(measure.key.line), \(measure.learner),
                    \(measure.institution), \(measure.semester.id), \(measure.programme), \(measure.specialist),
                    \(measure.provider), \(measure.kind.code), \(measure.subject), \(entry.heldOn), \(startsAt),
                    \(outcome.rawValue), \(attendance.absence), \(entry.mode.rawValue), \(entry.topic), \(share.contact),
                    \(share.accounted), \(rule.id), \(measure.rate), \(share.cents), \(entry.overDoseReason), \(recorder), \(now))
                """)
        }
    }

    /// The journal's row for one learner; the plan goes on from approved to in progress with its first hour.
    fileprivate func note(
        _ entry: ConsultationEntry, _ attendance: ConsultationEntry.Attendance, of measure: DeliveredMeasure
    ) throws {
        let field = attendance.absence == nil ? "consultation_hours" : "absence_hours"
        try record(
            JournalEntry(
                .delivered, .init("support_plan", measure.key.plan.number), learners: [measure.learner],
                changes: [
                    JournalEntry.Change("held_on", from: nil, to: entry.heldOn.description),
                    JournalEntry.Change(field, from: nil, to: String(entry.hours)),
                ]))
        guard measure.state == .approved, attendance.absence == nil else { return }
        let isApproved = try connection.first(
            "SELECT 1 AS still FROM plan_state WHERE plan_id = \(measure.key.plan) AND left_at IS NULL AND state = 'approved'"
        )
        guard isApproved != nil else { return }
        try enter(.inProgress, plan: measure.key.plan)
        try record(
            JournalEntry(.started, .init("support_plan", measure.key.plan.number), learners: [measure.learner]))
    }
}

/// What falls on one of those who shared an hour.
struct HourShare {
    let contact: Int
    let accounted: Int
    let cents: Int

    init(_ rule: HourRule, _ price: Euro, among count: Int, at position: Int) {
        self.init(
            contact: rule.contactMinutes, preparation: rule.preparationMinutes, price: price, among: count,
            at: position)
    }

    init(contact: Int, preparation: Int, price: Euro, among count: Int, at position: Int) {
        self.contact = Shares(whole: contact, count: count)[position]
        // Contact and preparation are divided each for itself, so that both sums are whole.
        accounted = self.contact + Shares(whole: preparation, count: count)[position]
        cents = Shares(whole: Int(price.cents), count: count)[position]
    }
}
