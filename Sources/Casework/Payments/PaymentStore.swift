import Language
import Storage

extension Registry {
    package var payments: PaymentStore { PaymentStore(registry: self) }
}

/// Certified claims are paid: accounts, lists of payments, and what the bank says.
package struct PaymentStore: Sendable {
    let registry: Registry

    /// A certified claim that is in no list, with the account to which it would be paid.
    package struct Payable: Sendable {
        package let claim: PaymentClaim
        package let amount: Euro
        /// `nil` where the partner has named none yet: then it cannot be paid.
        package let account: PartnerAccount?
    }

    package struct Overview: Sendable {
        package let payable: [Payable]
        package let lists: [PaymentList]
        /// From where is paid.
        package let payer: PartnerAccount?
        package let state: String
    }

    /// - Throws: `.notFound` for somebody who pays nothing.
    package func overview(as viewer: Viewer) async throws(Rejection) -> Overview {
        try await registry.read(as: viewer) { tx in
            let state = try tx.payingUnit()
            return Overview(
                payable: try tx.payable("TRUE", on: tx.today), lists: try tx.paymentLists("TRUE"),
                payer: try tx.account(of: state.id, on: tx.today), state: state.unit.code)
        }
    }

    /// Puts claims together to be paid on a day.
    ///
    /// - Throws: `.invalid` for a claim that cannot be paid now, `.conflict` where the state has no account to pay from.
    @discardableResult
    package func make(
        _ claims: [PaymentClaim.ID], of programme: String, dueOn: Day, receipt: String? = nil, as viewer: Viewer
    ) async throws(Rejection) -> PaymentList.ID {
        try await registry.write(as: viewer) { tx in
            let state = try tx.payingUnit()
            if let made = try tx.made(by: receipt) { return PaymentList.ID(number: made) }
            let programme = try tx.programme(coded: programme)
            guard dueOn >= tx.today, dueOn <= tx.today.advanced(by: 60) else {
                throw Rejection.invalid("due_on", "payment.problem.due_on")
            }
            guard let payer = try tx.account(of: state.id, on: dueOn) else {
                throw Rejection.conflict("payment.problem.no_payer")
            }
            guard !claims.isEmpty else { throw Rejection.invalid("claims", "payment.problem.none") }
            let payable = try tx.payable(
                "c.programme_id = \(programme.id) AND c.id IN (\(list: claims))", on: dueOn)
            let orders = payable.compactMap { one in one.account.map { (one.claim, one.amount, $0) } }
            guard orders.count == Set(claims).count else {
                throw Rejection.invalid("claims", "payment.problem.not_payable")
            }
            let id = try tx.insertList(programme.id, payer: payer.id, dueOn)
            for (claim, amount, account) in orders { try tx.insertOrder(id, claim, amount, account) }
            try tx.enter(.made, list: id)
            try tx.record(
                JournalEntry(
                    .created, .init("payment_list", id.number),
                    changes: [
                        .init("claims", from: nil, to: orders.map(\.0.name).joined(separator: ", ")),
                        .init("amount.planned", from: nil, to: String(orders.map(\.1).sum.cents)),
                    ]))
            try tx.keepReceipt(receipt, made: id.number)
            return id
        }
    }
}

extension Transaction {
    /// The state's unit, if the viewer pays from its account.
    func payingUnit() throws -> UnitRecord {
        let row = try connection.first(
            "SELECT u.id FROM unit u WHERE u.level = 'state' AND \(viewer.scope(.pay, of: "u.id", on: today))")
        guard let row else { throw Rejection.notFound }
        return try unit(row[0])
    }

    /// Certified claims of partners with something to pay that no list holds.
    ///
    /// - Parameter day: of the payment; the account is the one that holds then.
    func payable(_ condition: SQL, on day: Day) throws -> [PaymentStore.Payable] {
        let structure = try UnitStructure.load(on: today, from: connection)
        return try connection.query(
            """
            SELECT \(PaymentClaim.columns), paid.cents FROM \(PaymentClaim.joins)
            JOIN (SELECT m.claim_id, CAST(sum(m.cents) AS BIGINT) AS cents FROM claim_posting m
                WHERE m.account = 'certified' GROUP BY m.claim_id) paid ON paid.claim_id = c.id
            WHERE \(condition) AND c.kind = 'partner' AND cs.state = 'certified' AND paid.cents > 0
            AND NOT EXISTS (SELECT 1 FROM payment_order o WHERE o.claim_id = c.id AND o.ended_at IS NULL)
            ORDER BY g.code, cs.entered_at, c.id
            """
        ).map { row in
            let claim = try PaymentClaim(row: row)
            return PaymentStore.Payable(
                claim: claim, amount: try row[15], account: try account(paying: claim, in: structure, on: day))
        }
    }

    /// Whoever goes on with the duties of a municipality that a reform ended gets its money.
    func account(paying claim: PaymentClaim, in structure: UnitStructure, on day: Day) throws -> PartnerAccount? {
        try account(of: structure.heir(of: claim.partner)?.id ?? claim.partner, on: day)
    }

    func paymentLists(_ condition: SQL) throws -> [PaymentList] {
        try connection.query(
            """
            SELECT l.id, g.code, l.number, l.due_on, l.made_by, maker.given_name, maker.surname, l.recorded_at, s.state,
                s.entered_at, a.given_name, a.surname,
                (SELECT count(*) FROM payment_order o WHERE o.list_id = l.id),
                CAST(coalesce((SELECT sum(o.cents) FROM payment_order o WHERE o.list_id = l.id), 0) AS BIGINT),
                CAST(coalesce((SELECT sum(o.cents) FROM payment_order o WHERE o.list_id = l.id AND o.ended_as = 'failed'), 0)
                    AS BIGINT),
                (SELECT count(*) FROM payment_order o WHERE o.list_id = l.id AND o.ended_at IS NULL AND NOT EXISTS
                    (SELECT 1 FROM bank_row r WHERE r.order_id = o.id AND r.outcome = 'matched'))
            FROM payment_list l JOIN programme g ON g.id = l.programme_id
            JOIN payment_list_state s ON s.list_id = l.id AND s.left_at IS NULL
            LEFT JOIN person a ON a.id = s.actor_id LEFT JOIN person maker ON maker.id = l.made_by
            WHERE \(condition) ORDER BY l.recorded_at DESC, l.id DESC LIMIT 500
            """
        ).map { row in
            func name(_ place: Int) throws -> String? {
                let (given, surname): (String?, String?) = (try row[place], try row[place + 1])
                return given.map { "\($0) \(surname ?? "")" }
            }
            return PaymentList(
                id: try row[0], programmeCode: try row[1], number: try row[2], dueOn: try row[3], madeBy: try row[4],
                madeByName: try name(5), recordedAt: try row[7], state: try .stored(try row[8]), since: try row[9],
                actorName: try name(10), count: try row[12], total: try row[13], returned: try row[14],
                open: try row[15])
        }
    }

    fileprivate func insertList(_ programme: Programme.ID, payer: PartnerAccount.ID, _ dueOn: Day) throws
        -> PaymentList.ID
    {
        let id = PaymentList.ID(at: now)
        let last: Int =
            try connection.first(
                "SELECT coalesce(max(number), 0) FROM payment_list WHERE programme_id = \(programme)")?[0] ?? 0
        do {
            try connection.execute(
                """
                INSERT INTO payment_list (id, programme_id, number, payer_account_id, due_on, made_by, recorded_at)
                VALUES (\(id), \(programme), \(last + 1), \(payer), \(dueOn), \(viewer.person), \(now))
                """)
        } catch DatabaseError.alreadyExists(let rule) { throw DatabaseError.conflict(rule) }
        return id
    }

    fileprivate func insertOrder(
        _ list: PaymentList.ID, _ claim: PaymentClaim, _ amount: Euro, _ account: PartnerAccount
    ) throws {
        let id = ClaimOrder.ID(at: now)
        do {
            try connection.execute(
                """
                INSERT INTO payment_order (id, list_id, claim_id, account_id, end_to_end, cents)
                VALUES (\(id), \(list), \(claim.id), \(account.id), \(id.description.uppercased()), \(amount))
                """)
        } catch DatabaseError.alreadyExists(let rule) { throw DatabaseError.conflict(rule) }
    }

    func enter(_ state: PaymentList.State, list: PaymentList.ID) throws {
        try connection.execute(
            "UPDATE payment_list_state SET left_at = \(now) WHERE list_id = \(list) AND left_at IS NULL")
        try connection.execute(
            """
            INSERT INTO payment_list_state (id, list_id, state, entered_at, actor_id)
            VALUES (\(Identifier<PaymentList.State>(at: now)), \(list), \(state.rawValue), \(now), \(viewer.person))
            """)
    }
}
