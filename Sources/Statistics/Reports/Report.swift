/// The reports that the registry gives.
package enum Report: String, CaseIterable, Sendable {
    case plans
    case learners
    case risks
    case hours
    case compensations
    case cost
    case capacity

    /// The figures of a row, in the order of the columns.
    package var counters: [Counter] {
        switch self {
        case .plans: [.plans, .learners, .riskMentions]
        case .learners: [.learners, .plans, .planSemesters, .measureRecipients]
        case .risks: [.plansWith, .plans, .mentions, .allMentions, .learners]
        case .hours: [.heldHours, .plannedHours, .lateHours, .noShows, .recipients]
        case .compensations: [.counted, .handedIn, .compensations, .recipients]
        case .cost: [.spent, .planned, .plans, .learners]
        case .capacity: [.capacityHours, .assignedHours, .heldHours, .freeHours, .unmetHours]
        }
    }

    /// Figures divided by the plans and learners of the same row.
    package var averages: [Average] {
        switch self {
        case .cost: [Average(.planned, per: .plans), Average(.spent, per: .plans), Average(.spent, per: .learners)]
        case .plans, .learners, .risks, .hours, .compensations, .capacity: []
        }
    }

    /// By what its rows can differ.
    package var dimensions: [Dimension] {
        let time: [Dimension] = [.unit, .schoolYear, .semester]
        return switch self {
        case .plans, .learners, .risks: time + [.category, .factor, .gradeGroup]
        case .hours: time + [.kind, .topic, .gradeGroup]
        case .compensations: time + [.kind, .state, .gradeGroup]
        case .cost: time + [.kind, .gradeGroup]
        case .capacity: time + [.kind]
        }
    }

    /// What it is made of; `nil` for the reports about plans.
    var sorts: [DeliveryFact.Sort]? {
        switch self {
        case .plans, .learners, .risks: nil
        case .hours: [.planned, .unmet, .held, .absent, .late]
        case .compensations: [.compensation]
        case .cost: [.planned, .unmet, .plannedSum, .authorPlanned, .authorWork, .held, .takenBack, .compensation]
        case .capacity: [.capacity, .planned, .unmet, .held]
        }
    }

    /// The key of the name in the catalogue.
    package var title: String { "report.name.\(rawValue)" }

    /// The key of what a figure means in this report.
    package func definition(of counter: Counter) -> String {
        switch (self, counter) {
        case (.cost, .plans), (.cost, .learners): "\(counter.definition).of_cost"
        case (_, _): counter.definition
        }
    }
}

/// A sum for each plan or learner of a row; both stand in the row too.
package struct Average: Hashable, Sendable {
    package let sum: Counter
    package let number: Counter

    init(_ sum: Counter, per number: Counter) {
        self.sum = sum
        self.number = number
    }

    package var name: String { "\(sum.rawValue)_per_\(number == .plans ? "plan" : "learner")" }
}
