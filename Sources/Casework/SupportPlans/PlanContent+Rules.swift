import Language

/// What a plan is measured against.
struct PlanRules {
    let catalogue: PlanCatalogue
    let semester: PlanSemester
    /// Colleges and state general institutions may plan economic support only (2019 amendments of the programme's rules).
    let economicOnly: Bool

    static let longestText = 4_000
    static let mostHours = 400
    static let amounts = Euro.zero...Euro(cents: 1_000_000)
}

extension PlanContent {
    /// What is wrong in what was written, even in a draft: values that no plan can hold.
    func problems(against rules: PlanRules) -> [Problem] {
        var problems: [Problem] = []
        for (field, text) in [("own_words", ownWords), ("strengths", strengths)] where tooLong(text) {
            problems.append(Problem(field, "plan.problem.text_too_long"))
        }
        for category in screening.keys.sorted()
        where !rules.catalogue.risks.categories.contains(where: { $0.code == category }) {
            problems.append(Problem("screening.\(category)", "plan.problem.unknown_category"))
        }
        problems += riskProblems(rules)
        for (index, goal) in goals.enumerated()
        where [goal.wording, goal.indicator, goal.target].contains(where: tooLong) {
            problems.append(Problem("goals.\(index + 1).wording", "plan.problem.text_too_long"))
        }
        for (index, measure) in measures.enumerated() {
            problems += measure.problems(rules, at: "measures.\(index + 1)", risks: risks)
        }
        problems += capProblems(rules)
        if !(0...PlanMoney.mostAuthorHours).contains(authorHours) {
            problems.append(
                Problem(
                    "author_hours", Message("plan.problem.author_hours", ["most": .number(PlanMoney.mostAuthorHours)])))
        }
        return problems
    }

    /// A cap is for one plan and kind, however many rows the sum is spread over; it is told at the row that goes beyond.
    private func capProblems(_ rules: PlanRules) -> [Problem] {
        var sums: [String: Euro] = [:]
        var problems: [Problem] = []
        for (index, measure) in measures.enumerated() where PlanRules.amounts.contains(measure.planned) {
            guard rules.catalogue.kind(measure.kind)?.nature == .economic,
                let cap = rules.catalogue.cap(measure.kind)?.amount
            else { continue }
            let sum = sums[measure.kind, default: .zero] + measure.planned
            sums[measure.kind] = sum
            guard sum > cap else { continue }
            let gaps: [String: Message.Argument] = ["cap": .money(cap.cents), "sum": .money(sum.cents)]
            let field = "measures.\(index + 1).planned"
            problems.append(Problem(field, Message("plan.problem.over_cap", gaps)))
        }
        return problems
    }

    private func riskProblems(_ rules: PlanRules) -> [Problem] {
        var problems: [Problem] = []
        var seen: Set<String> = []
        for risk in risks {
            let field = "risks.\(risk.factor)"
            guard let factor = rules.catalogue.risks.factor(risk.factor) else {
                problems.append(Problem(field, "plan.problem.unknown_factor"))
                continue
            }
            if !seen.insert(risk.factor).inserted { problems.append(Problem(field, "plan.problem.factor_twice")) }
            if !(1...3).contains(risk.level) { problems.append(Problem("\(field).level", "plan.problem.level")) }
            if tooLong(risk.evidence ?? "") {
                problems.append(Problem("\(field).evidence", "plan.problem.text_too_long"))
            }
            if screening[factor.category] == .nothingSeen {
                problems.append(Problem("screening.\(factor.category)", "plan.problem.nothing_seen_but_factors"))
            }
        }
        return problems
    }

    /// What is missing before the plan may be submitted: each of the four categories answered, every risk with its
    /// evidence, every measure tied to a risk and justified.
    func gaps(against rules: PlanRules) -> [Problem] {
        var problems: [Problem] = []
        for category in rules.catalogue.risks.categories {
            switch screening[category.code] {
            case nil: problems.append(Problem("screening.\(category.code)", "plan.gap.screening"))
            case .nothingSeen: break
            case .factors:
                let named = risks.contains { rules.catalogue.risks.factor($0.factor)?.category == category.code }
                if !named { problems.append(Problem("screening.\(category.code)", "plan.gap.no_factor")) }
            }
        }
        if risks.isEmpty { problems.append(Problem("screening", "plan.gap.no_risk")) }
        for risk in risks where (risk.evidence ?? "").isEmpty {
            problems.append(Problem("risks.\(risk.factor).evidence", "plan.gap.evidence"))
        }
        if measures.isEmpty { problems.append(Problem("measures", "plan.gap.no_measure")) }
        for (index, measure) in measures.enumerated() {
            problems += measure.gaps(rules, at: "measures.\(index + 1)")
        }
        return problems
    }
}

extension PlanContent.Measure {
    fileprivate func problems(_ rules: PlanRules, at place: String, risks: [PlanContent.Risk]) -> [Problem] {
        var problems: [Problem] = []
        func problem(_ field: String, _ message: Message) { problems.append(Problem("\(place).\(field)", message)) }
        guard let kind = rules.catalogue.kind(kind) else {
            problem("kind", "plan.problem.unknown_measure")
            return problems
        }
        if rules.economicOnly, kind.nature != .economic { problem("kind", "plan.problem.economic_only") }
        if through < from { problem("ends_on", "plan.problem.ends_before_it_starts") }
        let bounds: [String: Message.Argument] = [
            "start": .day(rules.semester.start), "end": .day(rules.semester.end),
        ]
        if !rules.semester.period.contains(from) {
            problem("starts_on", Message("plan.problem.outside_semester", bounds))
        }
        if !rules.semester.period.contains(through) {
            problem("ends_on", Message("plan.problem.outside_semester", bounds))
        }
        if !(0...PlanRules.mostHours).contains(hours) {
            problem("hours", Message("plan.problem.hours", ["most": .number(PlanRules.mostHours)]))
        }
        // Of advisory support the hours are planned; its sum follows from them.
        if kind.nature != .advisory, !PlanRules.amounts.contains(planned) { problem("planned", "plan.problem.amount") }
        if [subject, provider, justification].contains(where: tooLong) {
            problem("justification", "plan.problem.text_too_long")
        }
        for factor in factors where !risks.contains(where: { $0.factor == factor }) {
            problem("risks", Message("plan.problem.risk_not_in_plan", ["factor": .text(factor)]))
        }
        return problems
    }

    fileprivate func gaps(_ rules: PlanRules, at place: String) -> [Problem] {
        var problems: [Problem] = []
        func gap(_ field: String, _ message: Message) { problems.append(Problem("\(place).\(field)", message)) }
        guard let kind = rules.catalogue.kind(kind) else { return problems }
        if factors.isEmpty { gap("risks", "plan.gap.measure_risk") }
        if justification.isEmpty { gap("justification", "plan.gap.justification") }
        if kind.needsSubject, subject.isEmpty { gap("subject", "plan.gap.subject") }
        switch kind.nature {
        // Hours for which nobody is found yet are approved all the same, and counted as a need that is not met.
        case .advisory: if hours == 0 { gap("hours", "plan.gap.hours") }
        case .economic: if planned == .zero { gap("planned", "plan.gap.amount") }
        case .participation: break
        }
        // Recipients of personal items are limited (2019 amendments); the author confirms that the condition is met.
        if kind.code == "comp_personal_items", !conditionMet { gap("condition_met", "plan.gap.condition") }
        return problems
    }
}

private func tooLong(_ text: String) -> Bool {
    text.count > PlanRules.longestText || text.utf8.count > PlanRules.longestText * 4
}
