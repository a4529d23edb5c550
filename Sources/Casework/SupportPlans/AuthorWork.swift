import Language
import Storage

/// Hours that the author has worked on a plan. They are money: a plan with such hours can no longer be voided.
package struct AuthorWork: Sendable {
    package typealias ID = Identifier<AuthorWork>

    package enum Kind: String, StoredWord, Sendable {
        case preparation
        case supervision
        case evaluation
    }

    package let id: ID
    package let kind: Kind
    package let day: Day
    /// Accounted hours.
    package let hours: Int
    package let sum: Euro
}

extension SupportPlanStore {
    /// Records hours of the author; in all not more than the plan holds, which is at most 6 (FAQ item IAP-15).
    ///
    /// - Parameter receipt: the form's token: sent twice, it records once.
    package func recordWork(
        _ kind: AuthorWork.Kind, hours: Int, on day: Day, of id: SupportPlan.ID, receipt: String? = nil,
        as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            if try tx.made(by: receipt) != nil { return }
            try tx.keepReceipt(receipt, made: try tx.record(kind, hours: hours, on: day, of: plan).number)
        }
    }

    /// Undoes a withdrawal: the same hours are recorded anew, by the rules of any others.
    package func recordAgain(_ work: AuthorWork.ID, of id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            let row = try tx.connection.first(
                """
                SELECT kind, hours, worked_on FROM author_work
                WHERE id = \(work) AND plan_id = \(id) AND withdrawn_at IS NOT NULL
                """)
            guard let row else { throw Rejection.notFound }
            // Pressed twice, it records once.
            let receipt = "author_work \(work)"
            if try tx.made(by: receipt) != nil { return }
            let again = try tx.record(.stored(try row[0]), hours: try row[1], on: try row[2], of: plan)
            try tx.keepReceipt(receipt, made: again.number)
        }
    }

    /// Withdraws a row that was recorded by mistake; it stays known as withdrawn.
    package func withdrawWork(_ work: AuthorWork.ID, of id: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.visiblePlan(id)
            guard try tx.may(.evaluate, with: plan) else { throw Rejection.notAllowed("plan.not_allowed.work") }
            guard plan.state != .completed, plan.state != .voided else {
                throw Rejection.conflict("plan.problem.work_is_closed")
            }
            guard let row = try tx.authorWork(of: id).first(where: { $0.id == work }) else { throw Rejection.notFound }
            try tx.requireUnclaimed(.authorWork, [work.number])
            try tx.connection.execute("UPDATE author_work SET withdrawn_at = \(tx.now) WHERE id = \(work)")
            try tx.spend(.zero - row.sum, on: plan, for: PostingCause(.authorWorkWithdrawal, work.number))
            try tx.record(.withdrawn, plan, [JournalEntry.Change("author_work", from: work.description, to: nil)])
        }
    }
}

extension Transaction {
    fileprivate func record(_ kind: AuthorWork.Kind, hours: Int, on day: Day, of plan: SupportPlan) throws
        -> AuthorWork.ID
    {
        guard try may(.evaluate, with: plan) else { throw Rejection.notAllowed("plan.not_allowed.work") }
        guard plan.state == .approved || plan.state == .inProgress else {
            throw Rejection.conflict("plan.problem.work_needs_approval")
        }
        let planned = try content(of: plan.version.id, special: false).authorHours
        let done = try authorWork(of: plan.id).map(\.hours).reduce(0, +)
        var problems: [Problem] = []
        if hours < 1 || done + hours > planned {
            problems.append(
                Problem("hours", Message("plan.problem.work_hours", ["left": .number(max(0, planned - done))])))
        }
        if day > today || day < plan.semester.start.advanced(by: -31) {
            problems.append(Problem("worked_on", "plan.problem.work_day"))
        }
        guard problems.isEmpty else { throw Rejection.invalid(problems) }
        guard let rate = try rate(Rate.planAuthor, .hour, on: plan.semester.start, in: plan.programme) else {
            throw Rejection.conflict("plan.problem.no_author_rate")
        }
        let work = AuthorWork.ID(at: now)
        try connection.execute(
            """
            INSERT INTO author_work (id, plan_id, kind, worked_on, hours, rate_id, cents, recorded_at)
            VALUES (\(work), \(plan.id), \(kind.rawValue), \(day), \(hours), \(rate.id), \(rate.amount * hours), \(now))
            """)
        try spend(rate.amount * hours, on: plan, for: PostingCause(.authorWork, work.number))
        try listDoubleWork(work, of: plan)
        try record(.updated, plan, [JournalEntry.Change("author_work", from: nil, to: String(hours))])
        return work
    }

    /// Hours that were worked stay planned.
    func hoursProblems(in content: PlanContent, of plan: SupportPlan) throws -> [Problem] {
        let done = try authorWork(of: plan.id).map(\.hours).reduce(0, +)
        guard content.authorHours < done else { return [] }
        return [Problem("author_hours", Message("plan.problem.hours_worked", ["hours": .number(done)]))]
    }

    func authorWork(of plan: SupportPlan.ID) throws -> [AuthorWork] {
        try connection.query(
            """
            SELECT id, kind, worked_on, hours, cents FROM author_work
            WHERE plan_id = \(plan) AND withdrawn_at IS NULL ORDER BY worked_on, id
            """
        ).map { row in
            AuthorWork(
                id: try row[0], kind: try .stored(try row[1]), day: try row[2], hours: try row[3], sum: try row[4])
        }
    }
}
