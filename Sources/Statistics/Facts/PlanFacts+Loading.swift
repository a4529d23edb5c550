import Casework
import Storage

extension PlanFacts {
    /// All facts: three streams, each row once.
    static func load(_ codes: CodeBook, from connection: any Connection) throws -> PlanFacts {
        var facts = PlanFacts()
        for fact in try versions("TRUE", from: connection) { try facts.append(fact, codes) }
        return facts
    }

    /// Reads again what is known of some plans.
    mutating func reload(_ changed: Set<SupportPlan.ID>, _ codes: CodeBook, from connection: any Connection) throws {
        let found = try Self.versions("v.plan_id IN (\(list: changed.sorted()))", from: connection)
        try replace(changed, with: found, codes)
    }

    /// - Parameter condition: on the version `v`.
    private static func versions(_ condition: SQL, from connection: any Connection) throws -> [VersionFact] {
        var facts: [VersionFact] = []
        var places: [Int64: Int] = [:]
        try connection.stream(
            """
            SELECT v.id, v.plan_id, p.institution_id, p.semester_id, p.learner_id, p.programme_id, p.stage, p.grade,
                v.planned_cents, v.approved_at, v.superseded_at
            FROM plan_version v JOIN support_plan p ON p.id = v.plan_id
            WHERE v.approved_at IS NOT NULL AND \(condition) ORDER BY v.id
            """
        ) { row in
            places[try row[0]] = facts.count
            facts.append(
                VersionFact(
                    plan: try row[1], institution: try row[2], semester: try row[3], learner: try row[4],
                    programme: try row[5], gradeGroup: GradeGroup(stage: try row[6], grade: try row[7]),
                    planned: try row[8], recorded: try row[9], withdrawn: try row[10]))
        }
        try connection.stream(
            """
            SELECT r.version_id, r.factor FROM plan_risk r JOIN plan_version v ON v.id = r.version_id
            WHERE v.approved_at IS NOT NULL AND \(condition) ORDER BY r.version_id, r.factor
            """
        ) { row in
            if let place = places[try row[0]] { facts[place].factors.append(try row[1]) }
        }
        try connection.stream(
            """
            SELECT m.version_id, m.kind FROM plan_measure m JOIN plan_version v ON v.id = m.version_id
            WHERE v.approved_at IS NOT NULL AND \(condition) ORDER BY m.version_id, m.line
            """
        ) { row in
            if let place = places[try row[0]] { facts[place].measures.append(try row[1]) }
        }
        return facts
    }
}
