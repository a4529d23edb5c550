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

    /// Hours of one learner each; the share is this of `plannedHours`.
    case heldHours = "held_hours"
    case plannedHours = "planned_hours"
    case lateHours = "late_hours"
    case noShows = "no_shows"
    /// Learners behind the other figures of the row.
    case recipients

    case compensations
    case handedIn = "handed_in"
    /// What counts in the state in which a compensation is.
    case counted

    case planned
    case spent

    case capacityHours = "capacity_hours"
    /// Planned with somebody who is named.
    case assignedHours = "assigned_hours"
    case freeHours = "free_hours"
    /// Planned with nobody.
    case unmetHours = "unmet_hours"

    /// The key of the heading in the catalogue.
    package var title: String { "report.counter.\(rawValue)" }
    /// The key of the definition: what is counted, in which unit.
    package var definition: String { "report.definition.\(rawValue)" }

    /// What a share of this figure is taken of, in a report that shows both.
    package func denominator(in report: Report) -> Counter? {
        switch self {
        case .plansWith: .plans
        case .mentions: .allMentions
        case .heldHours: report == .hours ? .plannedHours : nil
        case .plans, .learners, .planSemesters, .riskMentions, .measureRecipients, .allMentions, .plannedHours,
            .lateHours, .noShows, .recipients, .compensations, .handedIn, .counted, .planned, .spent, .capacityHours,
            .assignedHours, .freeHours, .unmetHours:
            nil
        }
    }

    /// Whether it is an amount in cents.
    package var isMoney: Bool {
        switch self {
        case .handedIn, .counted, .planned, .spent: true
        case .plans, .learners, .planSemesters, .riskMentions, .measureRecipients, .plansWith, .mentions, .allMentions,
            .heldHours, .plannedHours, .lateHours, .noShows, .recipients, .compensations, .capacityHours,
            .assignedHours, .freeHours, .unmetHours:
            false
        }
    }

    /// Whether rows of units, times and kinds add up to their total, as they do for what happens once and to one plan.
    package var addsUp: Bool {
        switch self {
        case .heldHours, .plannedHours, .lateHours, .noShows, .compensations, .handedIn, .counted, .planned, .spent,
            .capacityHours, .assignedHours, .freeHours, .unmetHours:
            true
        case .plans, .learners, .planSemesters, .riskMentions, .measureRecipients, .plansWith, .mentions, .allMentions,
            .recipients:
            false
        }
    }
}
