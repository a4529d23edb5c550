import Storage

/// Hours a week for which somebody is employed as a specialist of one kind.
package struct SpecialistCapacity: Sendable {
    package typealias ID = Identifier<SpecialistCapacity>

    package let id: ID
    package let person: Person.ID
    package let name: PersonName
    /// A kind of measure, such as a psychologist's consultations.
    package let kind: String
    package let kindName: Label
    /// A week.
    package let hours: Int
    package let period: Period
    /// What plans of today's semester take of these hours; `nil` between semesters and where the hours do not run.
    package let load: Workload?

    package static let bounds = 1...60

    /// The hours of a stretch of days, of which a week holds so many: each day one seventh of them, the half rounded up.
    package static func hours(of week: Int, in period: Period, within other: Period) -> Int {
        (minutes(of: week, in: period, within: other) + 30) / 60
    }

    static func minutes(of week: Int, in period: Period, within other: Period) -> Int {
        period.intersection(other).map { week * 60 * $0.days / 7 } ?? 0
    }
}

/// What somebody writes down about a specialist.
package struct NewCapacity: Sendable {
    package let person: Person.ID
    package let kind: String
    package let hours: Int
    package let period: Period
    package let receipt: String?

    package init(person: Person.ID, kind: String, hours: Int, period: Period, receipt: String? = nil) {
        self.person = person
        self.kind = kind
        self.hours = hours
        self.period = period
        self.receipt = receipt
    }
}

/// What a provider has time for in a stretch of days, what plans take of it, and what one more measure asks.
package struct Workload: Hashable, Sendable {
    package let name: String
    let days: Int
    let capacity: Int
    let taken: Int
    let asked: Int

    /// Tenths of an hour a week.
    package var capacityWeekly: Int { weekly(capacity) }
    package var takenWeekly: Int { weekly(taken) }
    package var askedWeekly: Int { weekly(asked) }
    package var freeWeekly: Int { capacityWeekly - takenWeekly }
    /// Hours are agreed with this provider at all.
    package var isKnown: Bool { capacity > 0 }
    package var isOver: Bool { isKnown && askedWeekly > freeWeekly }

    private func weekly(_ minutes: Int) -> Int { (minutes * 7 + days * 3) / (days * 6) }
}

extension Period {
    /// How many days; a stretch that is open at its end has no number.
    var days: Int { through.map { $0.number - from.number + 1 } ?? 0 }
}
