/// A checked list of payments in euros from one account, in the letters that banks take. There is none with a fault.
package struct PaymentOrder: Hashable, Sendable {
    /// A payment as it was asked for.
    package struct Draft: Hashable, Sendable {
        /// Comes back with the bank's statement; every payment of a list has its own.
        package var reference: String
        package var cents: Int64
        package var payee: String
        package var account: String
        /// Needed by no bank of SEPA for an account in SEPA.
        package var bic: String?
        package var details: String

        package init(
            reference: String, cents: Int64, payee: String, account: String, bic: String? = nil, details: String
        ) {
            self.reference = reference
            self.cents = cents
            self.payee = payee
            self.account = account
            self.bic = bic
            self.details = details
        }
    }

    package struct Payer: Hashable, Sendable {
        package var name: String
        package var account: String
        package var bic: String?

        package init(name: String, account: String, bic: String? = nil) {
            self.name = name
            self.account = account
            self.bic = bic
        }
    }

    package struct Payment: Hashable, Sendable {
        package let reference: String
        package let cents: Int64
        package let payee: String
        package let account: IBAN
        package let bic: BIC?
        package let details: String
    }

    /// Different for every list that the payer ever sends: banks refuse one that they have seen.
    package let number: String
    /// Seconds since 1970-01-01 UTC.
    package let createdAt: Int64
    package let payer: String
    package let account: IBAN
    package let bic: BIC?
    package let executeOn: CivilDay
    package let payments: [Payment]
    package let totalCents: Int64

    /// - Parameter expectedCents: what is to be paid in all, where that is known from elsewhere.
    package init(
        number: String, createdAt: Int64, payer: Payer, executeOn: CivilDay, payments: [Draft],
        expectedCents: Int64? = nil
    ) throws(PaymentRefusal) {
        var check = PaymentCheck()
        let checkedNumber = check.reference(number, .number)
        let name = check.words(payer.name, .payer, limit: PaymentOrder.longestName)
        let account = check.account(payer.account, .payerAccount)
        let bic = check.bic(payer.bic, .payerBIC)
        let checked = check.payments(payments)
        // A list is far too short to overflow with amounts that are in bounds; others are not added up.
        let total = checked.reduce(0) { $0 + $1.cents }
        if payments.isEmpty { check.faults.append(PaymentFault(.payments, .empty)) }
        if let expectedCents, checked.count == payments.count, total != expectedCents {
            check.faults.append(PaymentFault(.total, .sum(cents: total, expected: expectedCents)))
        }
        guard check.faults.isEmpty, let checkedNumber, let name, let account else {
            throw PaymentRefusal(faults: check.faults)
        }
        self.number = checkedNumber
        self.createdAt = createdAt
        self.payer = name
        self.account = account
        self.bic = bic
        self.executeOn = executeOn
        self.payments = checked
        totalCents = total
    }
}
