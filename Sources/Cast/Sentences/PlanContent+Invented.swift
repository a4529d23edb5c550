import Casework

/// For whom and for which days a plan is invented.
struct PlanFrame: Sendable {
    let grade: Int
    let isVocational: Bool
    /// Who gives consultations there.
    let teachers: [CastMember]
    /// The days of its measures.
    let period: Period
}

extension PlanContent {
    /// A complete plan. Categories are as frequent as the programme reported them: LEARNING in 86 of 100 plans,
    /// ECONOMIC in 26, FAMILY in 5, SOCIAL_HEALTH in 2, which makes 1.2 categories for a plan.
    static func invented(for frame: PlanFrame, from seed: inout Seed) -> PlanContent {
        var content = PlanContent()
        content.ownWords = seed.pick(Words.own)
        content.strengths = seed.pick(Words.strengths)
        let learning = seed.happens(86)
        let seen: [(String, Bool)] = [
            ("LEARNING", learning), ("SOCIAL_HEALTH", seed.happens(3)), ("ECONOMIC", !learning || seed.happens(22)),
            ("FAMILY", seed.happens(5)),
        ]
        for (category, isSeen) in seen {
            content.screening[category] = isSeen ? .factors : .nothingSeen
            guard isSeen else { continue }
            let count = category == "LEARNING" && seed.happens(45) ? 2 : 1
            let factors = seed.shuffled(factors(of: category, in: frame)).reduce(into: [String]()) { chosen, factor in
                if chosen.count < count, !chosen.contains(factor) { chosen.append(factor) }
            }
            content.risks += factors.map { factor in
                Risk(factor: factor, level: seed.number(2...3), evidence: RiskSentences.evidence(of: factor, &seed))
            }
        }
        content.goals = seed.shuffled(MeasureSentences.goals).prefix(seed.number(1...2)).map {
            Goal(wording: $0.0, indicator: $0.1, target: $0.2)
        }
        content.measures = measures(against: content.risks.map(\.factor), frame, &seed)
        content.authorHours = seed.number(3...6)
        return content
    }

    private static func factors(of category: String, in frame: PlanFrame) -> [String] {
        let factors = RiskSentences.factors[category] ?? []
        return category == "ECONOMIC" && frame.isVocational ? factors + ["E04", "E04"] : factors
    }

    static func measures(against factors: [String], _ frame: PlanFrame, _ seed: inout Seed) -> [Measure] {
        let learning = factors.filter { $0.hasPrefix("L") }
        var measures = learning.isEmpty ? [] : consultations(against: learning, frame, &seed)
        for factor in factors where !factor.hasPrefix("L") {
            let kind = seed.pick(MeasureSentences.economic[factor] ?? ["consult_social_pedagogue"])
            var answer = measure(kind, against: [factor], hours: seed.number(4...6), frame, &seed)
            if kind == "consult_teacher" { answer.subject = "latviešu valoda" }
            measures.append(answer)
        }
        return measures
    }

    /// Some 17 hours of teachers' consultations, as in the published plans of Gulbene (domain specification 7.4).
    private static func consultations(against factors: [String], _ frame: PlanFrame, _ seed: inout Seed) -> [Measure] {
        let taught = MeasureSentences.subjects.filter {
            frame.grade >= 8 || frame.isVocational || !["fizika", "ķīmija"].contains($0)
        }
        let subjects = seed.shuffled(taught).reduce(into: [String]()) { chosen, subject in
            if !chosen.contains(subject) { chosen.append(subject) }
        }.prefix(seed.number(1...3))
        let hours = seed.number(13...21)
        return subjects.enumerated().map { index, subject in
            let share = hours / subjects.count + (index < hours % subjects.count ? 1 : 0)
            var consultation = measure("consult_teacher", against: factors, hours: share, frame, &seed)
            consultation.subject = subject
            return consultation
        }
    }

    private static func measure(
        _ kind: String, against factors: [String], hours: Int, _ frame: PlanFrame, _ seed: inout Seed
    ) -> Measure {
        let costs = [
            "comp_public_transport": 2400...7800, "comp_catering": 4500...11_000,
            "comp_learning_materials": 1500...4500,
            "comp_accommodation": 6000...12_000,
        ]
        return Measure(
            kind: kind, provider: MeasureSentences.provider(of: kind, among: frame.teachers, &seed),
            hours: costs[kind] == nil ? hours : 0,
            planned: Euro(cents: costs[kind].map { Int64(seed.number($0) / 50 * 50) } ?? 0), from: frame.period.from,
            through: frame.period.through ?? frame.period.from,
            justification: MeasureSentences.justification(of: kind, &seed),
            factors: factors)
    }
}

extension PlanContent {
    /// What was carried over from last semester, brought up to date: new days, a few hours more or less.
    mutating func bringUpToDate(for frame: PlanFrame, from seed: inout Seed) {
        if risks.isEmpty {
            self = .invented(for: frame, from: &seed)
            return
        }
        for index in measures.indices {
            measures[index].from = frame.period.from
            measures[index].through = frame.period.through ?? frame.period.from
            if measures[index].hours > 2 { measures[index].hours += seed.number(-1...1) }
        }
        if measures.isEmpty { measures = PlanContent.measures(against: risks.map(\.factor), frame, &seed) }
        if goals.isEmpty, let goal = MeasureSentences.goals.first {
            goals = [Goal(wording: goal.0, indicator: goal.1, target: goal.2)]
        }
        let answered = Set(
            risks.compactMap { risk in RiskSentences.factors.first { $0.value.contains(risk.factor) }?.key })
        for category in RiskSentences.factors.keys where !answered.contains(category) {
            screening[category] = .nothingSeen
        }
    }
}
