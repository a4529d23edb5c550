import Foundation

extension PaymentOrder {
    /// The list as a bank takes it: ISO 20022 `pain.001.001.09`, a SEPA credit transfer of one payer on one day. The
    /// order of the elements is the schema's; what is optional there and not needed by Latvian banks is left out.
    package func xml() -> [UInt8] {
        let sums = [
            Markup("NbOfTxs", text: String(payments.count)), Markup("CtrlSum", text: PaymentOrder.euros(totalCents)),
        ]
        let created = Date(timeIntervalSince1970: TimeInterval(createdAt)).ISO8601Format()
        let head = Markup(
            "GrpHdr",
            [Markup("MsgId", text: number), Markup("CreDtTm", text: created)] + sums
                + [Markup("InitgPty", "Nm", text: payer)])
        let terms = [
            Markup("PmtTpInf", "SvcLvl", "Cd", text: "SEPA"),
            Markup("ReqdExctnDt", "Dt", text: executeOn.description),
            Markup("Dbtr", "Nm", text: payer),
            Markup("DbtrAcct", "Id", "IBAN", text: account.description),
            PaymentOrder.bank("DbtrAgt", bic),
            // Each side pays its own bank, as the scheme demands.
            Markup("ChrgBr", text: "SLEV"),
        ]
        let list = Markup(
            "PmtInf",
            // One list, so both have the same number.
            [Markup("PmtInfId", text: number), Markup("PmtMtd", text: "TRF")] + sums + terms + payments.map(\.markup))
        let space = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
        return Markup("Document", attributes: [("xmlns", space)], [Markup("CstmrCdtTrfInitn", [head, list])]).document
    }

    /// A bank without a known code is found by the account.
    fileprivate static func bank(_ name: String, _ bic: BIC?) -> Markup {
        bic.map { Markup(name, "FinInstnId", "BICFI", text: $0.description) }
            ?? Markup(name, "FinInstnId", "Othr", "Id", text: "NOTPROVIDED")
    }

    fileprivate static func euros(_ cents: Int64) -> String { Cell.money(cents: cents).plain() }
}

extension PaymentOrder.Payment {
    fileprivate var markup: Markup {
        let bank = bic.map { [PaymentOrder.bank("CdtrAgt", $0)] } ?? []
        return Markup(
            "CdtTrfTxInf",
            [
                Markup("PmtId", "EndToEndId", text: reference),
                Markup("Amt", [Markup("InstdAmt", attributes: [("Ccy", "EUR")], text: PaymentOrder.euros(cents))]),
            ] + bank + [
                Markup("Cdtr", "Nm", text: payee),
                Markup("CdtrAcct", "Id", "IBAN", text: account.description),
                Markup("RmtInf", "Ustrd", text: details),
            ])
    }
}
