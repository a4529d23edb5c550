import Cast
import Storage
import Testing

@testable import Casework
@testable import Statistics

@Suite("Figures follow the journal")
struct FollowingTests {
    @Test("an approval and a voiding are seen by the next answer", arguments: Engine.available)
    func following(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        try await sheet.plan(1, approved: "2017-10-10")
        try await sheet.figures.load()
        let plan = try await sheet.plan(2, [.init(approved: nil)])
        #expect(try await sheet.lines("plans", ["by": "state"]) == ["LV | Latvija | 1 | 1 | 1"])
        try await sheet.registry.write(as: .operator) { tx in
            try tx.connection.execute("UPDATE plan_version SET approved_at = \(tx.now) WHERE plan_id = \(plan)")
            try tx.record(JournalEntry(.approved, .init("support_plan", plan.number)))
        }
        #expect(try await sheet.lines("plans", ["by": "state"]) == ["LV | Latvija | 2 | 2 | 2"])
        sheet.clock.advance(seconds: 60)
        try await sheet.registry.write(as: .operator) { tx in
            try tx.connection.execute("UPDATE plan_version SET superseded_at = \(tx.now) WHERE plan_id = \(plan)")
            try tx.record(JournalEntry(.voided, .init("support_plan", plan.number)))
        }
        #expect(try await sheet.lines("plans", ["by": "state"]) == ["LV | Latvija | 1 | 1 | 1"])
        #expect(try await sheet.figures.verify() == nil)
    }

    @Test("many approvals of the same plans leave no growing heap of old rows", arguments: Engine.available)
    func compacting(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        var plans: [SupportPlan.ID] = []
        for learner in 1...3 { plans.append(try await sheet.plan(learner, [.init(approved: "2017-10-10")])) }
        try await sheet.figures.load()
        for round in 0..<12 {
            let plan = plans[round % 3]
            try await sheet.registry.write(as: .operator) { tx in
                try tx.record(JournalEntry(.approved, .init("support_plan", plan.number)))
            }
            #expect(try await sheet.lines("plans", ["by": "state"]) == ["LV | Latvija | 3 | 3 | 3"])
        }
        let (snapshot, _) = try await sheet.figures.look { _, _ in }
        #expect(snapshot.facts.count <= 6)
        #expect(try await sheet.figures.verify() == nil)
    }

    @Test("a rename is seen by the next answer", arguments: Engine.available)
    func rename(engine: Engine) async throws {
        let sheet = try await FactSheet(engine)
        try await sheet.plan(1, approved: "2017-10-10")
        #expect(
            try await sheet.lines("plans", ["by": "institution"]) == ["4113900001 | Priekules vidusskola | 1 | 1 | 1"])
        try await sheet.registry.units.rename(
            FactSheet.priekule, to: "Priekules Mūzikas vidusskola", by: Decision(on: .of("2022-09-01")), as: .operator)
        let after = try await sheet.lines("plans", ["by": "institution"])
        #expect(after == ["4113900001 | Priekules Mūzikas vidusskola | 1 | 1 | 1"])
        let before = try await sheet.lines("plans", ["by": "institution", "structure_on": "2022-08-31"])
        #expect(before == ["4113900001 | Priekules vidusskola | 1 | 1 | 1"])
    }
}
