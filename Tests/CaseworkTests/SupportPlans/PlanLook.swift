import Cast
import Language
import Storage

@testable import Casework

/// What can be told of a plan without any right: for the question whether a refusal changed nothing.
struct PlanLook: Equatable {
    let state: SupportPlan.State
    let level: ApprovalLevel?
    let lock: Int64
    let version: Int
    let rows: [Int]
    let content: PlanContent
}

extension Cast.Country {
    var plans: SupportPlanStore { registry.supportPlans }

    func look(_ plan: SupportPlan.ID) async throws -> PlanLook {
        let file = try await plans.open(plan, as: .operator)
        let rows = try await registry.database.read { connection in
            try ["approval", "plan_state", "plan_version", "evaluation", "author_work"].map { table in
                try connection.first(
                    SQL(stringLiteral: "SELECT count(*) FROM \(table) WHERE plan_id = \(plan.number)"))?[0] ?? 0
            }
        }
        return PlanLook(
            state: file.plan.state, level: file.plan.level, lock: file.plan.lock, version: file.plan.version.number,
            rows: rows, content: file.content)
    }

    /// The draft of a new learner, brought to a state.
    func plan(_ number: Int, in state: SupportPlan.State) async throws -> SupportPlan.ID {
        let plan = try await draft(of: try await newcomer(number), at: .priekule, by: .mara)
        switch state {
        case .draft: break
        case .inApproval: try await bring(plan, to: .state)
        case .approved: try await bring(plan, to: .approved)
        case .inProgress: try await bring(plan, to: .inProgress)
        case .completed: try await bring(plan, to: .completed)
        case .inRevision:
            try await bring(plan, to: .approved)
            try await plans.revise(plan, as: viewer(.mara))
        case .suspended:
            try await bring(plan, to: .approved)
            try await plans.suspend(plan, reasonCode: "long_absence", reason: "Ilgāka prombūtne.", as: viewer(.mara))
        case .voided: try await plans.void(plan, reason: "Ģimene pārceļas.", as: viewer(.juris))
        }
        return plan
    }

    /// Does to a plan what the event is called, each time as somebody who may.
    func cause(_ event: SupportPlan.Event, to plan: SupportPlan.ID) async throws {
        let seen = try await plans.open(plan, as: .operator)
        let approver = viewer(seen.plan.level == .state ? .raimonds : .juris)
        switch event {
        case .edit:
            var content = seen.content
            content.ownWords += " Gribu turpināt."
            try await plans.save(content, of: plan, lock: seen.plan.lock, as: viewer(.mara))
        case .submit: try await plans.submit(plan, as: viewer(.mara))
        case .approve: try await plans.approve(plan, version: seen.plan.version.number, as: approver)
        case .giveBack:
            let reason = ReturnReason(code: "evidence_missing", place: "risks.L02", comment: "Lūdzu, papildiniet.")
            try await plans.giveBack(plan, version: seen.plan.version.number, reason: reason, as: approver)
        case .start: try await start(plan, from: seen)
        case .suspend:
            try await plans.suspend(plan, reasonCode: "long_absence", reason: "Prombūtne.", as: viewer(.mara))
        case .resume: try await plans.resume(plan, as: viewer(.mara))
        case .revise: try await plans.revise(plan, as: viewer(.mara))
        case .void: try await plans.void(plan, reason: "Kļūda.", as: viewer(.juris))
        case .evaluate: try await plans.evaluate(evaluation(of: seen.content), of: plan, as: viewer(.mara))
        case .complete: try await plans.complete(plan, as: viewer(.juris))
        case .reopen: try await plans.reopen(plan, reason: "Jāpapildina.", as: viewer(.raimonds))
        }
    }

    /// The first day of the measures comes.
    private func start(_ plan: SupportPlan.ID, from seen: SupportPlanStore.File) async throws {
        let now = clock.clock.now
        if let day = seen.content.measures.map(\.from).min() { clock.set(Instant(day, hour: 9)) }
        try await plans.startDue(as: .operator)
        clock.set(now)
    }

    func changes(of plan: SupportPlan.ID) async throws -> [String] {
        try await registry.database.read { connection in
            try connection.query(
                """
                SELECT action FROM journal WHERE object_kind = 'support_plan' AND object_id = \(plan) ORDER BY seq
                """
            ).map { try $0[0] }
        }
    }
}

/// The refusal of an operation, or nothing where it was done.
func refusal(_ operation: () async throws -> Void) async -> Rejection? {
    do { try await operation() } catch { return error as? Rejection ?? .broken("\(error)") }
    return nil
}

extension Rejection {
    /// The fields of the problems that are named.
    var fields: [String] {
        switch self {
        case .invalid(let problems), .conflict(let problems): problems.map { $0.field ?? "-" }
        case .notFound, .notAllowed, .stale, .tooMany, .unavailable, .broken: []
        }
    }

    var keys: [String] {
        switch self {
        case .invalid(let problems), .conflict(let problems): problems.map(\.message.key)
        case .notAllowed(let message): [message.key]
        case .notFound, .stale, .tooMany, .unavailable, .broken: []
        }
    }

    var isConflict: Bool { if case .conflict = self { true } else { false } }
    var isNotAllowed: Bool { if case .notAllowed = self { true } else { false } }
}
