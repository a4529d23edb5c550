/// What is wrong with a list of payments: in which row, counted from 1, at which field, and why.
package struct PaymentFault: Hashable, Sendable {
    /// The elements of the list that people fill in.
    package enum Field: String, Hashable, Sendable {
        case number, payer, payerAccount, payerBIC, executeOn, payments, total
        case reference, amount, payee, account, bic, details
    }

    package enum Reason: Hashable, Sendable {
        case empty
        case tooLong(limit: Int)
        /// Banks do not carry this letter, and it has no plain form.
        case letter(Character)
        case account(IBAN.Fault)
        case bic
        /// Not between 0.01 and 999,999,999.99 euros.
        case amount
        /// Another payment of the list has it already.
        case repeated
        /// The payments add up to this, not to what was to be paid.
        case sum(cents: Int64, expected: Int64)
    }

    /// `nil` where the fault is not one payment's.
    package let row: Int?
    package let field: Field
    package let reason: Reason

    package init(row: Int? = nil, _ field: Field, _ reason: Reason) {
        self.row = row
        self.field = field
        self.reason = reason
    }
}

/// All that is wrong with a list of payments; none of it was written.
package struct PaymentRefusal: Error, Hashable, Sendable {
    package let faults: [PaymentFault]
}
