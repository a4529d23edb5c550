import Storage

extension Transaction {
    /// Rows that may be for the same thing as a new one, wherever they were recorded. What is certain comes first.
    func matches(
        of new: NewCompensation, _ measure: CompensatedMeasure, in plan: SupportPlan, sha256: [UInt8]?, days: DayBits?
    ) throws -> [CompensationMatch] {
        let except = new.instead ?? Compensation.ID(number: 0)
        let hasDayPrice = try rate(measure.kind, .day, on: plan.semester.start) != nil
        var found: [CompensationMatch] = []
        if let sha256 {
            found += try candidates("c.document_id IN (SELECT d.id FROM document d WHERE d.sha256 = \(sha256))", except)
                .map { row in
                    let learner: Learner.ID = try row[1]
                    return try match(row, .document, plan, isCertain: learner == plan.learner)
                }
        }
        if let key = new.ticketKey {
            found += try candidates("c.ticket_key = \(key)", except).map { row in
                let (learner, from): (Learner.ID, Day) = (try row[1], try row[5])
                return try match(row, .ticket, plan, isCertain: learner == plan.learner && from == new.from)
            }
        }
        let overlapping = try candidates(
            """
            c.learner_id = \(plan.learner) AND c.kind = \(measure.kind) AND c.period_from <= \(new.through)
            AND c.period_to >= \(new.from)
            """, except)
        for row in overlapping {
            if let days, let others = try dayBits(of: try row[0]), !days.meets(others) { continue }
            let (otherPlan, key, amount): (SupportPlan.ID, String?, Euro) = (try row[2], try row[10], try row[7])
            // Two tickets of the same price on one day are the way there and back, where their numbers differ.
            let areTwoTickets = key != nil && new.ticketKey != nil && key != new.ticketKey
            if otherPlan != plan.id {
                found.append(try match(row, .need, plan))
            } else if hasDayPrice {
                found.append(try match(row, .days, plan))
            } else if amount == new.amount, !areTwoTickets {
                found.append(try match(row, .amount, plan))
            }
        }
        var seen: Set<Compensation.ID> = []
        return (found.filter(\.isCertain) + found.filter { !$0.isCertain }).filter { seen.insert($0.other).inserted }
    }

    private func candidates(_ condition: SQL, _ except: Compensation.ID) throws -> [Row] {
        try connection.query(
            """
            SELECT c.id, c.learner_id, c.plan_id,
                (SELECT x.name FROM unit_version x WHERE x.unit_id = c.institution_id AND x.valid_from <= s.ends_on
                    ORDER BY x.valid_from DESC LIMIT 1) AS institution_name,
                programme.code, c.period_from, c.period_to, c.cents, cs.state, c.institution_id, c.ticket_key
            FROM compensation c JOIN semester s ON s.id = c.semester_id JOIN programme ON programme.id = c.programme_id
            JOIN compensation_state cs ON cs.compensation_id = c.id AND cs.left_at IS NULL
            WHERE \(condition) AND c.id <> \(except) AND cs.state IN (\(list: Compensation.State.counting))
            ORDER BY c.recorded_at, c.id LIMIT 20
            """)
    }

    private func match(
        _ row: Row, _ ground: CompensationMatch.Ground, _ plan: SupportPlan, isCertain: Bool = false
    ) throws -> CompensationMatch {
        let learner: Learner.ID = try row[1]
        return CompensationMatch(
            ground: ground, other: try row[0], isCertain: isCertain, isSameLearner: learner == plan.learner,
            institutionName: try row[3], programmeCode: try row[4], from: try row[5], through: try row[6],
            amount: try row[7], state: try .stored(try row[8]))
    }

    /// What a row looked like when it was sent all the same, and rows that came later and look like it.
    func matches(of id: Compensation.ID) throws -> [CompensationMatch] {
        let rows = try connection.query(
            """
            SELECT other_id, ground FROM compensation_match WHERE compensation_id = \(id)
            UNION SELECT compensation_id, ground FROM compensation_match WHERE other_id = \(id)
            """)
        return try rows.flatMap { pair -> [CompensationMatch] in
            let (other, ground): (Compensation.ID, String) = (try pair[0], try pair[1])
            let found = try connection.query(
                "SELECT \(Compensation.columns) FROM \(Compensation.joins) WHERE c.id = \(other)")
            return try found.map { row in
                let row = try Compensation(row: row)
                return CompensationMatch(
                    ground: try .stored(ground), other: other, isCertain: false, isSameLearner: true,
                    institutionName: row.institutionName, programmeCode: row.programmeCode, from: row.from,
                    through: row.through, amount: row.amount, state: row.state)
            }
        }
    }
}
