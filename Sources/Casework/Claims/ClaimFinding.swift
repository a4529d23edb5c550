import Storage

/// What the control says about a line. It is recorded once and never changed: another finding takes its place.
package struct ClaimFinding: Hashable, Sendable {
    package typealias ID = Identifier<ClaimFinding>

    package enum Kind: String, StoredWord, Sendable {
        case accepted
        case deducted
        /// Leaves this claim and is offered first for the next.
        case parked
        /// The finding before was taken back, and nothing else said.
        case open
        /// Found after the certificate: taken back in the partner's next claim.
        case correction
    }

    package let id: ID
    package let kind: Kind
    /// A code of the list `deduction_reason`.
    package let reasonCode: String?
    /// What is not paid, or claimed back.
    package let amount: Euro
    package let comment: String
    package let recordedAt: Instant
    package let recordedBy: Person.ID?
    package let recordedByName: String?
}

extension ClaimFinding {
    /// The condition that a row `f` is the last one about its line.
    static let isCurrent: SQL = """
        f.kind <> 'correction' AND NOT EXISTS (SELECT 1 FROM claim_finding later WHERE later.replaces_id = f.id)
        """
}

/// What a controller says about a line.
package struct NewFinding: Sendable {
    package var kind: ClaimFinding.Kind
    package var reasonCode: String?
    package var amount: Euro?
    package var comment: String

    package init(_ kind: ClaimFinding.Kind, reasonCode: String? = nil, amount: Euro? = nil, comment: String = "") {
        self.kind = kind
        self.reasonCode = reasonCode
        self.amount = amount
        self.comment = comment
    }

    var takesMoney: Bool { kind == .deducted || kind == .correction }
}
