import Casework
import Storage

extension Figures {
    /// Recomputes plans, learners and risk mentions, hours, compensations and money of every institution and semester in
    /// SQL, as known today and in the middle of the registry's history, and compares them with the columns.
    /// - Returns: the first difference, in the order of days, institutions and semesters; `nil` where there is none.
    package func verify() async throws(Rejection) -> FigureDifference? {
        let today = registry.clock.today
        let (_, difference) = try await look { snapshot, connection -> FigureDifference? in
            let map = try snapshot.map(of: today, from: connection)
            for day in [snapshot.facts.middleDay, today].compactMap({ $0 }) where day <= today {
                let plans = try PlanRecount(knownOn: day, from: connection)
                let delivered = try DeliveryRecount(knownOn: day, from: connection)
                let difference =
                    snapshot.difference(from: plans.figures, plans.held(by: snapshot.facts), on: day, map)
                    ?? snapshot.difference(
                        from: delivered.figures, delivered.held(by: snapshot.deliveries), on: day, map)
                if let difference { return difference }
            }
            return nil
        }
        return difference
    }
}

/// Of what figures are recounted.
struct RecountKey: Hashable {
    let institution: Unit.ID
    let semester: Semester.ID
}

/// The plans of each institution in each semester as the database counts them for the end of a day.
private struct PlanRecount {
    let knownOn: Day
    private(set) var figures: [RecountKey: [Counter: Int]] = [:]

    init(knownOn: Day, from connection: any Connection) throws {
        self.knownOn = knownOn
        let moment = Instant(knownOn.next)
        let known: SQL = "v.approved_at < \(moment) AND (v.superseded_at IS NULL OR v.superseded_at >= \(moment))"
        try connection.stream(
            """
            SELECT p.institution_id, p.semester_id, count(DISTINCT p.id), count(DISTINCT p.learner_id)
            FROM plan_version v JOIN support_plan p ON p.id = v.plan_id
            WHERE \(known) GROUP BY p.institution_id, p.semester_id
            """
        ) { row in
            figures[try Self.key(row)] = [.plans: try row[2], .learners: try row[3], .riskMentions: 0]
        }
        try connection.stream(
            """
            SELECT named.institution_id, named.semester_id, count(*) FROM (
                SELECT DISTINCT p.id, p.institution_id, p.semester_id, coalesce(
                    (SELECT f.category FROM risk_factor f WHERE f.code = r.factor AND f.valid_from <= s.ends_on
                        ORDER BY f.valid_from DESC LIMIT 1),
                    (SELECT f.category FROM risk_factor f WHERE f.code = r.factor ORDER BY f.valid_from LIMIT 1)) AS category
                FROM plan_version v JOIN support_plan p ON p.id = v.plan_id JOIN semester s ON s.id = p.semester_id
                JOIN plan_risk r ON r.version_id = v.id WHERE \(known)) named
            WHERE named.category IS NOT NULL GROUP BY named.institution_id, named.semester_id
            """
        ) { row in
            figures[try Self.key(row), default: [:]][.riskMentions] = try row[2]
        }
    }

    private static func key(_ row: Row) throws -> RecountKey {
        RecountKey(institution: try row[0], semester: try row[1])
    }

    /// The same figures of the columns.
    func held(by facts: PlanFacts) -> [RecountKey: [Counter: Int]] {
        let terms = facts.semesters.keys
        let axes = Axes(
            units: .each(facts.institutions.count), terms: .each(terms.count),
            gradeGroups: .folded(GradeGroup.allCases.map { _ in true }))
        var held: [RecountKey: [Counter: Int]] = [:]
        for (code, tally) in facts.tallies(knownBefore: Instant(knownOn.next), on: axes) {
            let place = Place(code, on: axes)
            held[RecountKey(institution: facts.institutions.keys[place.unit], semester: terms[place.term])] = [
                .plans: tally.plans, .learners: tally.learners, .riskMentions: tally.riskMentions,
            ]
        }
        return held
    }
}

extension Snapshot {
    /// The first difference in the order of institutions and semesters.
    fileprivate func difference(
        from counted: [RecountKey: [Counter: Int]], _ held: [RecountKey: [Counter: Int]], on day: Day,
        _ map: UnitStructure
    ) -> FigureDifference? {
        func code(_ key: RecountKey) -> String { map.units[key.institution]?.code ?? "\(key.institution)" }
        let keys = Set(held.keys).union(counted.keys).sorted { (code($0), $0.semester) < (code($1), $1.semester) }
        for key in keys {
            let (own, other) = (held[key] ?? [:], counted[key] ?? [:])
            for counter in Counter.allCases where own[counter, default: 0] != other[counter, default: 0] {
                let term = codes.terms[key.semester]
                return FigureDifference(
                    knownOn: day, institution: code(key), schoolYear: term.map { "\($0.schoolYear)" } ?? "",
                    semester: term?.number ?? 0, counter: counter, inMemory: own[counter, default: 0],
                    inDatabase: other[counter, default: 0])
            }
        }
        return nil
    }
}

extension PlanFacts {
    /// A day in the middle of what was recorded, so that withdrawn rows are compared as well.
    fileprivate var middleDay: Day? {
        let moments = recorded.filter { $0 != .max }.sorted()
        return moments.isEmpty ? nil : Instant(milliseconds: moments[moments.count / 2]).day
    }
}
