import Storage

/// A cooperation contract of the state with a partner, and what was agreed later.
package struct Contract: Hashable, Sendable {
    package typealias ID = Identifier<Contract>

    package let id: ID
    package let programmeCode: String
    package let number: String
    package let signedOn: Day
    /// As signed.
    package let period: Period
    package let amendments: [Amendment]

    /// Until the last day that was agreed.
    package var inForce: Period {
        Period(period.from, through: amendments.compactMap(\.validTo).last ?? period.through)
    }

    /// The condition that a contract of a partner was in force on a day.
    static func isInForce(_ partner: SQL, _ programme: SQL, on day: SQL) -> SQL {
        """
        EXISTS (SELECT 1 FROM contract k WHERE k.partner_id = \(partner) AND k.programme_id = \(programme)
            AND \(covers(day)))
        """
    }

    /// The condition that a contract `k` was in force on a day; the same days as `inForce`.
    static func covers(_ day: SQL) -> SQL {
        """
        (k.withdrawn_at IS NULL AND \(day) BETWEEN k.valid_from
            AND coalesce((SELECT a.valid_to FROM contract_amendment a WHERE a.contract_id = k.id AND a.withdrawn_at IS NULL
                AND a.valid_to IS NOT NULL ORDER BY a.signed_on DESC, a.recorded_at DESC, a.id DESC LIMIT 1), k.valid_to))
        """
    }

    /// What was agreed after signing.
    package struct Amendment: Hashable, Sendable {
        package let number: String
        package let signedOn: Day
        package let summary: String
        /// The last day of the contract, where it is another one now.
        package let validTo: Day?

        package init(number: String, signedOn: Day, summary: String, validTo: Day? = nil) {
            self.number = number
            self.signedOn = signedOn
            self.summary = summary
            self.validTo = validTo
        }
    }
}

/// A contract as it is entered.
package struct NewContract: Sendable {
    package let programmeCode: String
    package let number: String
    package let signedOn: Day
    package let from: Day
    package let through: Day
    /// The form's token: sent twice, it makes one contract.
    package let receipt: String?

    package init(
        programmeCode: String, number: String, signedOn: Day, from: Day, through: Day, receipt: String? = nil
    ) {
        self.programmeCode = programmeCode
        self.number = number
        self.signedOn = signedOn
        self.from = from
        self.through = through
        self.receipt = receipt
    }
}

extension Transaction {
    func contracts(of partner: Unit.ID) throws -> [Contract] {
        try contracts("c.partner_id = \(partner) AND c.withdrawn_at IS NULL")
    }

    /// - Parameter condition: on a row `c` of `contract`, also of one that was annulled.
    func contracts(_ condition: SQL) throws -> [Contract] {
        let amendments = try connection.query(
            """
            SELECT a.contract_id, a.number, a.signed_on, a.summary, a.valid_to FROM contract_amendment a
            JOIN contract c ON c.id = a.contract_id
            WHERE \(condition) AND a.withdrawn_at IS NULL ORDER BY a.signed_on, a.recorded_at, a.id
            """
        ).map { row -> (Contract.ID, Contract.Amendment) in
            (
                try row[0],
                Contract.Amendment(
                    number: try row[1], signedOn: try row[2], summary: try row[3], validTo: try row[4])
            )
        }
        return try connection.query(
            """
            SELECT c.id, g.code, c.number, c.signed_on, c.valid_from, c.valid_to FROM contract c
            JOIN programme g ON g.id = c.programme_id
            WHERE \(condition) ORDER BY c.signed_on, c.id
            """
        ).map { row in
            let id: Contract.ID = try row[0]
            return Contract(
                id: id, programmeCode: try row[1], number: try row[2], signedOn: try row[3],
                period: Period(try row[4], through: try row[5]),
                amendments: amendments.filter { $0.0 == id }.map(\.1))
        }
    }
}
