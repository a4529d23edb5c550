import Casework

extension PlanFacts {
    /// Counts what was known at a moment. Linear: rows are put in the order of their groups by counting, then each
    /// learner is stamped with the group in which he was seen last.
    ///
    /// - Parameter moment: the first millisecond that is *not* known any more.
    /// - Returns: the groups that are not empty, by the code of their place.
    func tallies(knownBefore moment: Instant, on axes: Axes) -> [(code: Int, tally: Tally)] {
        let entries = grouped(knownBefore: moment.milliseconds, on: axes)
        var result: [(code: Int, tally: Tally)] = []
        var stamps = [Int32](repeating: -1, count: learners.count)
        var semestersSeen = [UInt64](repeating: 0, count: learners.count)
        var measuresSeen = [UInt64](repeating: 0, count: learners.count)
        for code in 0..<axes.count where entries.starts[code] < entries.starts[code + 1] {
            var tally = Tally()
            for row in entries.rows[entries.starts[code]..<entries.starts[code + 1]].lazy.map(Int.init) {
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

    /// The numbers of the rows in the order of their groups; group `g` holds `rows[starts[g]..<starts[g + 1]]`.
    private func grouped(knownBefore moment: Int64, on axes: Axes) -> (rows: [Int32], starts: [Int]) {
        var codes: [Int32] = []
        var rows: [Int32] = []
        codes.reserveCapacity(count)
        rows.reserveCapacity(count)
        var starts = [Int](repeating: 0, count: axes.count + 1)
        let width = axes.risk.count
        for row in 0..<count where recorded[row] < moment && withdrawn[row] >= moment {
            let unit = axes.units.places[Int(institution[row])]
            let term = axes.terms.places[Int(semester[row])]
            let grade = axes.gradeGroups.places[Int(gradeGroup[row])]
            guard unit >= 0, term >= 0, grade >= 0, axes.naming.holds(categorySet[row], factorSet[row]) else {
                continue
            }
            let code = ((Int(unit) * axes.terms.count + Int(term)) * axes.gradeGroups.count + Int(grade)) * width
            func enter(_ risk: Int) {
                codes.append(Int32(code + risk))
                rows.append(Int32(row))
                starts[code + risk + 1] += 1
            }
            switch axes.risk {
            case .folded: enter(0)
            case .categories(let bits):
                for (risk, bit) in bits.enumerated() where categorySet[row] >> UInt64(bit) & 1 == 1 { enter(risk) }
            case .factors(let bits):
                for (risk, bit) in bits.enumerated() where factorSet[row] >> UInt64(bit) & 1 == 1 { enter(risk) }
            }
        }
        for group in 0..<axes.count { starts[group + 1] += starts[group] }
        var next = starts
        var ordered = [Int32](repeating: 0, count: rows.count)
        for (code, row) in zip(codes, rows) {
            ordered[next[Int(code)]] = row
            next[Int(code)] += 1
        }
        return (ordered, starts)
    }
}
