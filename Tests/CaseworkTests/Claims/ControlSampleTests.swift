import Cast
import Testing

@testable import Casework

@Suite("The sample of a control")
struct ControlSampleTests {
    private let rule = SampleRule(
        id: .init(number: 1), percent: 10, leastLines: 5, riskPercent: 50, big: Euro(cents: 10_000))

    private func candidates(_ count: Int) -> [ControlSample.Candidate] {
        (0..<count).map { .init(score: $0 % 10 == 3 ? $0 % 7 : 0, amount: Euro(cents: Int64(1000 + $0))) }
    }

    @Test("the same seed gives the same sample, another one another")
    func repeatable() {
        let lines = candidates(400)
        let sample = ControlSample(of: lines, rule, seed: 834)
        #expect(ControlSample(of: lines, rule, seed: 834) == sample)
        let others = (0..<20).map { ControlSample(of: lines, rule, seed: 1000 + $0) }
        #expect(Set(others.map(\.picks)).count == 20)
    }

    @Test("a seed that was printed years ago still draws these lines")
    func printed() {
        let sample = ControlSample(of: candidates(60), rule, seed: 8_342_017)
        #expect(sample.picks.map(\.index) == [13, 15, 28, 33, 48, 53], "\(sample.picks.map(\.index))")
    }

    @Test("half is taken by risk, the riskiest first; the rest at random", arguments: [5, 49, 50, 51, 400])
    func shares(count: Int) {
        let lines = candidates(count)
        let sample = ControlSample(of: lines, rule, seed: 7)
        let size = min(count, max(5, (count + 9) / 10))
        #expect(sample.picks.count == size && Set(sample.picks.map(\.index)).count == size)
        let risky = sample.picks.filter { $0.ground == .risk }.map { lines[$0.index].score }
        let left = lines.indices.filter { index in !sample.picks.contains { $0.index == index && $0.ground == .risk } }
        #expect(risky.count <= (size + 1) / 2)
        #expect((risky.min() ?? 9) >= left.map { lines[$0].score }.max() ?? 0 || risky.count < (size + 1) / 2)
    }

    @Test("every line has the same chance where none is risky")
    func fair() {
        let lines = (0..<20).map { _ in ControlSample.Candidate(score: 0, amount: Euro(cents: 100)) }
        var hits = [Int](repeating: 0, count: 20)
        for seed in 0..<4000 {
            for pick in ControlSample(of: lines, rule, seed: Int64(seed)).picks { hits[pick.index] += 1 }
        }
        // Five of twenty in 4,000 draws: 1,000 each.
        #expect(hits.allSatisfy { (870...1130).contains($0) }, "\(hits)")
    }
}
