import Casework

/// What one approved version of a plan says to statistics.
struct VersionFact: Sendable {
    let plan: SupportPlan.ID
    let institution: Unit.ID
    let semester: Semester.ID
    let learner: Learner.ID
    let programme: Programme.ID
    let gradeGroup: GradeGroup
    let planned: Euro
    /// From this moment the version counts …
    let recorded: Instant
    /// … and from this one no more: the next version was approved, or the plan voided.
    let withdrawn: Instant?
    var factors: [String] = []
    var measures: [String] = []
}
