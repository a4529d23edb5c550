import Language
import Storage

extension Registry {
    package var compensations: CompensationStore { CompensationStore(registry: self) }
}

/// Compensations as people work with them. Every operation runs in one transaction and leaves its journal row there.
package struct CompensationStore: Sendable {
    let registry: Registry

    /// A compensation with all that its page shows.
    package struct File: Sendable {
        package let compensation: Compensation
        package let kindName: Label
        package let steps: [CompensationStep]
        /// Rows that look like it, with what was decided.
        package let doubles: [CompensationDouble]
        package let document: Document?
        package let days: DayBits?
        /// What the viewer may do now.
        package let possible: Set<Compensation.Event>
        /// Whether the viewer may open the plan as well.
        package let opensPlan: Bool
    }

    package func open(_ id: Compensation.ID, as viewer: Viewer) async throws(Rejection) -> File {
        try await registry.write(as: viewer) { tx in
            let row = try tx.visibleCompensation(id)
            try tx.record(.read, row)
            var possible: Set<Compensation.Event> = []
            let isDouble = try tx.isDouble(.compensation, id.number)
            for event in Compensation.Event.allCases
            where row.state.after(event) != nil && !(isDouble && event.needsSingleFunding) {
                if try tx.refusal(of: event, row) == nil { possible.insert(event) }
            }
            let opens = try tx.connection.first(
                "SELECT 1 AS opens FROM support_plan p WHERE p.id = \(row.plan) AND \(viewer.scopeOfPlans(on: tx.today))"
            )
            return File(
                compensation: row, kindName: try tx.kindName(row.kind), steps: try tx.steps(of: id),
                doubles: try tx.doubles(of: id), document: try row.document.map(tx.visibleDocument),
                days: try tx.dayBits(of: id), possible: possible, opensPlan: opens != nil)
        }
    }

    /// What waits for the viewer to be settled: what must be looked at, then what must be paid; by institution, the longest
    /// waiting first. Where nothing is left to be paid, nothing waits.
    package func workList(page: Int = 1, as viewer: Viewer) async throws(Rejection) -> CompensationQueue {
        try await registry.write(as: viewer) { tx in
            guard
                !viewer.roles(for: .settleCompensation).isEmpty || !viewer.roles(for: .settleWithoutAccountant).isEmpty
            else { throw Rejection.notAllowed("compensation.not_allowed.settle") }
            let toPay: SQL = "cs.state IN ('accepted', 'deducted')"
            let waiting: SQL = """
                (cs.state IN ('submitted', 'parked') OR (\(toPay) AND cs.cents > 0))
                AND \(viewer.scopeOfSettlement(of: "c.institution_id", on: tx.today))
                """
            let check = try tx.tally("\(waiting) AND NOT (\(toPay))")
            let pay = try tx.tally("\(waiting) AND \(toPay)")
            // A page that was emptied by answering its rows gives way to the last one.
            let page = max(1, min(page, CompensationQueue.pages(check.count + pay.count)))
            let rows = try tx.compensations(
                waiting, first: "CASE WHEN \(toPay) THEN 1 ELSE 0 END,",
                limit: CompensationQueue.pageSize, skipping: (page - 1) * CompensationQueue.pageSize)
            if !rows.isEmpty {
                try tx.record(JournalEntry(.listed, .init("compensation"), learners: rows.map(\.compensation.learner)))
            }
            return CompensationQueue(page: page, rows: rows, toCheck: check, toPay: pay)
        }
    }

    /// The compensations of a plan beside its measures.
    ///
    /// - Parameter submitting: asks for a plan for which the viewer may hand in something now.
    package func list(of plan: SupportPlan.ID, submitting: Bool = false, as viewer: Viewer) async throws(Rejection)
        -> PlanCompensations
    {
        try await registry.write(as: viewer) { tx in
            let plan = try submitting ? tx.planToCompensate(plan) : tx.visiblePlan(plan)
            let rows = try tx.compensations("c.plan_id = \(plan.id)")
            if !rows.isEmpty {
                try tx.record(JournalEntry(.listed, .init("compensation"), learners: [plan.learner]))
            }
            return PlanCompensations(
                rows: rows, measures: try tx.measuresToCompensate(of: plan),
                maySubmit: try tx.holds(.submitCompensation, for: plan.institution)
                    && plan.state != .voided && plan.state != .completed && tx.approvedVersion(of: plan.id) != nil)
        }
    }
}

/// A page of what waits, and what waits altogether.
package struct CompensationQueue: Sendable {
    package struct Tally: Equatable, Sendable {
        package let count: Int
        package let sum: Euro
    }

    static let pageSize = 200

    package let page: Int
    package let rows: [CompensationSummary]
    package let toCheck: Tally
    package let toPay: Tally

    package var pages: Int { Self.pages(toCheck.count + toPay.count) }

    static func pages(_ count: Int) -> Int { (count + pageSize - 1) / pageSize }
}

/// A line of a list of compensations.
package struct CompensationSummary: Sendable {
    package let compensation: Compensation
    package let kindName: Label
    /// How many rows look like it, and nobody has decided yet.
    package let doubts: Int
    /// It was decided to be the double of another.
    package let isDouble: Bool
    /// Another person sent it, so the viewer may answer.
    package let isForViewer: Bool
}

/// What a plan's page says about its compensations.
package struct PlanCompensations: Sendable {
    /// A measure of the version that counts.
    package struct Measure: Sendable {
        package let line: Int
        package let kind: String
        package let name: Label
        package let period: Period
        package let planned: Euro
        package let counted: Euro
        package let paid: Euro
        /// Paid by the day, and so kept in a monthly register.
        package let dayPrice: Euro?
    }

    package let rows: [CompensationSummary]
    package let measures: [Measure]
    package let maySubmit: Bool
}

/// A state that a compensation was in.
package struct CompensationStep: Sendable {
    package let state: Compensation.State
    package let enteredAt: Instant
    package let actorName: String?
    package let role: String?
    package let reasonCode: String?
    package let comment: String
    package let deducted: Euro?
}
