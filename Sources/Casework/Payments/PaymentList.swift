import Storage

/// Claims that are paid together: made by one person, released by another.
package struct PaymentList: Hashable, Sendable {
    package typealias ID = Identifier<PaymentList>

    package enum State: String, StoredWord, Sendable {
        case made
        case released
        case withdrawn
    }

    package let id: ID
    package let programmeCode: String
    package let number: Int
    package let dueOn: Day
    package let madeBy: Person.ID?
    package let madeByName: String?
    package let recordedAt: Instant
    package let state: State
    package let since: Instant
    package let actorName: String?
    /// Of all its orders, also of those that came back: what the bank was told to pay.
    package let count: Int
    package let total: Euro
    /// What of that the bank sent back.
    package let returned: Euro
    /// Orders that the bank has not confirmed.
    package let open: Int

    package var name: String { "\(programmeCode)/M-\(number)" }
}

/// One payment of a list.
package struct ClaimOrder: Sendable {
    package typealias ID = Identifier<ClaimOrder>

    package enum End: String, StoredWord, Sendable {
        case withdrawn
        /// The bank sent it back.
        case failed
    }

    package let id: ID
    package let claim: PaymentClaim
    package let account: PartnerAccount
    /// Comes back with the bank's statement.
    package let endToEnd: String
    package let amount: Euro
    package let end: End?
    package let paidOn: Day?
}

/// A line of a bank's statement, and what became of it.
package struct BankRow: Hashable, Sendable {
    package enum Outcome: String, StoredWord, Sendable {
        case matched
        /// No payment of the list has this reference.
        case unknown
        case amount
        /// The payment was confirmed before.
        case repeated
        /// The payment was withdrawn or sent back.
        case ended
    }

    package let endToEnd: String
    package let amount: Euro
    package let paidOn: Day
    package let outcome: Outcome
    package let recordedAt: Instant
}

/// A line as it was pasted or typed.
package struct NewBankRow: Hashable, Sendable {
    package let endToEnd: String
    package let amount: Euro
    package let paidOn: Day

    package init(endToEnd: String, amount: Euro, paidOn: Day) {
        self.endToEnd = endToEnd
        self.amount = amount
        self.paidOn = paidOn
    }
}

/// How a claim is being paid.
package struct ClaimPayment: Hashable, Sendable {
    package let list: PaymentList.ID
    package let listName: String
    package let endToEnd: String
    package let amount: Euro
    package let paidOn: Day?
}

extension Transaction {
    /// The order that pays a claim, if it stands in a list.
    func payment(of claim: PaymentClaim.ID) throws -> ClaimPayment? {
        try connection.first(
            """
            SELECT l.id, g.code, l.number, o.end_to_end, o.cents, r.paid_on
            FROM payment_order o JOIN payment_list l ON l.id = o.list_id JOIN programme g ON g.id = l.programme_id
            LEFT JOIN bank_row r ON r.order_id = o.id AND r.outcome = 'matched'
            WHERE o.claim_id = \(claim) AND o.ended_at IS NULL
            """
        ).map { row in
            ClaimPayment(
                list: try row[0], listName: "\(try row[1] as String)/M-\(try row[2] as Int)", endToEnd: try row[3],
                amount: try row[4], paidOn: try row[5])
        }
    }
}
