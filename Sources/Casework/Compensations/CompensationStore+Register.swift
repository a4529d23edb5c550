import Language
import Storage

/// The days of one month on which somebody ate or slept at the institution's cost.
package struct DayRegister: Sendable {
    package let plan: SupportPlan
    package let line: Int
    package let kindName: Label
    package let price: Rate
    package let ticked: DayBits
    /// The days that may be ticked: of the measure, not in the future, not while the plan was suspended.
    package let possible: Set<Day>
    /// The months of the measure until today, the first days of them.
    package let months: [Day]
    /// The row that was handed in for the month; it must be returned or withdrawn before the days can change.
    package let compensation: (id: Compensation.ID, state: Compensation.State)?

    package var sum: Euro { price.amount * ticked.count }
    package var isOpen: Bool { compensation.map { $0.state == .returned } ?? true }
}

extension CompensationStore {
    package func register(of plan: SupportPlan.ID, line: Int, month: Day, as viewer: Viewer) async throws(Rejection)
        -> DayRegister
    {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.planToCompensate(plan)
            let register = try tx.register(of: plan, line: line, month: month)
            try tx.record(JournalEntry(.read, .init("day_register"), learners: [plan.learner]))
            return register
        }
    }

    /// Keeps the ticked days of a month; hands them in, where `despite` is given or nothing looks wrong.
    ///
    /// - Returns: `nil` where the days were only kept.
    package func keep(
        _ days: DayBits, line: Int, of plan: SupportPlan.ID, submitting: Bool, despite: String? = nil, as viewer: Viewer
    ) async throws(Rejection) -> CompensationOutcome? {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.planToCompensate(plan)
            let register = try tx.register(of: plan, line: line, month: days.month)
            guard register.isOpen else { throw Rejection.conflict("compensation.problem.register_closed") }
            guard days.days.allSatisfy(register.possible.contains) else {
                throw Rejection.invalid("days", "compensation.problem.register_days")
            }
            if submitting, days.count == 0 { throw Rejection.invalid("days", "compensation.problem.no_days") }
            try tx.replace(register, with: days, plan)
            guard submitting, let first = days.days.first, let last = days.days.last else { return nil }
            var new = NewCompensation(
                line: line, from: first, through: last, amount: register.price.amount * days.count, despite: despite)
            new.instead = register.compensation?.id
            let evidence = CompensationEvidence(file: nil, kept: nil, sha256: nil, register: days)
            let outcome = try tx.submit(new, evidence, of: plan)
            if case .submitted(let id) = outcome {
                try tx.connection.execute(
                    """
                    UPDATE day_register SET compensation_id = \(id)
                    WHERE plan_id = \(plan.id) AND line = \(line) AND month = \(days.month) AND withdrawn_at IS NULL
                    """)
            }
            return outcome
        }
    }
}

extension Transaction {
    func register(of plan: SupportPlan, line: Int, month: Day) throws -> DayRegister {
        guard let measure = try measure(line, of: plan.id), month == month.firstOfMonth,
            let price = try rate(measure.kind, .day, on: plan.semester.start, in: plan.programme)
        else { throw Rejection.notFound }
        let last = min(measure.period.through ?? today, today)
        var months = [measure.period.from.firstOfMonth]
        while let next = months.last?.nextMonth, next <= last { months.append(next) }
        guard months.contains(month) else { throw Rejection.notFound }
        let pauses = try pauses(of: plan.id)
        let days = (0..<31).map { month.advanced(by: $0) }.filter { day in
            day.firstOfMonth == month && day <= last && measure.period.contains(day)
                && !pauses.contains { $0.contains(day) }
        }
        let row = try connection.first(
            """
            SELECT r.days, cs.compensation_id, cs.state FROM day_register r
            LEFT JOIN compensation_state cs ON cs.compensation_id = r.compensation_id AND cs.left_at IS NULL
            WHERE r.plan_id = \(plan.id) AND r.line = \(line) AND r.month = \(month) AND r.withdrawn_at IS NULL
            """)
        var handedIn: (id: Compensation.ID, state: Compensation.State)?
        if let row, let id: Compensation.ID = try row[1] { handedIn = (id, try .stored(try row[2])) }
        return DayRegister(
            plan: plan, line: line, kindName: try kindName(measure.kind), price: price,
            ticked: DayBits(month: month, bits: try row?[0] ?? 0), possible: Set(days), months: months,
            compensation: handedIn)
    }

    fileprivate func replace(_ register: DayRegister, with days: DayBits, _ plan: SupportPlan) throws {
        guard let person = viewer.person else { throw Rejection.notAllowed("compensation.not_allowed.submit") }
        try connection.execute(
            """
            UPDATE day_register SET withdrawn_at = \(now)
            WHERE plan_id = \(plan.id) AND line = \(register.line) AND month = \(days.month) AND withdrawn_at IS NULL
            """)
        try record(
            JournalEntry(
                .updated, .init("day_register"), learners: [plan.learner],
                changes: [JournalEntry.Change("days", from: String(register.ticked.count), to: String(days.count))]))
        guard days.count > 0 else { return }
        try connection.execute(
            """
            INSERT INTO day_register (id, plan_id, line, month, days, rate_id, cents, compensation_id, recorded_by, recorded_at)
            VALUES (\(Identifier<DayRegister>(at: now)), \(plan.id), \(register.line), \(days.month), \(days.bits),
                \(register.price.id), \(register.price.amount * days.count), \(register.compensation?.id), \(person), \(now))
            """)
    }

    /// The days behind a row that was made from a register.
    func dayBits(of id: Compensation.ID) throws -> DayBits? {
        try connection.first(
            "SELECT month, days FROM day_register WHERE compensation_id = \(id) ORDER BY recorded_at DESC"
        ).map { DayBits(month: try $0[0], bits: try $0[1]) }
    }

    /// A row that is taken back leaves its days ticked, so that they can be corrected and handed in again.
    func reopenRegister(of id: Compensation.ID) throws {
        let row = try connection.first(
            """
            SELECT plan_id, line, month, days, rate_id, cents, recorded_by FROM day_register
            WHERE compensation_id = \(id) AND withdrawn_at IS NULL
            """)
        guard let row else { return }
        try connection.execute(
            "UPDATE day_register SET withdrawn_at = \(now) WHERE compensation_id = \(id) AND withdrawn_at IS NULL")
        let copy = [SQLValue.integer(Identifier<DayRegister>(at: now).number)] + row.values + [now.sqlValue]
        try connection.insert(
            into: "day_register",
            columns: ["id", "plan_id", "line", "month", "days", "rate_id", "cents", "recorded_by", "recorded_at"],
            rows: [copy])
    }
}
