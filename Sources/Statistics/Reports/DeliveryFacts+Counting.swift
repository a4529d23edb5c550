import Casework

extension DeliveryFacts {
    /// Counts what was known at a moment.
    ///
    /// - Parameters:
    ///   - sorts: the facts that the report is made of.
    ///   - moment: the first millisecond that is *not* known any more.
    ///   - chosen: only facts of these plans; `nil` is all.
    /// - Returns: the groups that are not empty, by the code of their place.
    func tallies(
        of sorts: [DeliveryFact.Sort], knownBefore moment: Instant, on axes: Axes, in chosen: Set<SupportPlan.ID>? = nil
    ) -> [(code: Int, tally: Tally)] {
        var result: [(code: Int, tally: Tally)] = []
        var learnersSeen = [Int32](repeating: -1, count: learners.count)
        var plansSeen = [Int32](repeating: -1, count: plans.count)
        for (code, rows) in grouped(sorts, knownBefore: moment.milliseconds, on: axes, chosen).filled {
            var tally = Tally()
            for row in rows.lazy.map(Int.init) {
                if learner[row] >= 0, learnersSeen[Int(learner[row])] != Int32(code) {
                    learnersSeen[Int(learner[row])] = Int32(code)
                    tally.learners += 1
                }
                if plan[row] >= 0, plansSeen[Int(plan[row])] != Int32(code) {
                    plansSeen[Int(plan[row])] = Int32(code)
                    tally.plans += 1
                }
                add(row, to: &tally)
            }
            result.append((code, tally))
        }
        return result
    }

    private func add(_ row: Int, to tally: inout Tally) {
        guard let what = DeliveryFact.Sort(rawValue: sort[row]) else { return }
        switch what {
        case .planned:
            tally.assignedHours += Int(hours[row])
            tally.plannedCents += Int(cents[row])
        case .unmet:
            tally.unmetHours += Int(hours[row])
            tally.plannedCents += Int(cents[row])
        case .plannedSum, .authorPlanned: tally.plannedCents += Int(cents[row])
        case .authorWork, .takenBack: tally.spentCents += Int(cents[row])
        case .held:
            tally.heldHours += Int(hours[row])
            tally.spentCents += Int(cents[row])
        case .absent: tally.noShows += Int(hours[row])
        case .late: tally.lateHours += Int(hours[row])
        case .compensation:
            tally.compensations += 1
            tally.handedInCents += Int(handedInCents[row])
            tally.countedCents += Int(cents[row])
            if Compensation.State.allCases[Int(state[row])].isSpent { tally.spentCents += Int(cents[row]) }
        case .capacity: tally.capacityHours += Int(hours[row])
        }
    }

    private func grouped(
        _ sorts: [DeliveryFact.Sort], knownBefore moment: Int64, on axes: Axes, _ chosen: Set<SupportPlan.ID>?
    ) -> Groups {
        let isAsked = DeliveryFact.Sort.allCases.map(sorts.contains)
        let isChosen = chosen.map { chosen in plans.keys.map(chosen.contains) }
        var codes: [Int32] = []
        var rows: [Int32] = []
        for row in 0..<count
        where recorded[row] < moment && withdrawn[row] >= moment && isAsked[Int(sort[row])] {
            if let isChosen, plan[row] < 0 || !isChosen[Int(plan[row])] { continue }
            let code = axes.code(
                unit: unit[row], term: semester[row], gradeGroup: Int32(gradeGroup[row]), kind: kind[row],
                topic: topic[row], state: Int32(state[row]))
            guard let code else { continue }
            codes.append(Int32(code))
            rows.append(Int32(row))
        }
        return Groups(codes, rows: rows, count: axes.count)
    }
}
