/// Goes through a list of payments and gathers what is wrong, so that people learn of all of it at once.
struct PaymentCheck {
    var faults: [PaymentFault] = []

    /// The payments that are right.
    mutating func payments(_ drafts: [PaymentOrder.Draft]) -> [PaymentOrder.Payment] {
        var seen: Set<String> = []
        return drafts.enumerated().compactMap { index, draft in
            let row = index + 1
            if !seen.insert(draft.reference).inserted { faults.append(PaymentFault(row: row, .reference, .repeated)) }
            let reference = reference(draft.reference, .reference, row: row)
            if !(1...99_999_999_999).contains(draft.cents) { faults.append(PaymentFault(row: row, .amount, .amount)) }
            let payee = words(draft.payee, .payee, limit: PaymentOrder.longestName, row: row)
            let account = account(draft.account, .account, row: row)
            let before = faults.count
            let bic = bic(draft.bic, .bic, row: row)
            let details = words(draft.details, .details, limit: 140, row: row)
            guard (1...99_999_999_999).contains(draft.cents), faults.count == before,
                let reference, let payee, let account, let details
            else { return nil }
            return PaymentOrder.Payment(
                reference: reference, cents: draft.cents, payee: payee, account: account, bic: bic, details: details)
        }
    }

    mutating func reference(_ text: String, _ field: PaymentFault.Field, row: Int? = nil) -> String? {
        checked(field, row) { () throws(SEPAText.Fault) in try SEPAText.reference(text) }
    }

    mutating func words(_ text: String, _ field: PaymentFault.Field, limit: Int, row: Int? = nil) -> String? {
        checked(field, row) { () throws(SEPAText.Fault) in try SEPAText.words(text, limit: limit) }
    }

    mutating func account(_ text: String, _ field: PaymentFault.Field, row: Int? = nil) -> IBAN? {
        do {
            return try IBAN(text)
        } catch {
            faults.append(PaymentFault(row: row, field, .account(error)))
            return nil
        }
    }

    mutating func bic(_ text: String?, _ field: PaymentFault.Field, row: Int? = nil) -> BIC? {
        guard let text, !text.isEmpty else { return nil }
        let bic = BIC(text)
        if bic == nil { faults.append(PaymentFault(row: row, field, .bic)) }
        return bic
    }

    private mutating func checked(
        _ field: PaymentFault.Field, _ row: Int?, _ read: () throws(SEPAText.Fault) -> String
    ) -> String? {
        do {
            return try read()
        } catch {
            let reason: PaymentFault.Reason =
                switch error {
                case .empty: .empty
                case .tooLong(let limit): .tooLong(limit: limit)
                case .letter(let letter): .letter(letter)
                }
            faults.append(PaymentFault(row: row, field, reason))
            return nil
        }
    }
}
