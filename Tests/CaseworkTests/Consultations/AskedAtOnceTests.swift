import Cast
import Storage
import Testing

@testable import Casework

@Suite("What is asked at once for all measures")
struct AskedAtOnceTests {
    @Test("today asks once when the plans stood still, however many were suspended", arguments: Engine.available)
    func pauses(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 3)
        let (country, mara) = (practice.country, practice.country.viewer(.mara))
        let (registry, database) = country.counted()
        var counts: [Int] = []
        for key in practice.measures {
            practice.clock.advance(seconds: 60)
            try await country.plans.suspend(
                key.plan, reasonCode: "long_absence", reason: "Prombūtne.", as: mara)
            let count = try await database.statements {
                _ = try await registry.consultations.today(as: practice.liene)
            }
            counts.append(count)
        }
        #expect(Set(counts).count == 1, "\(counts)")
    }

    @Test("of each more sheet only its rows and its last answer are asked", arguments: Engine.available)
    func sheets(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 3)
        let (registry, database) = practice.country.counted()
        func statements(_ count: Int) async throws -> Int {
            let plans = practice.measures.prefix(count).map(\.plan)
            return try await database.statements {
                let sheets = try await registry.read(as: practice.juris) { tx in
                    try tx.sheets("p.id IN (\(list: plans))")
                }
                #expect(sheets.count == count)
            }
        }
        let (one, three) = (try await statements(1), try await statements(3))
        #expect(three == one + 4)
    }
}
