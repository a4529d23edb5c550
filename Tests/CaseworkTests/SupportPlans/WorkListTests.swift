import Cast
import Storage
import Testing

@testable import Casework

@Suite("What waits for a person")
struct WorkListTests {
    @Test("what waits longest comes first, even where names and semesters say otherwise", arguments: Engine.available)
    func longestFirst(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let anna = try await country.draft(of: country.newcomer(1), at: .priekule, by: .mara)
        try await country.bring(country.bruno.plan, to: .institution)
        country.clock.advance(seconds: 3600)
        try await country.bring(anna, to: .institution)
        let juris = country.viewer(.juris)
        let queue = try await country.registry.supportPlans.approvalQueue(as: juris)
        #expect(queue.map(\.plan.id) == [country.bruno.plan, anna])
        #expect(try await country.registry.supportPlans.approvalQueue(page: 2, as: juris).isEmpty)
        #expect(try await country.registry.supportPlans.approvalCount(as: juris) == 2)
        let list = try await country.registry.supportPlans.workList(as: juris)
        #expect(list.toApprove == 2 && list.toAnswer == 2)
        let first = try await country.registry.write(as: juris) { tx in
            try tx.planSummaries("st.state = 'in_approval'", order: .longestInState, limit: 1)
        }
        #expect(first.map(\.plan.id) == [country.bruno.plan])
    }

    @Test("a draft that lay for more than two weeks is flagged", arguments: Engine.available)
    func idle(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let fresh = try await country.registry.supportPlans.workList(as: country.viewer(.mara))
        #expect(fresh.drafts.map(\.plan.id) == [country.bruno.plan] && fresh.idleDrafts.isEmpty)
        country.clock.advance(seconds: 15 * 86_400)
        let late = try await country.registry.supportPlans.workList(as: country.viewer(.mara))
        #expect(late.drafts.isEmpty && late.idleDrafts.map(\.plan.id) == [country.bruno.plan])
    }

    @Test("plans whose measures began are started, and only those are counted", arguments: Engine.available)
    func start(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let store = country.registry.supportPlans
        #expect(try await store.startDue(as: .operator) == 0)
        let first = try await store.open(country.anna.plan, as: .operator).content.measures.map(\.from).min()
        country.clock.set(Instant(try #require(first), hour: 6))
        #expect(try await store.startDue(as: .operator) == 1)
        #expect(try await store.open(country.anna.plan, as: .operator).plan.state == .inProgress)
        #expect(try await store.startDue(as: .operator) == 0)
    }

    @Test("a list of learners shows each his own masked code", arguments: Engine.available)
    func codes(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let mara = country.viewer(.mara)
        for (word, learner) in [("roze", country.anna.id), ("mežulis", country.bruno.id)] {
            let found = try await country.registry.learners.search(word, as: mara)
            let file = try await country.registry.learners.open(learner, as: mara)
            #expect(found.first { $0.id == learner }?.maskedCode == file.maskedCode)
            #expect(file.maskedCode != "–")
        }
    }
}
