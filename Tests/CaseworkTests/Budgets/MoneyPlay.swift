import Cast
import Storage

@testable import Casework

/// A random history of some plans in one transaction, told beside the ledger in plain numbers.
struct MoneyPlay {
    /// What a plan must hold.
    private struct Expected {
        var version: PlanVersion.ID
        var planned: Euro
        var approved: PlanVersion.ID?
        var approvedCost = Euro.zero
        var promise: (version: PlanVersion.ID, amount: Euro)?
        /// The promise of the version that counted, which the present one replaced.
        var replaced: (version: PlanVersion.ID, amount: Euro)?
        var deliveries: [Euro] = []

        var spent: Euro { deliveries.sum }
        var reserved: Euro { max(.zero, (promise?.amount ?? .zero) - spent) }
    }

    private let ids: [SupportPlan.ID]
    private let budget: Budget
    private let connection: any Connection
    private let keys: Keys
    private let split: FundingSplit
    private let semester: Semester
    private let others: LedgerLook
    private let isControlled: Bool
    private var now: Instant
    private var seed: Seed
    private var expected: [SupportPlan.ID: Expected] = [:]
    private var allocated = Euro.zero

    init(
        _ ids: [SupportPlan.ID], _ budget: Budget, _ seed: Seed, _ connection: any Connection, now: Instant, keys: Keys
    ) throws {
        (self.ids, self.budget, self.seed, self.connection) = (ids, budget, seed, connection)
        (self.now, self.keys) = (now, keys)
        let tx = Casework.Transaction(connection: connection, viewer: .operator, now: now, keys: keys)
        semester = try tx.semester(budget.semester)
        split = try tx.fundingSplit(of: budget.programme, on: semester.period.from)
        others = try LedgerLook(budget, tx)
        isControlled = self.seed.happens(70)
        try connection.execute(
            "UPDATE programme SET budget_control = \(isControlled) WHERE id = \(budget.programme)")
        for id in ids {
            let planned: Euro = Euro(cents: Int64(self.seed.number(0...50_000)))
            let version = try tx.visiblePlan(id).version.id
            try connection.execute("UPDATE plan_version SET planned_cents = \(planned) WHERE id = \(version)")
            expected[id] = Expected(version: version, planned: planned)
        }
    }

    private var tx: Casework.Transaction {
        Casework.Transaction(connection: connection, viewer: .operator, now: now, keys: keys)
    }

    private var free: Euro {
        allocated - expected.values.map { $0.reserved + $0.spent }.sum
            + others.total(.free)
    }

    mutating func step() throws -> String {
        now = now.advanced(bySeconds: 60)
        let id = seed.pick(ids)
        guard var plan = expected[id] else { return "nobody" }
        defer { expected[id] = plan }
        let subject = try tx.visiblePlan(id)
        switch seed.number(0...9) {
        case 0, 1:
            let amount = Euro(cents: Int64(seed.number(1...60_000)))
            allocated = allocated + amount
            try tx.give(amount, to: budget, in: semester, for: PostingCause(.allocation, 1))
            return "allocate \(amount.cents)"
        case 2:
            let amount = Euro(cents: Int64(seed.number(1...60_000)))
            guard allocated >= amount else { return "nothing" }
            allocated = allocated - amount
            try tx.give(.zero - amount, to: budget, in: semester, for: PostingCause(.allocationWithdrawal, 1))
            return "withdraw \(amount.cents)"
        case 3, 4: return try reserve(subject, &plan, at: seed.happens(50) ? .municipality : .state)
        case 5:
            try tx.returnReservation(of: subject)
            guard let promise = plan.promise, promise.version == plan.version else { return "return nothing" }
            plan.promise = plan.replaced.flatMap {
                $0.version == plan.approved && $0.version != plan.version ? $0 : nil
            }
            plan.replaced = nil
            return "return"
        case 6:
            try tx.release(subject, for: seed.pick([.suspension, .voiding, .completion]))
            (plan.promise, plan.replaced) = (nil, nil)
            return "release"
        case 7:
            if seed.happens(40) {
                try tx.reserveAgain(subject, for: .reopening)
                if let approved = plan.approved {
                    plan.replaced = plan.promise
                    plan.promise = (approved, plan.approvedCost)
                }
                return "reserve again"
            }
            try revise(subject, &plan)
            return "revise"
        case 8 where !plan.deliveries.isEmpty:
            let delivery = plan.deliveries.remove(at: seed.number(0...plan.deliveries.count - 1))
            try tx.spend(.zero - delivery, on: subject, for: PostingCause(.authorWorkWithdrawal, 1))
            return "take back \(delivery.cents)"
        default:
            let delivery = Euro(cents: Int64(seed.number(1...12_000)))
            plan.deliveries.append(delivery)
            try tx.spend(delivery, on: subject, for: PostingCause(.authorWork, 1))
            return "deliver \(delivery.cents)"
        }
    }

    private func reserve(_ subject: SupportPlan, _ plan: inout Expected, at level: ApprovalLevel) throws -> String {
        var after = plan
        let isLast = level == .state
        let amount = isLast ? plan.planned : max(plan.planned, plan.promise?.amount ?? .zero)
        if plan.promise?.version != plan.version || plan.promise?.amount != amount {
            after.replaced = plan.promise
            after.promise = (plan.version, amount)
        }
        let more = after.reserved - plan.reserved
        let free = free
        do {
            try connection.attempt { try tx.reserve(for: subject, at: level) }
        } catch Rejection.conflict {
            guard isControlled, more > .zero, free < more else { throw Rejection.broken("refused \(more) of \(free)") }
            return "refused"
        }
        if isControlled, more > .zero, free < more { throw Rejection.broken("not refused: \(more) of \(free)") }
        plan = after
        if isLast {
            try connection.execute(
                "UPDATE plan_version SET superseded_at = \(now) WHERE plan_id = \(subject.id) AND superseded_at IS NULL"
            )
            try connection.execute(
                "UPDATE plan_version SET approved_at = \(now), superseded_at = NULL WHERE id = \(plan.version)")
            (plan.approved, plan.approvedCost) = (plan.version, plan.planned)
        }
        return "reserve \(amount.cents) at \(level)"
    }

    private mutating func revise(_ subject: SupportPlan, _ plan: inout Expected) throws {
        plan.version = PlanVersion.ID(at: now)
        plan.planned = Euro(cents: Int64(seed.number(0...50_000)))
        let number = subject.version.number + 1
        try connection.execute(
            """
            INSERT INTO plan_version (id, plan_id, number, own_words, strengths, author_hours, planned_cents, recorded_at)
            VALUES (\(plan.version), \(subject.id), \(number), '', '', 0, \(plan.planned), \(now))
            """)
        try connection.execute("UPDATE support_plan SET version = \(number) WHERE id = \(subject.id)")
    }

    /// What the ledger tells otherwise.
    func fault() throws -> String? {
        let look = try LedgerLook(budget, tx)
        guard look.isEven else { return "a source is not even" }
        let reserved = expected.values.map(\.reserved).sum + others.total(.reserved)
        let spent = expected.values.map(\.spent).sum + others.total(.spent)
        guard look.total(.reserved) == reserved, look.total(.spent) == spent, look.total(.free) == free,
            look.total(.allocated) == others.total(.allocated) - allocated
        else { return "totals differ" }
        for (id, plan) in expected {
            let held = try tx.holdings(of: id)
            let (gone, whole) = (split.amounts(of: plan.spent), split.amounts(of: plan.spent + plan.reserved))
            for source in split.shares.map(\.source) {
                let left = (whole[source] ?? .zero) - (gone[source] ?? .zero)
                guard held.amount(.spent, source) == gone[source], held.amount(.reserved, source) == left,
                    left >= .zero
                else { return "\(source) of a plan differs" }
            }
        }
        return nil
    }
}
