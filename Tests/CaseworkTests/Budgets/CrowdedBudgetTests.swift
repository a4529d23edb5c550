import Cast
import Storage
import Testing

@testable import Casework

@Suite("Many at one budget")
struct CrowdedBudgetTests {
    @Test("fifty approvals at once against money for ten reserve exactly ten", arguments: Engine.available)
    func crowd(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plans = try await country.waiting(50)
        let cost = try await country.cost(of: plans[0])
        let anna = try await country.cost(of: country.anna.plan)
        try await country.open(anna + cost * 10)
        let store = country.plans
        let ilze = country.viewer(.ilze)
        let answers = await withTaskGroup(of: Rejection?.self, returning: [Rejection?].self) { group in
            for plan in plans {
                group.addTask { await refusal { try await store.approve(plan, version: 1, as: ilze) } }
            }
            return await group.reduce(into: [Rejection?]()) { $0.append($1) }
        }
        #expect(answers.count { $0 == nil } == 10)
        #expect(answers.compactMap { $0 }.allSatisfy { $0.keys == ["budget.problem.not_enough"] })
        let line = try #require(try await country.line())
        #expect(line.reserved == anna + cost * 10 && line.free == .zero)
        #expect(try await country.budgets.verify() == nil)
    }
}
