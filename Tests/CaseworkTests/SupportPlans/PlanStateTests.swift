import Cast
import Testing

@testable import Casework

@Suite("The states of a plan")
struct PlanStateTests {
    /// What follows from what; a cell that is not here is refused.
    private static let table: [SupportPlan.State: [SupportPlan.Event: SupportPlan.State]] = [
        .draft: [.edit: .draft, .submit: .inApproval, .void: .voided],
        .inApproval: [.approve: .approved, .giveBack: .inRevision, .suspend: .suspended, .void: .voided],
        .approved: [.start: .inProgress, .suspend: .suspended, .revise: .inRevision, .void: .voided],
        .inProgress: [
            .suspend: .suspended, .revise: .inRevision, .void: .voided, .evaluate: .inProgress,
        ],
        .inRevision: [.edit: .inRevision, .submit: .inApproval, .void: .voided],
        .suspended: [.resume: .inRevision, .evaluate: .suspended, .void: .voided],
        .completed: [.reopen: .inProgress],
        .voided: [:],
    ]

    private static let cells = Engine.available.flatMap { engine in SupportPlan.State.allCases.map { (engine, $0) } }

    @Test("every event in every state leads where the table says, or is refused and changes nothing", arguments: cells)
    func cell(_ engine: Engine, _ state: SupportPlan.State) async throws {
        let country = try await Cast.Country.make(on: engine)
        for (number, event) in SupportPlan.Event.allCases.enumerated() {
            let plan = try await country.plan(number, in: state)
            let before = try await country.look(plan)
            let refused = await refusal { try await country.cause(event, to: plan) }
            let after = try await country.look(plan)
            if let expected = Self.table[state]?[event] {
                #expect(refused == nil, "\(event) in \(state)")
                #expect(after.state == expected, "\(event) in \(state)")
                #expect(after.lock > before.lock, "\(event) in \(state)")
            } else {
                // The program looks for plans to start by itself and finds none; the state sees no drafts.
                #expect(
                    event == .start || refused?.isConflict == true || refused == .notFound,
                    "\(event) in \(state): \(String(describing: refused))")
                #expect(after == before, "\(event) in \(state)")
            }
        }
    }

    @Test("a suspended plan and one in progress are completed once they are evaluated", arguments: Engine.available)
    func complete(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        for (number, state) in [SupportPlan.State.inProgress, .suspended].enumerated() {
            let plan = try await country.plan(number, in: state)
            #expect(
                await refusal { try await country.cause(.complete, to: plan) }?.keys == ["plan.problem.not_evaluated"])
            try await country.cause(.evaluate, to: plan)
            try await country.cause(.complete, to: plan)
            let file = try await country.plans.open(plan, as: country.viewer(.juris))
            #expect(file.plan.state == .completed)
            #expect(file.evaluation?.confirmedAt != nil)
            #expect(file.possible.isEmpty)
        }
    }

    @Test("the history of a plan names each state with its time, in order", arguments: Engine.available)
    func steps(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = try await country.plan(1, in: .completed)
        let steps = try await country.plans.open(plan, as: country.viewer(.juris)).states
        #expect(
            steps.map(\.state) == [.draft, .inApproval, .inApproval, .inApproval, .approved, .inProgress, .completed])
        #expect(steps.compactMap(\.level) == [.institution, .municipality, .state])
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.leftAt == $1.enteredAt })
    }
}
