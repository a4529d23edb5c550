import Casework
import Storage

/// What was planned and delivered at each institution in each semester, as the database counts it for the end of a day.
struct DeliveryRecount {
    let knownOn: Day
    private(set) var figures: [RecountKey: [Counter: Int]] = [:]

    private static let counters: [Counter] = [
        .plannedHours, .planned, .heldHours, .noShows, .lateHours, .compensations, .counted, .spent,
    ]

    init(knownOn: Day, from connection: any Connection) throws {
        self.knownOn = knownOn
        let moment = Instant(knownOn.next)
        func known(_ from: SQL, _ to: SQL) -> SQL { "\(from) < \(moment) AND (\(to) IS NULL OR \(to) >= \(moment))" }
        let version = known("v.approved_at", "v.superseded_at")
        let consultation = known("c.recorded_at", "c.withdrawn_at")
        try connection.stream(
            """
            SELECT x.institution_id, x.semester_id, CAST(sum(x.planned_hours) AS BIGINT), CAST(sum(x.planned) AS BIGINT),
                CAST(sum(x.held) AS BIGINT), CAST(sum(x.absent) AS BIGINT), CAST(sum(x.late) AS BIGINT),
                CAST(sum(x.compensations) AS BIGINT), CAST(sum(x.counted) AS BIGINT), CAST(sum(x.spent) AS BIGINT)
            FROM (
                SELECT p.institution_id, p.semester_id, CASE WHEN m.rate_id IS NULL THEN 0 ELSE m.hours END AS planned_hours,
                    m.planned_cents AS planned, 0 AS held, 0 AS absent, 0 AS late, 0 AS compensations, 0 AS counted, 0 AS spent
                FROM plan_version v JOIN support_plan p ON p.id = v.plan_id JOIN plan_measure m ON m.version_id = v.id
                WHERE v.approved_at IS NOT NULL AND \(version)
                UNION ALL
                SELECT p.institution_id, p.semester_id, 0, v.author_hours * coalesce(rate.cents, 0), 0, 0, 0, 0, 0, 0
                FROM plan_version v JOIN support_plan p ON p.id = v.plan_id LEFT JOIN rate ON rate.id = v.author_rate_id
                WHERE v.approved_at IS NOT NULL AND \(version)
                UNION ALL
                SELECT p.institution_id, p.semester_id, 0, 0, 0, 0, 0, 0, 0, w.cents
                FROM author_work w JOIN support_plan p ON p.id = w.plan_id WHERE \(known("w.recorded_at", "w.withdrawn_at"))
                UNION ALL
                SELECT c.institution_id, c.semester_id, 0, 0, CASE WHEN c.outcome = 'held' THEN 1 ELSE 0 END,
                    CASE WHEN c.outcome = 'no_show' THEN 1 ELSE 0 END, 0, 0, 0, c.cents
                FROM consultation c WHERE \(consultation)
                UNION ALL
                SELECT c.institution_id, c.semester_id, 0, 0, 0, 0, 1, 0, 0, 0
                FROM consultation c JOIN consultation_confirmation f ON f.consultation_id = c.id
                WHERE f.late AND f.confirmed_at < \(moment) AND \(consultation)
                UNION ALL
                SELECT c.institution_id, c.semester_id, 0, 0, 0, 0, 0, 1, s.cents,
                    CASE WHEN s.state IN ('accepted', 'deducted', 'paid', 'recovered') THEN s.cents ELSE 0 END
                FROM compensation c JOIN compensation_state s ON s.compensation_id = c.id
                WHERE s.state <> 'withdrawn' AND \(known("s.entered_at", "s.left_at"))
                UNION ALL
                SELECT p.institution_id, p.semester_id, 0, 0, 0, 0, 0, 0, 0, e.cents
                FROM ledger_entry e JOIN support_plan p ON p.id = e.plan_id JOIN claim_finding f ON f.id = e.cause_id
                JOIN claim_line l ON l.id = f.line_id
                WHERE e.account = 'spent' AND e.cause = 'deduction' AND l.kind <> 'compensation'
                AND e.recorded_at < \(moment)) x
            GROUP BY x.institution_id, x.semester_id
            """
        ) { row in
            let key = RecountKey(institution: try row[0], semester: try row[1])
            for (index, counter) in Self.counters.enumerated() {
                figures[key, default: [:]][counter] = try row[index + 2]
            }
        }
    }

    /// The same figures of the columns.
    func held(by facts: DeliveryFacts) -> [RecountKey: [Counter: Int]] {
        let axes = Axes(
            units: .each(facts.units.count), terms: .each(facts.semesters.count), gradeGroups: .whole)
        let sorts = DeliveryFact.Sort.allCases.filter { $0 != .capacity }
        var held: [RecountKey: [Counter: Int]] = [:]
        for (code, tally) in facts.tallies(of: sorts, knownBefore: Instant(knownOn.next), on: axes) {
            let place = Place(code, on: axes)
            let key = RecountKey(
                institution: facts.units.keys[place.unit], semester: facts.semesters.keys[place.term])
            held[key] = [
                .plannedHours: tally.assignedHours + tally.unmetHours, .planned: tally.plannedCents,
                .heldHours: tally.heldHours, .noShows: tally.noShows, .lateHours: tally.lateHours,
                .compensations: tally.compensations, .counted: tally.countedCents, .spent: tally.spentCents,
            ]
        }
        return held
    }
}

extension Axis {
    /// A row for each number of a column.
    static func each(_ count: Int) -> Axis { Axis(places: (0..<count).map(Int32.init), count: count) }
}
