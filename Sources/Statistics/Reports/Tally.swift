/// The figures of one row, and what risks and shares need.
struct Tally: Hashable, Sendable {
    var plans = 0
    var learners = 0
    var planSemesters = 0
    var riskMentions = 0
    var factorMentions = 0
    var measureRecipients = 0
    var plansWithRisk = 0

    /// Planned hours with and without a provider.
    var assignedHours = 0
    var unmetHours = 0
    var heldHours = 0
    var lateHours = 0
    var noShows = 0
    var capacityHours = 0
    var compensations = 0
    var handedInCents = 0
    var countedCents = 0
    var plannedCents = 0
    var spentCents = 0
}
