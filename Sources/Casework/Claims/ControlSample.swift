/// Which lines of a claim are looked at. A pure function of the seed, the rule and the lines in their order with their
/// amounts and scores: whoever has the certificate and the exported lines can draw the same sample again.
package struct ControlSample: Hashable, Sendable {
    /// A line in the order of the claim.
    package struct Candidate: Hashable, Sendable {
        package let score: Int
        package let amount: Euro

        package init(score: Int, amount: Euro) {
            self.score = score
            self.amount = amount
        }
    }

    package struct Pick: Hashable, Sendable {
        /// The place of the line in the order of the claim, from 0.
        package let index: Int
        package let ground: SampledLine.Ground
    }

    /// In the order of the claim.
    package let picks: [Pick]

    /// First the lines of the greatest risk, the larger amount before the smaller, then the earlier line. As many as are
    /// missing are drawn from all others: one after the other, each as likely as the rest.
    package init(of candidates: [Candidate], _ rule: SampleRule, seed: Int64) {
        let size = rule.size(of: candidates.count)
        let byRisk = Array(ControlSample.risky(candidates).prefix(rule.byRisk(of: size)))
        var picks = byRisk.map { Pick(index: $0, ground: .risk) }
        var numbers = SplitMix(UInt64(bitPattern: seed))
        let taken = Set(byRisk)
        var rest = candidates.indices.filter { !taken.contains($0) }
        while picks.count < size, !rest.isEmpty {
            let place = Int(numbers.number(below: UInt64(rest.count)))
            picks.append(Pick(index: rest.remove(at: place), ground: .random))
        }
        self.picks = picks.sorted { $0.index < $1.index }
    }

    /// The place of each candidate among the risky ones, from 1; `nil` where nothing speaks for a look.
    package static func ranks(of candidates: [Candidate]) -> [Int?] {
        var ranks = [Int?](repeating: nil, count: candidates.count)
        for (place, index) in risky(candidates).enumerated() { ranks[index] = place + 1 }
        return ranks
    }

    private static func risky(_ candidates: [Candidate]) -> [Int] {
        candidates.indices.filter { candidates[$0].score > 0 }.sorted { left, right in
            let (one, two) = (candidates[left], candidates[right])
            if one.score != two.score { return one.score > two.score }
            return one.amount == two.amount ? left < right : one.amount > two.amount
        }
    }

    /// A seed that nobody chose; short enough to be read out and typed.
    package static func newSeed() -> Int64 { Int64.random(in: 0..<1_000_000_000) }
    package static let largestSeed: Int64 = 999_999_999_999_999
}

/// Why a line may be wrong, each with the weight that it adds to the line's score.
package enum RiskReason: String, StoredWord, Sendable {
    /// The sender was warned and sent it all the same.
    case despite
    /// It may be the double of another row.
    case match
    /// The other side has not confirmed the hour, or later than a day after it.
    case unconfirmed
    case late
    /// More hours than the plan holds.
    case overDose = "over_dose"
    /// As many hours on one day as a day can hold.
    case fullDay = "full_day"
    case big
    /// The plan went beyond the budget, by leave of the state.
    case override

    package var weight: Int {
        switch self {
        case .match: 4
        case .despite, .overDose: 3
        case .unconfirmed, .fullDay, .override: 2
        case .late, .big: 1
        }
    }
}
