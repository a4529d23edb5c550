import Language
import Storage

/// Two rows that may be money for the same thing, and what somebody decided about them.
package struct DoubleFunding: Sendable {
    package typealias ID = Identifier<DoubleFunding>

    /// What both rows are.
    package enum Noun: String, StoredWord, Sendable {
        case compensation
        /// A held hour.
        case consultation
        case authorWork = "author_work"
    }

    /// What the two have in common.
    package enum Ground: String, StoredWord, Sendable {
        /// The very same file.
        case document
        /// The same number of a ticket or bill.
        case ticket
        /// The same learner, kind, days and amount.
        case amount
        /// The same learner and kind, of which there is only one a day.
        case days
        /// The same learner, kind and days in another plan.
        case need
        /// The same learner, day and specialist, or kind and subject, in another plan; without times that tell them apart.
        case hour
        /// The same author, learner, day and kind of work.
        case work
    }

    package enum Verdict: String, StoredWord, Sendable {
        /// The later row is not paid while the earlier one counts.
        case double
        /// Two different things that only look alike.
        case separate
    }

    package struct Decision: Sendable {
        package let verdict: Verdict
        package let reason: String
        package let actor: Person.ID
        package let actorName: String
        package let role: Role.Kind?
        package let decidedAt: Instant
    }

    package let id: ID
    package let noun: Noun
    package let ground: Ground
    package let recordedAt: Instant
    /// The row that was recorded last: the one that a decision holds back.
    package let later: DoubleFundingSide
    package let earlier: DoubleFundingSide
    /// The decision that holds.
    package let decision: Decision?
    /// The later row belongs to a unit for which the viewer decides.
    let isOfViewer: Bool

    /// Both still stand for money.
    package var counts: Bool { later.counts && earlier.counts }
}

/// One of the two rows, as far as the viewer may see it.
package struct DoubleFundingSide: Sendable {
    package let id: Int64
    package let plan: SupportPlan.ID
    package let planCode: String
    /// Of the plan's measure; `nil` for work of the author.
    package let line: Int?
    package let institutionName: String
    package let programmeCode: String
    let learner: Learner.ID
    /// `nil` where the row belongs to a unit of somebody else.
    package let learnerName: String?
    /// A kind of measure, or of the author's work.
    package let kind: String
    package let from: Day
    package let through: Day
    package let amount: Euro
    package let ticket: String?
    package let specialist: String?
    package let state: Compensation.State?
    package let counts: Bool
    let recordedBy: Person.ID
    package let recordedByName: String?
    package let recordedAt: Instant
    /// Whether the viewer may open the row itself.
    package let opens: Bool
}
