import Casework

extension PlanFacts {
    /// Counts what was known at a moment. Linear: rows are put in the order of their groups, then each learner is stamped with the group in which he was seen last.
    ///
    /// - Parameter moment: the first millisecond that is *not* known any more.
    /// - Returns: the groups that are not empty, by the code of their place.
    func tallies(knownBefore moment: Instant, on axes: Axes) -> [(code: Int, tally: Tally)] {
        var result: [(code: Int, tally: Tally)] = []
        var stamps = [Int32](repeating: -1, count: learners.count)
        var semestersSeen = [UInt64](repeating: 0, count: learners.count)
        var measuresSeen = [UInt64](repeating: 0, count: learners.count)
        for (code, rows) in grouped(knownBefore: moment.milliseconds, on: axes).filled {
            var tally = Tally()
            for row in rows.lazy.map(Int.init) {
                let who = Int(learner[row])
                if stamps[who] != Int32(code) {
                    stamps[who] = Int32(code)
                    (semestersSeen[who], measuresSeen[who]) = (0, 0)
                    tally.learners += 1
                }
                tally.plans += 1
                let term: UInt64 = 1 << UInt64(semester[row])
                if semestersSeen[who] & term == 0 { tally.planSemesters += 1 }
                semestersSeen[who] |= term
                tally.measureRecipients += (measureSet[row] & ~measuresSeen[who]).nonzeroBitCount
                measuresSeen[who] |= measureSet[row]
                if factorSet[row] != 0 { tally.plansWithRisk += 1 }
                switch axes.risk {
                case .folded:
                    tally.riskMentions += categorySet[row].nonzeroBitCount
                    tally.factorMentions += factorSet[row].nonzeroBitCount
                case .categories, .factors:
                    // The row stands here because it names this very risk, once.
                    tally.riskMentions += 1
                    tally.factorMentions += 1
                }
            }
            result.append((code, tally))
        }
        return result
    }

    /// The plans that counted at a moment and name what is asked about.
    func plans(naming: Naming, knownBefore moment: Instant) -> Set<SupportPlan.ID> {
        let rows = plan.indices.filter { row in
            recorded[row] < moment.milliseconds && withdrawn[row] >= moment.milliseconds
                && naming.holds(categorySet[row], factorSet[row], measureSet[row])
        }
        return Set(rows.map { plans.keys[Int(plan[$0])] })
    }

    private func grouped(knownBefore moment: Int64, on axes: Axes) -> Groups {
        var codes: [Int32] = []
        var rows: [Int32] = []
        codes.reserveCapacity(count)
        rows.reserveCapacity(count)
        let width = axes.risk.count
        for row in 0..<count where recorded[row] < moment && withdrawn[row] >= moment {
            guard axes.naming.holds(categorySet[row], factorSet[row], measureSet[row]) else { continue }
            let place = axes.code(
                unit: institution[row], term: Int32(semester[row]), gradeGroup: Int32(gradeGroup[row]))
            guard let place else { continue }
            let code = place * width
            func enter(_ risk: Int) {
                codes.append(Int32(code + risk))
                rows.append(Int32(row))
            }
            switch axes.risk {
            case .folded: enter(0)
            case .categories(let bits):
                for (risk, bit) in bits.enumerated() where categorySet[row] >> UInt64(bit) & 1 == 1 { enter(risk) }
            case .factors(let bits):
                for (risk, bit) in bits.enumerated() where factorSet[row] >> UInt64(bit) & 1 == 1 { enter(risk) }
            }
        }
        return Groups(codes, rows: rows, count: axes.count)
    }
}
