/// The five figures of one row, and two that risks need.
struct Tally: Hashable, Sendable {
    var plans = 0
    var learners = 0
    var planSemesters = 0
    var riskMentions = 0
    var factorMentions = 0
    var measureRecipients = 0
    var plansWithRisk = 0
}
