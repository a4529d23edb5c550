import Language
import Storage

/// A measure of the version that counts, with what is already asked for it.
struct CompensatedMeasure {
    let kind: String
    let period: Period
    let planned: Euro
    let conditionMet: Bool
    /// What counts of all its rows.
    let counted: Euro
}

extension Transaction {
    /// The plan, if the viewer may hand in something for it.
    func planToCompensate(_ id: SupportPlan.ID) throws -> SupportPlan {
        let plan = try visiblePlan(id)
        guard try holds(.submitCompensation, for: plan.institution) else {
            throw Rejection.notAllowed("compensation.not_allowed.submit")
        }
        guard plan.state != .voided, plan.state != .completed, try approvedVersion(of: id) != nil else {
            throw Rejection.conflict("compensation.problem.plan_not_approved")
        }
        return plan
    }

    /// - Parameter except: a row in whose place another one comes.
    func measure(_ line: Int, of plan: SupportPlan.ID, except: Compensation.ID? = nil) throws -> CompensatedMeasure? {
        let row = try connection.first(
            """
            SELECT m.kind, m.starts_on, m.ends_on, m.planned_cents, m.condition_met
            FROM plan_measure m JOIN plan_version v ON v.id = m.version_id JOIN measure_kind k ON k.code = m.kind
            WHERE v.plan_id = \(plan) AND v.approved_at IS NOT NULL AND v.superseded_at IS NULL AND m.line = \(line)
            AND k.nature = 'economic'
            """)
        guard let row else { return nil }
        return CompensatedMeasure(
            kind: try row[0], period: Period(try row[1], through: try row[2]), planned: try row[3],
            conditionMet: try row[4], counted: try counted("c.plan_id = \(plan) AND c.line = \(line)", except: except))
    }

    func counted(_ condition: SQL, except: Compensation.ID?) throws -> Euro {
        let row = try connection.first(
            """
            SELECT COALESCE(CAST(sum(cs.cents) AS BIGINT), 0) AS cents FROM compensation c
            JOIN compensation_state cs ON cs.compensation_id = c.id AND cs.left_at IS NULL
            WHERE \(condition) AND c.id <> \(except ?? Compensation.ID(number: 0))
            """)
        return try row?[0] ?? .zero
    }

    /// Everything that no reason can excuse; the row of the cap that was asked is the second part.
    func problems(
        of new: NewCompensation, _ measure: CompensatedMeasure, in plan: SupportPlan, _ evidence: CompensationEvidence
    ) throws -> (problems: [Problem], cap: Rate?) {
        // The days of a register were asked one by one: a suspension may lie between them.
        var problems = try periodProblems(new, measure, plan, asksPauses: evidence.register == nil)
        if !evidence.isThere { problems.append(Problem("document", "compensation.problem.document_missing")) }
        if new.amount <= .zero || new.amount > Euro(cents: 1_000_000) {
            problems.append(Problem("amount", "compensation.problem.amount"))
        }
        if measure.kind == Compensation.personalItems, !(new.conditionMet && measure.conditionMet) {
            problems.append(Problem("condition_met", "compensation.problem.condition"))
        }
        let catalogue = try catalogue(on: plan.semester.start, in: plan.programme)
        if let price = catalogue.dayPrice(measure.kind), new.through >= new.from {
            let days = new.through.number - new.from.number + 1
            if new.amount > price.amount * days {
                problems.append(
                    Problem(
                        "amount",
                        Message(
                            "compensation.problem.over_day_price",
                            ["price": .money(price.amount), "most": .money(price.amount * days)])))
            }
        }
        let cap = catalogue.cap(measure.kind)
        if let cap {
            let used = try counted("c.plan_id = \(plan.id) AND c.kind = \(measure.kind)", except: new.instead)
            if used + new.amount > cap.amount {
                problems.append(
                    Problem(
                        "amount",
                        Message(
                            "compensation.problem.over_cap",
                            ["cap": .money(cap.amount), "left": .money(max(.zero, cap.amount - used))])))
            }
        }
        return (problems, cap)
    }

    private func periodProblems(
        _ new: NewCompensation, _ measure: CompensatedMeasure, _ plan: SupportPlan, asksPauses: Bool
    ) throws -> [Problem] {
        guard new.through >= new.from else { return [Problem("through", "plan.problem.ends_before_it_starts")] }
        var problems: [Problem] = []
        let semester = plan.semester.period
        if !(semester.contains(new.from) && semester.contains(new.through)) {
            problems.append(
                Problem(
                    "from",
                    Message(
                        "plan.problem.outside_semester",
                        ["start": .day(plan.semester.start), "end": .day(plan.semester.end)])))
        } else if !(measure.period.contains(new.from) && measure.period.contains(new.through)) {
            problems.append(
                Problem(
                    "from",
                    Message(
                        "compensation.problem.outside_measure",
                        [
                            "start": .day(measure.period.from),
                            "end": .day(measure.period.through ?? measure.period.from),
                        ])))
        }
        if new.from > today { problems.append(Problem("from", "compensation.problem.future")) }
        for pause in asksPauses ? try pauses(of: plan.id) : []
        where pause.from <= new.through && (pause.through.map { $0 >= new.from } ?? true) {
            let first = pause.through.map(\.next) ?? today
            problems.append(
                Problem(
                    "from",
                    pause.from == Day(number: 0)
                        ? Message("compensation.problem.before_approval", ["day": .day(first)])
                        : Message("compensation.problem.suspended", ["day": .day(pause.from)])))
        }
        return problems
    }

    /// The days on which nothing could be given: before the first approval, and from the day after a suspension until the
    /// plan was approved again. A suspension that was undone is none.
    func pauses(of plan: SupportPlan.ID) throws -> [Period] { try pauses(of: [plan])[plan] ?? [] }

    /// Those of several plans, asked at once.
    func pauses(of plans: Set<SupportPlan.ID>) throws -> [SupportPlan.ID: [Period]] {
        guard !plans.isEmpty else { return [:] }
        let rows = try connection.query(
            """
            SELECT st.plan_id, st.state, st.entered_at FROM plan_state st WHERE st.plan_id IN (\(list: Array(plans)))
            ORDER BY st.entered_at, CASE WHEN st.left_at IS NULL THEN 1 ELSE 0 END, st.left_at, st.id
            """)
        var steps: [SupportPlan.ID: [StateEntry]] = [:]
        for row in rows {
            let (plan, enteredAt): (SupportPlan.ID, Instant) = (try row[0], try row[2])
            steps[plan, default: []].append(StateEntry(state: try .stored(try row[1]), day: enteredAt.day))
        }
        return steps.mapValues { $0.pauses }
    }
}

/// On which day a plan came into a state.
private struct StateEntry {
    let state: SupportPlan.State
    let day: Day
}

extension [StateEntry] {
    fileprivate var pauses: [Period] {
        var pauses: [Period] = []
        var since: Day? = Day(number: 0)
        var (sinceBefore, last) = (since, SupportPlan.State.draft)
        for step in self {
            switch step.state {
            case .suspended:
                sinceBefore = since
                since = since ?? step.day.next
            case .voided: since = since ?? step.day.next
            // Nothing but the undoing leads from a suspension straight back to where the plan waited for an answer.
            case .inApproval where last == .suspended: since = sinceBefore
            case .approved, .inProgress:
                if let first = since, first < step.day {
                    pauses.append(Period(first, through: step.day.previous))
                }
                since = nil
            case .draft, .inApproval, .inRevision, .completed: break
            }
            last = step.state
        }
        if let since { pauses.append(Period(since)) }
        return pauses
    }
}
