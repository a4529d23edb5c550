import Language
import Storage

extension ClaimLine {
    private static let noun: SQL = "CASE WHEN o.kind = 'hour' THEN 'consultation' ELSE o.kind END"

    /// The condition that a line `l` with its finding `f` still pays for what somebody decided to be a double: it is neither
    /// parked nor deducted, and nobody took it back later. The preview leaves doubles out; this is for what was decided
    /// after the claim was submitted. Of a claim of the state, the partner's line `o` says what was delivered.
    static let paysDouble: SQL = """
        (l.released_at IS NULL AND coalesce(f.kind, '') <> 'parked' AND EXISTS (SELECT 1 FROM claim_line o
            WHERE o.id = CASE WHEN l.kind = 'line' THEN l.object_id ELSE l.id END
            AND \(DoubleFunding.holdsBack(noun: noun, "o.object_id"))
            AND l.cents - coalesce(f.cents, 0) > (SELECT coalesce(sum(k.cents), 0) FROM claim_finding k
                WHERE k.line_id = o.id AND k.kind = 'correction' AND (l.kind <> 'line' OR k.above_id IS NULL))))
        """
}

extension Transaction {
    /// What doubles ask of those who control a claim, with the lines: before the certificate nothing of them may be left,
    /// afterwards they have to be claimed back. `nil` where the claim pays for none.
    func paidDoubles(of claim: PaymentClaim) throws -> Message? {
        let lines = try claimLines("l.claim_id = \(claim.id) AND \(ClaimLine.paysDouble)")
        guard !lines.isEmpty else { return nil }
        let gaps: [String: Message.Argument] = [
            "lines": .text(lines.map { String($0.position) }.joined(separator: ", "))
        ]
        return switch claim.state {
        case .submitted, .inControl: Message("claim.problem.doubles", gaps)
        case .certified, .paid: Message("claim.problem.doubles_certified", gaps)
        case .withdrawn: nil
        }
    }
}
