import Language
import Storage

/// What the life of a plan does to money. A commitment says what the plan may cost at most; what of it is not spent yet is
/// reserved. Each function brings the ledger to that by one posting, so that calling it twice moves nothing twice.
extension Transaction {
    /// The answer "yes" of a level: from the one that answers for the money on, the version's cost is reserved. Until the
    /// version counts, the one that counts must stay covered as well; the dearer of the two is.
    /// - Throws: `.conflict` with the numbers where it is more than what is free.
    func reserve(for plan: SupportPlan, at level: ApprovalLevel) throws {
        guard let amount = try promise(of: plan, at: level) else { return }
        try endCommitment(of: plan.id)
        try commit(amount, plan.version.id, of: plan.id)
        let isFree = try isOverridden(plan.version.id)
        try settle(plan, PostingCause(.approval, plan.version.id.number), within: isFree ? .override : .limit)
    }

    /// What the yes that is due would take from a budget: beyond what the plan has reserved and spent already. Whoever asks
    /// what is missing asks here, so that nothing is refused of which nobody was told.
    /// - Returns: `nil` where that yes reserves nothing, or where no answer is due.
    func demand(of plan: SupportPlan) throws -> (budget: Budget, amount: Euro)? {
        guard plan.state == .inApproval, let level = plan.level, let promise = try promise(of: plan, at: level) else {
            return nil
        }
        let held = try holdings(of: plan.id)
        let spent = held.total(.spent)
        return (try budget(of: plan, held), max(promise, spent) - spent - held.total(.reserved))
    }

    /// What a plan may cost at most from the yes of a level on; `nil` where that yes changes nothing of it.
    private func promise(of plan: SupportPlan, at level: ApprovalLevel) throws -> Euro? {
        let isLast = plan.level(after: level) == nil
        guard isLast || level != .institution || plan.reservingLevel == .institution else { return nil }
        let planned: Euro =
            try connection.first("SELECT planned_cents FROM plan_version WHERE id = \(plan.version.id)")?[0] ?? .zero
        let held = try commitment(of: plan.id)
        let amount = isLast ? planned : max(planned, held?.amount ?? .zero)
        return held?.version != plan.version.id || held?.amount != amount ? amount : nil
    }

    /// A version came back: what was reserved for it goes, what the version before it had stays.
    func returnReservation(of plan: SupportPlan) throws {
        guard let held = try commitment(of: plan.id), held.version == plan.version.id else { return }
        let before = try connection.first(
            """
            SELECT c.version_id, c.cents FROM commitment c JOIN plan_version v ON v.id = c.version_id
            WHERE c.plan_id = \(plan.id) AND c.version_id <> \(plan.version.id) AND c.ended_at = \(held.since)
            AND v.approved_at IS NOT NULL AND v.superseded_at IS NULL ORDER BY c.id DESC
            """)
        try endCommitment(of: plan.id)
        if let before { try commit(before[1], before[0], of: plan.id) }
        try settle(plan, PostingCause(.planReturn, plan.version.id.number), within: .override)
    }

    /// The plan stops or ends: what was not delivered is free again.
    func release(_ plan: SupportPlan, for cause: PostingCause.Kind) throws {
        try endCommitment(of: plan.id)
        try settle(plan, PostingCause(cause, plan.id.number), within: .override)
    }

    /// The version that counts is in force again, without a level that would be asked: the state reopened the plan, or a
    /// suspension was taken back.
    func reserveAgain(_ plan: SupportPlan, for cause: PostingCause.Kind) throws {
        guard let version = try approvedVersion(of: plan.id) else { return }
        let planned: Euro =
            try connection.first("SELECT planned_cents FROM plan_version WHERE id = \(version)")?[0] ?? .zero
        try endCommitment(of: plan.id)
        try commit(planned, version, of: plan.id)
        try settle(plan, PostingCause(cause, plan.id.number), within: .override)
    }

    /// Delivered and accepted: money moves from reserved to spent, and what was not reserved is taken from what is free. A
    /// negative amount takes it back.
    func spend(_ amount: Euro, on plan: SupportPlan, for cause: PostingCause) throws {
        try settle(plan, cause, spending: amount, within: .override)
    }

    /// The same for a plan that the viewer need not see: an accountant accepts its bills, a specialist holds its hours.
    func spend(_ amount: Euro, on plan: SupportPlan.ID, for cause: PostingCause) throws {
        guard amount != .zero else { return }
        let row = try connection.first(
            "SELECT \(SupportPlan.columns) FROM \(SupportPlan.joins) WHERE p.id = \(plan)")
        guard let row else { throw Rejection.broken("money is spent on no plan") }
        try spend(amount, on: SupportPlan(row: row), for: cause)
    }

    /// Whether a posting has to keep within what is free.
    private enum Bound {
        case limit
        case override
    }

    private func settle(_ plan: SupportPlan, _ cause: PostingCause, spending: Euro = .zero, within bound: Bound) throws
    {
        let held = try holdings(of: plan.id)
        let budget = try budget(of: plan, held)
        let spent = held.total(.spent) + spending
        guard spent >= .zero else { throw Rejection.broken("a plan has spent less than nothing") }
        let committed = max(spent, try commitment(of: plan.id)?.amount ?? spent)
        let more = committed - held.total(.spent) - held.total(.reserved)
        if more > .zero, bound == .limit { try requireFree(more, in: budget) }
        let split = try fundingSplit(of: budget.programme, on: plan.semester.start)
        let (whole, gone) = (split.amounts(of: committed), split.amounts(of: spent))
        var posting = Posting(budget, cause, plan: plan.id)
        for source in Set(whole.keys).union(held.sources).sorted() {
            let (spent, committed) = (gone[source] ?? .zero, whole[source] ?? .zero)
            let spentMore = spent - held.amount(.spent, source)
            let reservedMore = committed - spent - held.amount(.reserved, source)
            posting.move(spentMore, source, to: .spent)
            posting.move(reservedMore, source, to: .reserved)
            posting.move(.zero - spentMore - reservedMore, source, to: .free)
        }
        try post(posting)
    }

    private func requireFree(_ amount: Euro, in budget: Budget) throws {
        guard try isControlled(budget.programme) else { return }
        let free = try balances(of: budget)[.free] ?? .zero
        guard free < amount else { return }
        throw Rejection.conflict(
            Message(
                "budget.problem.not_enough",
                ["free": .money(free.cents), "needed": .money(amount.cents), "missing": .money((amount - free).cents)]))
    }

    func isControlled(_ programme: Programme.ID) throws -> Bool {
        try connection.first("SELECT budget_control FROM programme WHERE id = \(programme)")?[0] ?? false
    }

    func isOverridden(_ version: PlanVersion.ID) throws -> Bool {
        try connection.first("SELECT 1 AS granted FROM budget_override WHERE version_id = \(version)") != nil
    }
}

extension Transaction {
    /// What a plan may cost at most, and for which version that was said.
    struct Commitment {
        let version: PlanVersion.ID
        let amount: Euro
        let since: Instant
    }

    func commitment(of plan: SupportPlan.ID) throws -> Commitment? {
        try connection.first(
            "SELECT version_id, cents, recorded_at FROM commitment WHERE plan_id = \(plan) AND ended_at IS NULL"
        ).map { Commitment(version: try $0[0], amount: try $0[1], since: try $0[2]) }
    }

    private func commit(_ amount: Euro, _ version: PlanVersion.ID, of plan: SupportPlan.ID) throws {
        try connection.execute(
            """
            INSERT INTO commitment (id, plan_id, version_id, cents, recorded_at)
            VALUES (\(Identifier<Commitment>(at: now)), \(plan), \(version), \(amount), \(now))
            """)
    }

    private func endCommitment(of plan: SupportPlan.ID) throws {
        try connection.execute(
            "UPDATE commitment SET ended_at = \(now) WHERE plan_id = \(plan) AND ended_at IS NULL")
    }
}
