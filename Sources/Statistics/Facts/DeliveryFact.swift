import Casework

/// One thing that was planned, delivered, handed in or made ready, and from when to when it is known.
struct DeliveryFact: Sendable {
    enum Sort: UInt8, CaseIterable, Sendable {
        /// Hours of an approved version.
        case planned
        /// The same, for which nobody is named.
        case unmet
        /// A compensation of an approved version.
        case plannedSum
        /// Hours of the plan's author, of an approved version.
        case authorPlanned
        case authorWork
        case held
        case absent
        /// The other side confirmed a held hour late.
        case late
        /// Money for hours that the control of a claim took back, below zero.
        case takenBack
        /// A compensation in one of its states.
        case compensation
        /// Hours that a specialist is employed for in a semester.
        case capacity
    }

    /// What a fact is about, whatever happened.
    struct Subject: Sendable {
        /// An institution; of shared specialists the municipality.
        let unit: Unit.ID
        let semester: Semester.ID
        var plan: SupportPlan.ID?
        var learner: Learner.ID?
        var gradeGroup: GradeGroup?
    }

    let sort: Sort
    let about: Subject
    /// A code of the list of measures, or of the author's work.
    let kind: String
    var topic = ""
    var state: Compensation.State?
    var hours = 0
    /// Of the plan, or what counts.
    var amount = Euro.zero
    /// Of a compensation, before anything was deducted.
    var handedIn = Euro.zero
    /// From this moment the fact counts …
    let recorded: Instant
    /// … and from this one no more.
    let withdrawn: Instant?
}
