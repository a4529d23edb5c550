import Casework
import Cast
import Language
import Storage

@testable import Statistics

/// Delivery entered row by row beside the plans of a fact sheet, so that every figure is known beforehand.
extension FactSheet {
    /// A measure of a version: its line, kind, hours or amount, and whether somebody is named for it.
    struct Planned: Sendable {
        var kind = "consult_teacher"
        var subject = "matemātika"
        var hours = 0
        var cents: Int64 = 0
        var provider = "Liene Rudzīte"
    }

    /// A plan of measures that are known by their position, from 1, in force from a day on.
    func delivery(
        _ learner: Int, at school: String = FactSheet.priekule, in term: Int = 20171, approved: String = "2017-09-10",
        superseded: String? = nil, authorHours: Int = 0, _ measures: [Planned]
    ) async throws -> SupportPlan.ID {
        let plan = try await plan(
            learner, at: school, in: term,
            [Version(approved: approved, superseded: superseded, factors: ["L02"], measures: [])])
        let now = clock.clock.now
        try await registry.database.write { connection in
            let version: Int64? = try connection.first("SELECT id FROM plan_version WHERE plan_id = \(plan)")?[0]
            for (line, measure) in measures.enumerated() {
                let rate: Int? = measure.hours > 0 ? 1 : nil
                try connection.execute(
                    """
                    INSERT INTO plan_measure (id, version_id, line, kind, subject, provider, hours, planned_cents, rate_id,
                        starts_on, ends_on, justification, condition_met, carried)
                    VALUES (\(Identifier<PlanVersion>(at: now)), \(version), \(line + 1), \(measure.kind), \(measure.subject),
                        \(measure.provider), \(measure.hours), \(measure.cents), \(rate), \(Day.of("2017-09-01")),
                        \(Day.of("2017-12-31")), '', \(true), \(false))
                    """)
            }
            if authorHours > 0 {
                try connection.execute(
                    "UPDATE plan_version SET author_hours = \(authorHours), author_rate_id = 19 WHERE id = \(version)")
            }
        }
        return plan
    }

    struct Hour: Sendable {
        var kind = "consult_teacher"
        var subject = "matemātika"
        var isHeld = true
        var cents: Int64 = 1000
        var recorded = "2017-10-02"
        var withdrawn: String?
        /// The day of a late confirmation.
        var late: String?
    }

    func hours(of plan: SupportPlan.ID, _ hours: [Hour]) async throws {
        let now = clock.clock.now
        try await registry.database.write { connection in
            let about = try connection.header(of: plan)
            for hour in hours {
                let id = Consultation.ID(at: now)
                let withdrawn = hour.withdrawn.map { Instant(.of($0), hour: 12) }
                try connection.execute(
                    """
                    INSERT INTO consultation (id, entry_id, session_id, plan_id, line, learner_id, institution_id, semester_id,
                        programme_id, specialist, kind, subject, held_on, outcome, no_show_reason, mode, topic, contact_minutes,
                        accounted_minutes, rule_id, rate_id, cents, over_dose_reason, recorded_by, recorded_at, withdrawn_at,
                        withdrawal_reason)
                    VALUES (\(id), \(id), \(id), \(plan), 1, \(about.learner), \(about.institution), \(about.semester),
                        \(about.programme), 'Liene', \(hour.kind), \(hour.subject), \(Day.of("2017-10-02")),
                        \(hour.isHeld ? "held" : "no_show"), \(hour.isHeld ? nil : "ill"), 'in_person', '', 40, 60, 1, 1,
                        \(hour.isHeld ? hour.cents : 0), '', \(about.author), \(Instant(.of(hour.recorded), hour: 12)),
                        \(withdrawn), \(withdrawn.map { _ in "mistake" }))
                    """)
                guard let late = hour.late else { continue }
                try connection.execute(
                    """
                    INSERT INTO consultation_confirmation (id, consultation_id, means, evidence, late, confirmed_by, confirmed_at)
                    VALUES (\(Consultation.ID(at: now)), \(id), 'evidence', 'e-klase', \(true), \(about.author),
                        \(Instant(.of(late), hour: 12)))
                    """)
            }
        }
    }

    /// A compensation with its states, each from its day to that of the next.
    func compensation(
        of plan: SupportPlan.ID, _ kind: String, _ cents: Int64, _ states: [(state: String, cents: Int64, from: String)]
    ) async throws {
        let now = clock.clock.now
        try await registry.database.write { connection in
            let about = try connection.header(of: plan)
            let id = Compensation.ID(at: now)
            let day = Day.of("2017-10-02")
            try connection.execute(
                """
                INSERT INTO compensation (id, plan_id, line, kind, learner_id, institution_id, semester_id, programme_id,
                    period_from, period_to, cents, condition_met, despite, recorded_by, recorded_at)
                VALUES (\(id), \(plan), 2, \(kind), \(about.learner), \(about.institution), \(about.semester),
                    \(about.programme), \(day), \(day), \(cents), \(true), '', \(about.author), \(now))
                """)
            for (index, state) in states.enumerated() {
                let next = index + 1 < states.count ? Instant(.of(states[index + 1].from), hour: 12) : nil
                try connection.execute(
                    """
                    INSERT INTO compensation_state (id, compensation_id, state, entered_at, left_at, comment, cents)
                    VALUES (\(Compensation.ID(at: now)), \(id), \(state.state), \(Instant(.of(state.from), hour: 12)), \(next), '',
                        \(state.cents))
                    """)
            }
        }
    }
}

private struct PlanHeader {
    let learner: Learner.ID
    let institution: Casework.Unit.ID
    let semester: Int
    let programme: Int
    let author: Person.ID
}

extension Connection {
    fileprivate func header(of plan: SupportPlan.ID) throws -> PlanHeader {
        let row = try first(
            "SELECT learner_id, institution_id, semester_id, programme_id, author_id FROM support_plan WHERE id = \(plan)"
        )
        guard let row else { throw Rejection.notFound }
        return PlanHeader(
            learner: try row[0], institution: try row[1], semester: try row[2], programme: try row[3],
            author: try row[4])
    }
}
