import Storage

/// What an hour or a day costs or how much a semester may cost, for one kind of measure and a stretch of days. An amount keeps
/// the key of the row that it was computed with, so that it can be explained for ever.
package struct Rate: Hashable, Sendable {
    package typealias ID = Identifier<Rate>

    package enum Basis: String, CaseIterable, Sendable {
        case hour
        /// The most that a day of catering or of a hostel may cost, and the price of a day in a monthly register.
        case day
        /// The most that one learner's plan may hold of this kind in one semester.
        case semesterCap = "semester_cap"
    }

    /// The kind under which the work of the plan's author is paid (domain specification 2.1).
    package static let planAuthor = "plan_author"

    package let id: ID
    package let kind: String
    package let basis: Basis
    package let amount: Euro
    package let legalReference: String
    /// An invented value for demonstration: the real unit rates were not published.
    package let demo: Bool
    package let period: Period
}

extension Rate {
    /// The condition on `rate` that a row is for any programme, or for this one.
    static func holds(in programme: Int64?) -> SQL {
        guard let programme else { return "programme = 'any'" }
        return "programme IN ('any', (SELECT code FROM programme WHERE id = \(programme)))"
    }

    init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        basis = try row.code("basis")
        amount = try row["cents"]
        legalReference = try row["legal_reference"]
        demo = try row["demo"]
        period = try Period(row)
    }
}
