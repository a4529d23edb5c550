import Cast
import Language
import Storage

@testable import Casework

/// What people do with some plans, their hours, tickets and money, from the approval to the payment and back.
struct WholePlay {
    struct Entry: Sendable {
        let id: ConsultationEntry.ID
        let by: CastMember
    }

    /// How often each deed was really done, by name.
    private(set) var done: [String: Int] = [:]

    let practice: Practice
    let budget: Budget
    var seed: Seed
    /// The measures of Liene's hours.
    private(set) var measures: [MeasureKey] = []
    /// A plan of which nothing was delivered, so that it can be voided; another learner's follows it.
    private(set) var spare: SupportPlan.ID
    private(set) var entries: [Entry] = []
    private(set) var codes: [ConfirmationCode] = []
    private var newcomers = 4
    var tickets = 0

    init(_ engine: Engine, _ number: UInt64) async throws {
        practice = try await Practice(engine, learners: 0)
        seed = Seed(number)
        budget = try await practice.country.budget()
        try await practice.country.paidByTwo()
        try await practice.country.openAccounts()
        spare = try await practice.plan(0).plan
        for number in 1...4 {
            let learner = try await practice.country.newcomer(number)
            measures.append(try await practice.plan(of: learner, at: .priekule, tickets: Euro(cents: 50_00)))
            let author = practice.country.viewer(.mara)
            codes += try await practice.store.issueCodes(to: .learner, of: learner, as: author)
        }
        try await practice.country.open(Euro(cents: 2000_00))
    }

    var country: Cast.Country { practice.country }

    /// Some things that are done at once, each by whoever may do it.
    mutating func round() async throws -> [Deed] {
        country.clock.advance(seconds: seed.happens(40) && practice.today < .cast(2025, 12, 30) ? 86_400 : 60)
        var deeds: [Deed] = []
        for _ in 0..<3 { deeds.append(try await draw()) }
        return deeds
    }

    /// Does the deeds at once. What is refused by a rule is refused; anything else ends the play.
    mutating func play(_ deeds: [Deed]) async throws {
        let practice = practice
        let made = try await withThrowingTaskGroup(of: (String, Entry?)?.self) { group in
            for deed in deeds {
                group.addTask {
                    do { return (deed.name, try await deed.done(in: practice)) } catch {
                        switch error as? Rejection {
                        // Where somebody was quicker, the plan waits for another level's yes.
                        case .invalid, .conflict, .notFound, .stale, .notAllowed: return nil
                        case .tooMany, .unavailable, .broken, nil: throw error
                        }
                    }
                }
            }
            var made: [(String, Entry?)] = []
            for try await one in group { if let one { made.append(one) } }
            return made
        }
        entries += made.compactMap(\.1)
        for (name, _) in made { done[name, default: 0] += 1 }
        guard try await state(of: spare) == .voided else { return }
        newcomers += 1
        // The state gives what a new plan needs.
        try await country.allocate(Euro(cents: 600_00))
        spare = try await practice.plan(newcomers).plan
    }

    func state(of plan: SupportPlan.ID) async throws -> SupportPlan.State {
        try await country.plans.open(plan, as: .operator).plan.state
    }
}
