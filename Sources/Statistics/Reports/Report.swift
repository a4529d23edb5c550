/// The reports that the registry gives.
package enum Report: String, CaseIterable, Sendable {
    case plans
    case learners
    case risks

    /// The figures of a row, in the order of the columns.
    package var counters: [Counter] {
        switch self {
        case .plans: [.plans, .learners, .riskMentions]
        case .learners: [.learners, .plans, .planSemesters, .measureRecipients]
        case .risks: [.plansWith, .plans, .mentions, .allMentions, .learners]
        }
    }

    /// The key of the name in the catalogue.
    package var title: String { "report.name.\(rawValue)" }
}

/// The figures of reports. They are counted apart and never added up or compared with one another, because one child
/// may have many plans and one plan many risks.
package enum Counter: String, CaseIterable, Sendable {
    case plans
    case learners
    case planSemesters = "plan_semesters"
    case riskMentions = "risk_mentions"
    case measureRecipients = "measure_recipients"
    /// Plans in which the risk of the row is named; the share is this of `plans`.
    case plansWith = "plans_with"
    /// Mentions of the risk of the row; the share is this of `allMentions`.
    case mentions
    case allMentions = "all_mentions"

    /// The key of the heading in the catalogue.
    package var title: String { "report.counter.\(rawValue)" }
    /// The key of the definition: what is counted, in which unit.
    package var definition: String { "report.definition.\(rawValue)" }

    /// What a share of this figure is taken of.
    package var denominator: Counter? {
        switch self {
        case .plansWith: .plans
        case .mentions: .allMentions
        case .plans, .learners, .planSemesters, .riskMentions, .measureRecipients, .allMentions: nil
        }
    }
}
