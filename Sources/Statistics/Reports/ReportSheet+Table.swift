import Casework

extension ReportSheet {
    struct Group {
        let place: Place
        let tally: Tally
        /// The same place with all risks together.
        let base: Tally
    }

    func table(knownOn: Day, structureOn: Day) -> ReportTable {
        let moment = Instant(knownOn.next)
        let groups = groups(knownBefore: moment)
        let totals = totals(knownBefore: moment, groups)
        let hiding = terrain.isGuarded ? suppression(groups, totals.fewestLearners) : nil
        let hidden = hiding?.rows ?? groups.map { _ in false }
        let counters = request.report.counters
        let shares = counters.compactMap { counter in
            counter.denominator(in: request.report).map { (part: counter, whole: $0) }
        }
        return ReportTable(
            request: request, knownOn: knownOn, structureOn: structureOn, unit: terrain.asked,
            columns: request.dimensions.flatMap(\.columns) + counters.map(ReportColumn.figure)
                + shares.map { ReportColumn.share($0.part, of: $0.whole) }
                + request.report.averages.map(ReportColumn.average),
            rows: zip(groups, hidden).map { group, hidden in
                let figures = counters.map { cell($0, figure($0, group)) }
                let parts = shares.map { ReportTable.Cell.share(figure($0.part, group), of: figure($0.whole, group)) }
                let averages = request.report.averages.map { average in
                    ReportTable.Cell.average(figure(average.sum, group), per: figure(average.number, group))
                }
                return ReportTable.Row(
                    unit: units.isEmpty ? nil : units[group.place.unit],
                    cells: request.dimensions.flatMap { names($0, group.place) }
                        + (figures + parts + averages).map { hidden ? .suppressed : $0 })
            },
            total: Dictionary(
                uniqueKeysWithValues: counters.map { counter in
                    (counter, hiding?.total == true ? .suppressed : cell(counter, figure(counter, totals)))
                }),
            isPartial: terrain.isPartial, isGuarded: terrain.isGuarded,
            above: terrain.above, choices: terrain.choices, categories: codes.categories, factors: codes.factors,
            kinds: codes.kinds)
    }

    private func cell(_ counter: Counter, _ figure: Int) -> ReportTable.Cell {
        counter.isMoney ? .money(figure) : .number(figure)
    }

    /// The groups that are not empty, in the order of the dimensions as they were asked for.
    private func groups(knownBefore moment: Instant) -> [Group] {
        let tallies = tallies(knownBefore: moment, on: axes)
        let width = axes.risk.count
        var bases: [Int: Tally] = [:]
        if !risks.isEmpty {
            for (code, tally) in facts.tallies(knownBefore: moment, on: axes.withoutRisk) { bases[code] = tally }
        }
        let groups = tallies.map { code, tally in
            Group(
                place: Place(code, on: axes), tally: tally, base: risks.isEmpty ? tally : bases[code / width] ?? tally)
        }
        return groups.sorted { left, right in
            for dimension in request.dimensions {
                let (first, second) = (left.place[dimension], right.place[dimension])
                if first != second { return first < second }
            }
            return false
        }
    }

    private func names(_ dimension: Dimension, _ place: Place) -> [ReportTable.Cell] {
        switch dimension {
        case .unit: [.text(units[place.unit].code), .text(units[place.unit].name)]
        case .schoolYear: [.text("\(terms[place.term].schoolYear)")]
        case .semester: [.text("\(terms[place.term].schoolYear)"), .text("\(terms[place.term].number)")]
        case .gradeGroup: [.gradeGroup(GradeGroup.allCases[place.gradeGroup])]
        case .factor: cells(risks[place.risk])
        case .kind: cells(kinds[place.kind])
        case .topic: [.text(topics[place.topic])]
        case .state: [.state(Compensation.State.allCases[place.state])]
        case .category:
            // Beside the factor, its category; alone, the category is the row itself.
            request.dimensions.contains(.factor)
                ? codes.category(of: risks[place.risk].code).map(cells) ?? [.text(""), .text("")]
                : cells(risks[place.risk])
        }
    }

    private func cells(_ word: CodeBook.Word) -> [ReportTable.Cell] { [.text(word.code), .label(word.name)] }

    func figure(_ counter: Counter, _ group: Group) -> Int {
        switch (counter, request.report) {
        case (.plansWith, _), (.mentions, _): group.tally.plans
        case (.plans, .risks): group.base.plans
        case (.allMentions, _): sum(.allMentions, group.base)
        case (_, _): sum(counter, group.tally)
        }
    }

    func sum(_ counter: Counter, _ tally: Tally) -> Int {
        switch counter {
        case .plans: tally.plans
        case .learners: tally.learners
        case .planSemesters: tally.planSemesters
        case .riskMentions: tally.riskMentions
        case .measureRecipients: tally.measureRecipients
        case .plansWith: tally.plansWithRisk
        case .heldHours: tally.heldHours
        case .plannedHours: tally.assignedHours + tally.unmetHours
        case .lateHours: tally.lateHours
        case .noShows: tally.noShows
        case .recipients: tally.learners
        case .compensations: tally.compensations
        case .handedIn: tally.handedInCents
        case .counted: tally.countedCents
        case .planned: tally.plannedCents
        case .spent: tally.spentCents
        case .capacityHours: tally.capacityHours
        case .assignedHours: tally.assignedHours
        case .freeHours: tally.capacityHours - tally.assignedHours
        case .unmetHours: tally.unmetHours
        case .mentions, .allMentions: request.dimensions.contains(.factor) ? tally.factorMentions : tally.riskMentions
        }
    }
}

extension Place {
    fileprivate subscript(_ dimension: Dimension) -> Int {
        switch dimension {
        case .unit: unit
        case .schoolYear, .semester: term
        case .gradeGroup: gradeGroup
        case .category, .factor: risk
        case .kind: kind
        case .topic: topic
        case .state: state
        }
    }
}
