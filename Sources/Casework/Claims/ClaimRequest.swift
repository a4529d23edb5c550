import Storage

/// For what a partner wants to claim: a programme and a period of days.
package struct ClaimRequest: Hashable, Sendable {
    /// The code of a municipality or of an institution of the state; of the state itself for its own claim.
    package let partner: String
    package let programme: String
    package let from: Day
    package let through: Day

    package init(partner: String, programme: String, from: Day, through: Day) {
        self.partner = partner
        self.programme = programme
        self.from = from
        self.through = through
    }
}

/// For whom a viewer may claim, and in which programmes.
package struct Claimants: Sendable {
    package let partners: [NamedUnit]
    package let programmes: [Programme]
}

/// A delivered thing that nobody has asked for yet.
package struct ClaimableRow: Hashable, Sendable {
    package let kind: ClaimLine.Kind
    package let object: Int64
    package let matter: String
    package let plan: SupportPlan.ID
    package let planCode: String
    package let institution: Unit.ID
    package let institutionName: String
    package let semester: Semester.ID
    package let deliveredOn: Day
    package let amount: Euro
    package let carriedFrom: ClaimLine.ID?
    /// Of an hour: whether the other side confirmed it.
    package let isConfirmed: Bool?
    /// Whether a contract with the partner was in force on its day.
    package let isUnderContract: Bool
}

/// What a claim would hold if it were submitted now. Nothing of it is stored.
package struct ClaimPreview: Sendable {
    package let request: ClaimRequest
    package let partner: NamedUnit
    package let programme: Programme
    package let rows: [ClaimableRow]
    /// What was delivered on days without a contract: it can be claimed once the days are agreed.
    package let waiting: [ClaimableRow]
    package let kindNames: [String: Label]

    package var total: Euro { rows.map(\.amount).sum }
    package var carried: [ClaimableRow] { rows.filter { $0.carriedFrom != nil } }

    package func sum(of kind: ClaimLine.Kind) -> (count: Int, amount: Euro) {
        let rows = rows.filter { $0.kind == kind }
        return (rows.count, rows.map(\.amount).sum)
    }
}

/// What of a partner, programme and semester waits to be claimed.
package struct ClaimReady: Hashable, Sendable {
    package let partner: NamedUnit
    package let programme: Programme
    package let semester: Semester
    /// The last day with something of it: evaluations are due when the semester is over.
    package let through: Day
    /// What a claim would hold.
    package let count: Int
    package let amount: Euro
    /// Beside it, what was delivered on days without a contract.
    package let waitingCount: Int
    package let waiting: Euro
    package let maySubmit: Bool
}
