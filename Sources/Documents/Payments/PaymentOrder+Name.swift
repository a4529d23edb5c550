extension PaymentOrder {
    /// Of a payer or payee, in the letters that the bank gets.
    static let longestName = 70

    /// What banks would refuse in the name of a payer or payee, so that people learn of it when they write it down and not
    /// when money is due; `nil` for a name that they take.
    package static func fault(inName name: String) -> PaymentFault.Reason? {
        var check = PaymentCheck()
        _ = check.words(name, .payee, limit: longestName)
        return check.faults.first?.reason
    }
}
