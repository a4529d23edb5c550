import Storage

extension Claimable {
    /// The day of a row `d`, delivered or claimed, that a contract has to cover. An author prepares a plan before its
    /// semester and evaluates it afterwards, where the programme may be over and no contract can reach: that work is owed
    /// under the contract of the semester's first or last day.
    static let agreedDay: SQL = """
        (CASE WHEN d.kind <> 'author_work' THEN d.delivered_on
            ELSE (SELECT CASE WHEN d.delivered_on < term.starts_on THEN term.starts_on
                WHEN d.delivered_on > term.ends_on THEN term.ends_on ELSE d.delivered_on END
                FROM semester term WHERE term.id = d.semester_id) END)
        """

    /// The condition that a contract of the partner was in force on the day of a row `d`. What is taken back needs none, and
    /// the state has none with itself.
    static func isUnderContract(_ partner: SQL, _ programme: SQL) -> SQL {
        "(d.kind IN ('correction', 'line') OR \(Contract.isInForce(partner, programme, on: agreedDay)))"
    }
}

extension Transaction {
    /// Keeps on which contracts a claim rests. They may be amended or annulled later, the claim stays as it was.
    func keepContracts(under claim: PaymentClaim) throws {
        try connection.execute(
            """
            INSERT INTO claim_contract (claim_id, contract_id)
            SELECT CAST(\(claim.id) AS BIGINT), k.id FROM contract k
            WHERE k.partner_id = \(claim.partner) AND k.programme_id = \(claim.programme)
            AND EXISTS (SELECT 1 FROM claim_line d WHERE d.claim_id = \(claim.id) AND d.kind NOT IN ('correction', 'line')
                AND \(Contract.covers(Claimable.agreedDay)))
            """)
    }

    /// The contracts that were in force on the days of a claim when it was submitted.
    func contracts(under claim: PaymentClaim) throws -> [Contract] {
        try contracts("c.id IN (SELECT k.contract_id FROM claim_contract k WHERE k.claim_id = \(claim.id))")
    }
}
