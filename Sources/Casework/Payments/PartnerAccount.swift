import Language
import Storage

/// Where a partner's money is to be paid. What was recorded stays: another account with a later first day takes its place.
package struct PartnerAccount: Hashable, Sendable {
    package typealias ID = Identifier<PartnerAccount>

    package let id: ID
    package let partner: Unit.ID
    package let holder: String
    /// Lies encrypted in the database; whoever only reads budgets is shown its end.
    package let iban: String
    package let bic: String?
    package let validFrom: Day
    package let recordedBy: Person.ID?
    package let recordedByName: String?
    package let recordedAt: Instant

    package var ibanEnd: String { String(iban.suffix(4)) }
}

/// An account as somebody writes it down.
package struct NewAccount: Sendable {
    package let holder: String
    /// Without blanks, its check digits looked at.
    package let iban: String
    package let bic: String?
    package let validFrom: Day

    package init(holder: String, iban: String, bic: String?, validFrom: Day) {
        self.holder = holder
        self.iban = iban
        self.bic = bic
        self.validFrom = validFrom
    }
}

extension PaymentStore {
    /// A partner's accounts, the one that holds first among those of today.
    package struct Accounts: Sendable {
        package let partner: NamedUnit
        package let accounts: [PartnerAccount]
        /// The one to which is paid today.
        package let current: PartnerAccount.ID?
        package let mayRecord: Bool
    }

    package func accounts(of code: String, as viewer: Viewer) async throws(Rejection) -> Accounts {
        try await registry.read(as: viewer) { tx in
            let partner = try tx.payee(coded: code)
            let may = try tx.holdsBudget(.recordAccount, of: partner.id)
            return Accounts(
                partner: NamedUnit(partner, on: tx.today), accounts: try tx.accounts(of: partner.id),
                current: try tx.account(of: partner.id, on: tx.today)?.id, mayRecord: may)
        }
    }

    /// - Throws: `.notAllowed` for those who only read the partner's budget.
    package func record(_ new: NewAccount, of code: String, receipt: String? = nil, as viewer: Viewer)
        async throws(Rejection)
    {
        try await registry.write(as: viewer) { tx in
            let partner = try tx.payee(coded: code)
            guard try tx.holdsBudget(.recordAccount, of: partner.id) else {
                throw Rejection.notAllowed("payment.not_allowed.account")
            }
            if try tx.made(by: receipt) != nil { return }
            var problems: [Problem] = []
            if new.holder.isEmpty || new.holder.count > 70 {
                problems.append(Problem("holder", "payment.problem.holder"))
            }
            if new.validFrom < tx.today { problems.append(Problem("valid_from", "payment.problem.valid_from")) }
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            let id = PartnerAccount.ID(at: tx.now)
            let cell = try tx.keys.seal(new.iban, table: "partner_account", column: "iban_cell", row: id.number)
            try tx.connection.execute(
                """
                INSERT INTO partner_account (id, partner_id, holder, iban_cell, iban_end, bic, valid_from, recorded_by, recorded_at)
                VALUES (\(id), \(partner.id), \(new.holder), \(cell), \(String(new.iban.suffix(4))), \(new.bic),
                    \(new.validFrom), \(viewer.person), \(tx.now))
                """)
            try tx.keepReceipt(receipt, made: id.number)
            try tx.record(
                JournalEntry(
                    .created, .init("partner_account", id.number),
                    changes: [
                        .init("partner", from: nil, to: partner.unit.code), .concealed("iban"),
                        .init("valid_from", from: nil, to: new.validFrom.description),
                    ]))
        }
    }
}

extension Transaction {
    /// A partner whose budget the viewer reads, or the state, which pays.
    fileprivate func payee(coded code: String) throws -> UnitRecord {
        let record = try unit(coded: code)
        let isPartner =
            record.level == .municipality || record.level == .state || record.history.version(on: today).kind.isOfState
        guard isPartner, try holdsBudget(.readBudget, of: record.id) else { throw Rejection.notFound }
        return record
    }

    private func accounts(where condition: SQL) throws -> [PartnerAccount] {
        try connection.query(
            """
            SELECT b.id, b.partner_id, b.holder, b.iban_cell, b.bic, b.valid_from, b.recorded_by, a.given_name, a.surname,
                b.recorded_at
            FROM partner_account b LEFT JOIN person a ON a.id = b.recorded_by
            WHERE \(condition) ORDER BY b.valid_from DESC, b.recorded_at DESC, b.id DESC
            """
        ).map { row in
            let id: PartnerAccount.ID = try row[0]
            let (given, surname): (String?, String?) = (try row[7], try row[8])
            return PartnerAccount(
                id: id, partner: try row[1], holder: try row[2],
                iban: try keys.open(try row[3], table: "partner_account", column: "iban_cell", row: id.number),
                bic: try row[4], validFrom: try row[5], recordedBy: try row[6],
                recordedByName: given.map { "\($0) \(surname ?? "")" }, recordedAt: try row[9])
        }
    }

    func accounts(of partner: Unit.ID) throws -> [PartnerAccount] { try accounts(where: "b.partner_id = \(partner)") }
    func account(_ id: PartnerAccount.ID) throws -> PartnerAccount? { try accounts(where: "b.id = \(id)").first }

    /// The newest one that holds on a day.
    func account(of partner: Unit.ID, on day: Day) throws -> PartnerAccount? {
        try accounts(where: "b.partner_id = \(partner) AND b.valid_from <= \(day)").first
    }
}
