import Language
import Storage

extension PaymentStore {
    /// A list with all that its page shows.
    package struct File: Sendable {
        package let list: PaymentList
        package let payer: PartnerAccount
        package let orders: [ClaimOrder]
        package let bankRows: [BankRow]
        /// What keeps the viewer from releasing it; `nil` where nothing does.
        package let hindrance: Message?

        package var mismatches: [BankRow] { bankRows.filter { $0.outcome != .matched } }
    }

    package func open(_ id: PaymentList.ID, as viewer: Viewer) async throws(Rejection) -> File {
        try await registry.read(as: viewer) { tx in try tx.paymentFile(id) }
    }

    /// The list as a bank gets it: only after its release, and then always the same, whatever came back or was paid. A bank
    /// refuses a file that it has seen; one with some of the same payments under another number it would pay again.
    package func export(_ id: PaymentList.ID, as viewer: Viewer) async throws(Rejection) -> File {
        try await registry.write(as: viewer) { tx in
            let file = try tx.paymentFile(id)
            guard file.list.state == .released else { throw Rejection.conflict("payment.problem.not_released") }
            try tx.record(JournalEntry(.exported, .init("payment_list", id.number)))
            return file
        }
    }

    /// Lets a list go to the bank.
    /// - Throws: `.notAllowed` for whoever made it, or wrote down an account in it (SEC-16), `.conflict` where its day is
    ///   over or another account holds on that day by now: then it is withdrawn and made anew.
    package func release(_ id: PaymentList.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let file = try tx.paymentFile(id, in: .made)
            if let hindrance = file.hindrance { throw Rejection.notAllowed(hindrance) }
            try tx.requireFresh(file)
            try tx.enter(.released, list: id)
            try tx.note(id, .init("state", from: "made", to: "released"))
        }
    }

    /// Takes a list back that has not gone to the bank; its claims wait again.
    package func withdraw(_ id: PaymentList.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            _ = try tx.paymentFile(id, in: .made)
            try tx.end("list_id = \(id)", as: .withdrawn)
            try tx.enter(.withdrawn, list: id)
            try tx.note(id, .init("state", from: "made", to: "withdrawn"))
        }
    }

    /// The bank sent a payment back: the claim waits again, to be paid by another list.
    package func fail(_ order: ClaimOrder.ID, of id: PaymentList.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let file = try tx.paymentFile(id, in: .released)
            guard let order = file.orders.first(where: { $0.id == order }) else { throw Rejection.notFound }
            guard order.end == nil, order.paidOn == nil else { throw Rejection.conflict("payment.problem.over") }
            try tx.end("id = \(order.id)", as: .failed)
            try tx.note(id, .init("payment_failed", from: nil, to: order.endToEnd))
        }
    }

    /// What the bank says was paid. Every line is kept; one that fits makes its claim paid.
    /// - Returns: how many lines fit and how many do not.
    package func reconcile(_ rows: [NewBankRow], of id: PaymentList.ID, as viewer: Viewer) async throws(Rejection)
        -> (matched: Int, others: Int)
    {
        try await registry.write(as: viewer) { tx in
            let file = try tx.paymentFile(id, in: .released)
            guard !rows.isEmpty else { throw Rejection.invalid("rows", "payment.problem.no_rows") }
            if let late = rows.first(where: { $0.paidOn > tx.today }) {
                throw Rejection.invalid("rows", Message("payment.problem.future", ["day": .day(late.paidOn)]))
            }
            var paid = Set(file.orders.filter { $0.paidOn != nil }.map(\.id))
            var matched = 0
            for row in rows {
                let order = file.orders.first { $0.endToEnd == row.endToEnd }
                let outcome = row.outcome(for: order, isPaid: order.map { paid.contains($0.id) } ?? false)
                try tx.keep(row, outcome, order?.id, in: id)
                guard outcome == .matched, let order else { continue }
                paid.insert(order.id)
                matched += 1
                try tx.pay(order.claim, on: row.paidOn)
            }
            try tx.note(id, .init("bank_rows", from: nil, to: "\(matched)/\(rows.count)"))
            return (matched, rows.count - matched)
        }
    }
}

extension NewBankRow {
    fileprivate func outcome(for order: ClaimOrder?, isPaid: Bool) -> BankRow.Outcome {
        guard let order else { return .unknown }
        if order.end != nil { return .ended }
        if isPaid { return .repeated }
        return order.amount == amount ? .matched : .amount
    }
}

extension Transaction {
    /// - Throws: `.notFound` out of scope, `.conflict` where the list is in another state.
    fileprivate func paymentFile(_ id: PaymentList.ID, in state: PaymentList.State? = nil) throws -> PaymentStore.File {
        _ = try payingUnit()
        guard let list = try paymentLists("l.id = \(id)").first,
            let row = try connection.first("SELECT payer_account_id FROM payment_list WHERE id = \(id)"),
            let payer = try account(row[0])
        else { throw Rejection.notFound }
        if let state, list.state != state {
            throw Rejection.conflict(
                Message("payment.wrong_state", ["state": .message(Message("payment.state.\(list.state.rawValue)"))]))
        }
        let orders = try orders(of: id)
        return PaymentStore.File(
            list: list, payer: payer, orders: orders, bankRows: try bankRows(of: id),
            hindrance: hindrance(list, [payer] + orders.map(\.account)))
    }

    /// What was right when the list was made may not be any more when it goes to the bank.
    fileprivate func requireFresh(_ file: PaymentStore.File) throws {
        let due = file.list.dueOn
        guard due >= today else {
            throw Rejection.conflict(Message("payment.problem.late", ["day": .day(due)]))
        }
        guard try account(of: file.payer.partner, on: due)?.id == file.payer.id else {
            throw Rejection.conflict("payment.problem.other_payer")
        }
        let structure = try UnitStructure.load(on: today, from: connection)
        let others = try file.orders.filter { order in
            try account(paying: order.claim, in: structure, on: due)?.id != order.account.id
        }
        guard others.isEmpty else {
            let names = others.map(\.claim.name).joined(separator: ", ")
            throw Rejection.conflict(Message("payment.problem.other_account", ["claims": .text(names)]))
        }
    }

    private func hindrance(_ list: PaymentList, _ accounts: [PartnerAccount]) -> Message? {
        guard let person = viewer.person else { return nil }
        if list.madeBy == person { return "payment.not_allowed.own" }
        return accounts.contains { $0.recordedBy == person } ? "payment.not_allowed.own_account" : nil
    }

    private func orders(of list: PaymentList.ID) throws -> [ClaimOrder] {
        try connection.query(
            """
            SELECT \(PaymentClaim.columns), o.id, o.account_id, o.end_to_end, o.cents, o.ended_as, r.paid_on
            FROM \(PaymentClaim.joins) JOIN payment_order o ON o.claim_id = c.id
            LEFT JOIN bank_row r ON r.order_id = o.id AND r.outcome = 'matched'
            WHERE o.list_id = \(list) ORDER BY o.id
            """
        ).map { row in
            guard let account = try account(row[16]) else { throw Rejection.broken("a payment to no account") }
            return ClaimOrder(
                id: try row[15], claim: try PaymentClaim(row: row), account: account, endToEnd: try row[17],
                amount: try row[18], end: try (try row[19] as String?).map(ClaimOrder.End.stored),
                paidOn: try row[20])
        }
    }

    private func bankRows(of list: PaymentList.ID) throws -> [BankRow] {
        try connection.query(
            """
            SELECT end_to_end, cents, paid_on, outcome, recorded_at FROM bank_row WHERE list_id = \(list)
            ORDER BY recorded_at DESC, id
            """
        ).map { row in
            BankRow(
                endToEnd: try row[0], amount: try row[1], paidOn: try row[2], outcome: try .stored(try row[3]),
                recordedAt: try row[4])
        }
    }

    fileprivate func keep(
        _ row: NewBankRow, _ outcome: BankRow.Outcome, _ order: ClaimOrder.ID?, in list: PaymentList.ID
    ) throws {
        try connection.execute(
            """
            INSERT INTO bank_row (id, list_id, end_to_end, cents, paid_on, outcome, order_id, recorded_by, recorded_at)
            VALUES (\(Identifier<BankRow>(at: now)), \(list), \(row.endToEnd), \(row.amount), \(row.paidOn),
                \(outcome.rawValue), \(order), \(viewer.person), \(now))
            """)
    }

    fileprivate func end(_ condition: SQL, as end: ClaimOrder.End) throws {
        try connection.execute(
            """
            UPDATE payment_order SET ended_at = \(now), ended_as = \(end.rawValue)
            WHERE \(condition) AND ended_at IS NULL
            """)
    }

    fileprivate func note(_ list: PaymentList.ID, _ change: JournalEntry.Change) throws {
        try record(JournalEntry(.updated, .init("payment_list", list.number), changes: [change]))
    }
}
