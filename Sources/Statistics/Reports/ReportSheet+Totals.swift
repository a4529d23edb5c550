import Casework

extension ReportSheet {
    /// Everything that is asked about as one group.
    struct Totals {
        let all: Tally
        /// Those of `all` that name one of the risks in the rows; the same where rows have no risks.
        let naming: Tally
        /// How often the rows name their risks.
        let mentions: Int

        /// Behind the smallest figure of the total.
        var fewestLearners: Int { min(all.learners, naming.learners) }
    }

    func totals(knownBefore moment: Instant, _ groups: [Group]) -> Totals {
        func together(_ axes: Axes) -> Tally { tallies(knownBefore: moment, on: axes).first?.tally ?? Tally() }
        let all = together(axes.withoutRows)
        guard request.report == .risks else { return Totals(all: all, naming: all, mentions: 0) }
        var named = axes.withoutRows
        named.naming = Naming(axes.risk)
        named.naming.measures = axes.naming.measures
        return Totals(all: all, naming: together(named), mentions: groups.reduce(0) { $0 + $1.tally.plans })
    }

    func figure(_ counter: Counter, _ totals: Totals) -> Int {
        switch (counter, request.report) {
        case (.plansWith, _): totals.naming.plans
        case (.mentions, _): totals.mentions
        case (.learners, .risks): request.namesRisk ? totals.naming.learners : totals.all.learners
        case (_, _): sum(counter, totals.all)
        }
    }
}

extension ReportRequest {
    /// Whether a category or a factor is asked about.
    var namesRisk: Bool { category != nil || factor != nil }
}

extension Axes {
    /// The same units, semesters and grades with all risks together.
    var withoutRisk: Axes {
        var axes = self
        axes.risk = .folded
        return axes
    }

    /// Everything that is asked about as one group.
    var withoutRows: Axes {
        Axes(
            units: units.folded, terms: terms.folded, gradeGroups: gradeGroups.folded, kinds: kinds.folded,
            topics: topics.folded, states: states.folded, naming: naming)
    }
}
