extension PaymentOrder {
    /// The same payments for people and for reconciliation, in the letters that the bank gets, so that both files can be
    /// compared word by word.
    ///
    /// - Parameter title: the heading for a column's name.
    package func table(title: (String) -> String = { $0 }) -> Table {
        func column(_ name: String, _ kind: Table.Column.Kind = .text) -> Table.Column {
            Table.Column(name, title: title(name), kind)
        }
        return Table(
            [
                column("row", .number), column("reference"), column("payee"), column("account"), column("bic"),
                column("amount", .number), column("currency"), column("details"),
            ],
            rows: payments.enumerated().map { index, payment in
                [
                    .whole(index + 1), .text(payment.reference), .text(payment.payee),
                    .text(payment.account.description), payment.bic.map { .text($0.description) } ?? .empty,
                    .money(cents: payment.cents), "EUR", .text(payment.details),
                ]
            })
    }

    /// The list as CSV.
    package func csv(_ format: CSVFormat = .plain) -> [UInt8] { table().csv(format) }
}
