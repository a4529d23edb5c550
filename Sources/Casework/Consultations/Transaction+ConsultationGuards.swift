import Language
import Storage

extension Transaction {
    /// Every rule that an entry breaks, in the order of the form.
    func problems(
        of entry: ConsultationEntry, for measures: [DeliveredMeasure], under rule: HourRule
    ) throws -> [Problem] {
        var problems = entry.problems(at: now, under: rule)
        let reasons = try items(.noShowReason, on: entry.heldOn)
        if entry.attendances.contains(where: { row in
            row.absence.map { code in !reasons.contains { $0.code == code } } ?? false
        }) {
            problems.append(Problem("reason", "consultation.problem.absence_reason"))
        }
        guard measures.allSatisfy({ $0.isTogether(with: measures[0]) }) else {
            problems.append(Problem("measure", "consultation.problem.group_differs"))
            return problems
        }
        // A learner with two measures cannot sit in one hour for both.
        if Set(measures.map(\.learner)).count < Set(measures.map(\.key)).count {
            problems.append(Problem("measure", "consultation.problem.learner_twice"))
        }
        for (measure, attendance) in zip(measures, entry.attendances) {
            problems += try timeProblems(of: entry, for: measure)
            problems += try providerProblems(of: entry, for: measure)
            guard attendance.absence == nil else { continue }
            if measure.held + entry.hours > measure.planned, entry.overDoseReason.isEmpty {
                problems.append(
                    Problem(
                        "over_dose_reason",
                        Message(
                            "consultation.problem.over_dose",
                            [
                                "learner": .text(measure.learnerName), "left": .number(measure.left),
                                "planned": .number(measure.planned),
                            ])))
            }
            problems += try learnerOverlap(of: entry, for: measure, under: rule)
        }
        if entry.isHeldByAnybody { problems += try specialistProblems(of: entry, for: measures[0], under: rule) }
        return problems
    }

    /// Outside the plan, the semester or its approval; closed, or standing still on that day.
    private func timeProblems(of entry: ConsultationEntry, for measure: DeliveredMeasure) throws -> [Problem] {
        let day = entry.heldOn
        func wrong(_ key: Message) -> [Problem] { [Problem("held_on", key)] }
        if measure.state == .voided || measure.state == .completed {
            let gaps: [String: Message.Argument] = [
                "learner": .text(measure.learnerName),
                "state": .message(Message("plan.state.\(measure.state.rawValue)")),
            ]
            return [Problem("measure", Message("consultation.problem.closed", gaps))]
        }
        if !measure.semester.period.contains(day) {
            return wrong(
                Message(
                    "consultation.problem.outside_semester",
                    ["from": .day(measure.semester.start), "through": .day(measure.semester.end)]))
        }
        if !measure.period.contains(day) {
            return wrong(
                Message(
                    "consultation.problem.outside_measure",
                    [
                        "learner": .text(measure.learnerName), "from": .day(measure.period.from),
                        "through": .day(measure.period.through ?? measure.period.from),
                    ]))
        }
        if day < measure.approvedOn {
            return wrong(
                Message(
                    "consultation.problem.before_approval",
                    ["learner": .text(measure.learnerName), "day": .day(measure.approvedOn)]))
        }
        // What lies before the approval is refused above: a pause that holds the day is a suspension.
        guard let pause = measure.pauses.first(where: { $0.contains(day) }) else { return [] }
        return wrong(
            Message(
                "consultation.problem.suspended",
                ["learner": .text(measure.learnerName), "day": .day(pause.from)]))
    }

    /// Nobody is named who could have held the hour; or on that day it was somebody else's than the viewer's, who records
    /// the own ones only.
    private func providerProblems(of entry: ConsultationEntry, for measure: DeliveredMeasure) throws -> [Problem] {
        if measure.provider.isEmpty {
            return [
                Problem(
                    "measure",
                    Message("consultation.problem.no_provider", ["learner": .text(measure.learnerName)]))
            ]
        }
        guard measure.specialist != viewer.person, try !keepsHours(of: measure.key.plan) else { return [] }
        return [
            Problem(
                "held_on",
                Message(
                    "consultation.problem.another_provider",
                    [
                        "learner": .text(measure.learnerName), "day": .day(entry.heldOn),
                        "provider": .text(measure.provider),
                    ]))
        ]
    }

    /// The same learner at two places at once, at whatever institution.
    private func learnerOverlap(
        of entry: ConsultationEntry, for measure: DeliveredMeasure, under rule: HourRule
    ) throws -> [Problem] {
        let taken = try overlap(entry, rule, "c.learner_id = \(measure.learner)")
        return taken.map { time in
            [
                Problem(
                    "starts_at",
                    Message(
                        "consultation.problem.learner_elsewhere",
                        ["learner": .text(measure.learnerName), "time": .text(time)]))
            ]
        } ?? []
    }

    /// The same specialist at two places at once, or more hours than a day holds. Somebody whom only the plan names is
    /// known by that name at the institution.
    private func specialistProblems(
        of entry: ConsultationEntry, for measure: DeliveredMeasure, under rule: HourRule
    ) throws -> [Problem] {
        let same: SQL =
            measure.specialist.map { person -> SQL in "c.specialist_id = \(person)" }
            ?? "c.specialist_id IS NULL AND c.specialist = \(measure.provider) AND c.institution_id = \(measure.institution)"
        var problems: [Problem] = []
        let onDay: Int =
            try connection.first(
                """
                SELECT count(DISTINCT c.session_id) FROM consultation c WHERE \(same) AND c.held_on = \(entry.heldOn)
                AND c.withdrawn_at IS NULL AND c.outcome = 'held'
                """)?[0] ?? 0
        if onDay + entry.hours > rule.mostHoursADay {
            problems.append(
                Problem(
                    "hours",
                    Message(
                        "consultation.problem.day_full",
                        ["held": .number(onDay), "most": .number(rule.mostHoursADay)])))
        }
        if let time = try overlap(entry, rule, same) {
            problems.append(
                Problem("starts_at", Message("consultation.problem.specialist_elsewhere", ["time": .text(time)])))
        }
        return problems
    }

    /// When an hour begins that lies across the hours of the entry.
    private func overlap(_ entry: ConsultationEntry, _ rule: HourRule, _ who: SQL) throws -> String? {
        guard let start = entry.startsAt else { return nil }
        let end = start + entry.hours * rule.contactMinutes
        let row = try connection.first(
            """
            SELECT c.starts_at FROM consultation c JOIN hour_rule r ON r.id = c.rule_id
            WHERE \(who) AND c.held_on = \(entry.heldOn) AND c.withdrawn_at IS NULL AND c.outcome = 'held'
            AND c.starts_at < \(end) AND c.starts_at + r.contact_minutes > \(start) ORDER BY c.starts_at
            """)
        return try row.map { TimeOfDay(minutes: try $0[0]).description }
    }
}

extension DeliveredMeasure {
    /// Whether one hour can be held for both: by the same person, of the same kind, at the same price.
    fileprivate func isTogether(with other: DeliveredMeasure) -> Bool {
        specialist == other.specialist && (specialist != nil || provider == other.provider)
            && institution == other.institution && kind.code == other.kind.code && rate == other.rate
    }
}

extension ConsultationEntry {
    /// What is wrong whoever the learners are.
    fileprivate func problems(at now: Instant, under rule: HourRule) -> [Problem] {
        var problems: [Problem] = []
        if attendances.count > ConsultationEntry.mostLearners
            || Set(attendances.map(\.measure)).count < attendances.count
        {
            problems.append(Problem("measure", "consultation.problem.learner_twice"))
        }
        if heldOn > now.day { problems.append(Problem("held_on", "consultation.problem.future")) }
        if !(1...ConsultationEntry.mostHours).contains(hours) {
            problems.append(
                Problem(
                    "hours",
                    Message("consultation.problem.hours", ["most": .number(ConsultationEntry.mostHours)])))
        } else if let startsAt, startsAt < 0 || startsAt + hours * rule.contactMinutes > 24 * 60 {
            problems.append(Problem("starts_at", "consultation.problem.time"))
        } else if let startsAt, heldOn == now.day, startsAt > now.timeOfDay.hour * 60 + now.timeOfDay.minute {
            problems.append(Problem("starts_at", "consultation.problem.later_today"))
        }
        for (field, text) in [("topic", topic), ("over_dose_reason", overDoseReason)]
        where text.count > ConsultationEntry.longestText {
            problems.append(Problem(field, "plan.problem.text_too_long"))
        }
        return problems
    }
}
