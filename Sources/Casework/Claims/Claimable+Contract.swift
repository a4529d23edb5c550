import Storage

extension Claimable {
    /// The condition that a contract of the partner was in force on the day of a row `d`. What is taken back needs none, and
    /// the state has none with itself.
    static func isUnderContract(_ partner: SQL, _ programme: SQL) -> SQL {
        "(d.kind IN ('correction', 'line') OR \(Contract.isInForce(partner, programme, on: "d.delivered_on")))"
    }
}

extension Transaction {
    /// The contracts that were in force on the days of a claim.
    func contracts(under claim: PaymentClaim) throws -> [Contract] {
        guard claim.kind == .partner else { return [] }
        let days = try connection.query(
            """
            SELECT DISTINCT l.delivered_on FROM claim_line l
            WHERE l.claim_id = \(claim.id) AND l.kind <> 'correction' ORDER BY l.delivered_on
            """
        ).map { try $0[0] as Day }
        return try contracts(of: claim.partner).filter { contract in
            contract.programmeCode == claim.programmeCode && days.contains(where: contract.inForce.contains)
        }
    }
}
