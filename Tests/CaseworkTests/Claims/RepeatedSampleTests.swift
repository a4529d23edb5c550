import Cast
import Testing

@testable import Casework

@Suite("A sample that is drawn again")
struct RepeatedSampleTests {
    @Test(
        "the exported lines, the rule and the seed give the same sample, whatever became of the risks",
        arguments: Engine.available)
    func again(_ engine: Engine) async throws {
        let desk = try await Desk(on: engine)
        let id = try await desk.submit()
        #expect(try await desk.lines(id).allSatisfy { $0.score == nil })
        try await desk.claims.draw(id, seed: 834, as: desk.raimonds)
        // What is confirmed after the drawing is no risk any more.
        let mara = desk.country.viewer(.mara)
        try await desk.registry.consultations.confirm(desk.hours[0], by: .evidence("e-klase"), as: mara)
        let lines = try await desk.claims.export(id, as: desk.vija).1
        let sample = try #require(try await desk.file(id).sample)
        let candidates = try lines.map { line in
            ControlSample.Candidate(score: try #require(line.score), amount: line.amount)
        }
        let picked = lines.enumerated().compactMap { index, line in
            line.sampled.map { ControlSample.Pick(index: index, ground: $0.ground) }
        }
        #expect(ControlSample(of: candidates, sample.rule, seed: sample.seed).picks == picked)
        #expect(lines.map { $0.score ?? -1 } == lines.map { $0.kind == .hour ? RiskReason.unconfirmed.weight : 0 })
        let ranks = zip(lines, ControlSample.ranks(of: candidates)).filter { $0.0.kind == .hour }.map(\.1)
        #expect(ranks == [1, 2, 3, 4, 5])
    }
}
