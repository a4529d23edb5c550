import Storage

extension Transaction {
    /// Rows that may be for the same thing as a new one, wherever they were recorded. What is certain comes first.
    func matches(
        of new: NewCompensation, _ measure: CompensatedMeasure, in plan: SupportPlan, sha256: [UInt8]?, days: DayBits?
    ) throws -> [CompensationMatch] {
        let except = new.instead ?? Compensation.ID(number: 0)
        let hasDayPrice = try rate(measure.kind, .day, on: plan.semester.start, in: plan.programme) != nil
        var found: [CompensationMatch] = []
        if let sha256 {
            found += try candidates("c.document_id IN (SELECT d.id FROM document d WHERE d.sha256 = \(sha256))", except)
                .map { row in
                    let learner: Learner.ID = try row[1]
                    return try match(row, .document, isCertain: learner == plan.learner)
                }
        }
        if let key = new.ticketKey {
            found += try candidates(sameTicket(key, new, plan), except).map { row in
                let (learner, from): (Learner.ID, Day) = (try row[1], try row[5])
                return try match(row, .ticket, isCertain: learner == plan.learner && from == new.from)
            }
        }
        let overlapping = try candidates(
            """
            c.learner_id = \(plan.learner) AND c.kind = \(measure.kind) AND c.period_from <= \(new.through)
            AND c.period_to >= \(new.from)
            """, except)
        for row in overlapping where try !areApart(new, days, row) {
            let (otherPlan, key, amount): (SupportPlan.ID, String?, Euro) = (try row[2], try row[10], try row[7])
            // Two tickets of the same price on one day are the way there and back, where their numbers differ.
            let areTwoTickets = key != nil && new.ticketKey != nil && key != new.ticketKey
            if otherPlan != plan.id {
                found.append(try match(row, .need))
            } else if hasDayPrice {
                found.append(try match(row, .days))
            } else if amount == new.amount, !areTwoTickets {
                found.append(try match(row, .amount))
            }
        }
        var seen: Set<Compensation.ID> = []
        return (found.filter(\.isCertain) + found.filter { !$0.isCertain }).filter { seen.insert($0.other).inserted }
    }

    /// A number alone says much for the same learner. Carriers and kitchens count their bills from one, so elsewhere the
    /// day or the amount must agree as well, and with a short number both.
    private func sameTicket(_ key: String, _ new: NewCompensation, _ plan: SupportPlan) -> SQL {
        let day: SQL = "(c.period_from <= \(new.through) AND c.period_to >= \(new.from))"
        let amount: SQL = "c.cents = \(new.amount)"
        let own: SQL = "c.learner_id = \(plan.learner)"
        guard key.count >= 4 else {
            return "c.ticket_key = \(key) AND ((\(own) AND (\(day) OR \(amount))) OR (\(day) AND \(amount)))"
        }
        return "c.ticket_key = \(key) AND (\(own) OR \(day) OR \(amount))"
    }

    /// Whether the days of a register tell two rows apart whose periods overlap.
    private func areApart(_ new: NewCompensation, _ days: DayBits?, _ row: Row) throws -> Bool {
        let others = try dayBits(of: try row[0])
        let (from, through): (Day, Day) = (try row[5], try row[6])
        switch (days, others) {
        case (let days?, let others?): return !days.meets(others)
        case (let days?, nil): return !days.days.contains { from <= $0 && $0 <= through }
        case (nil, let others?): return !others.days.contains { new.from <= $0 && $0 <= new.through }
        case (nil, nil): return false
        }
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
            WHERE (\(condition)) AND c.id <> \(except) AND cs.state IN (\(list: Compensation.State.counting))
            ORDER BY c.recorded_at, c.id LIMIT 50
            """)
    }

    private func match(_ row: Row, _ ground: DoubleFunding.Ground, isCertain: Bool = false) throws -> CompensationMatch
    {
        CompensationMatch(
            ground: ground, other: try row[0], otherPlan: try row[2], isCertain: isCertain,
            institutionName: try row[3], programmeCode: try row[4], from: try row[5], through: try row[6],
            amount: try row[7], state: try .stored(try row[8]))
    }
}
