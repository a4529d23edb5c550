import Language
import Storage

/// What a partner asks of the state for, or the state of the paying agency. Frozen when it is submitted: its lines say for
/// ever what was asked for, whatever happens to the rows that they came from.
package struct PaymentClaim: Hashable, Sendable {
    package typealias ID = Identifier<PaymentClaim>

    package enum Kind: String, StoredWord, Sendable {
        case partner
        case state
    }

    /// submitted → in control → certified → paid; withdrawn only before the control begins. What is certified at nothing is
    /// paid at once; a claim of the state stays certified, for the paying agency's payments are not kept here.
    package enum State: String, StoredWord, Sendable {
        case submitted
        case inControl = "in_control"
        case certified
        case paid
        case withdrawn
    }

    package let id: ID
    package let kind: Kind
    package let partner: Unit.ID
    package let partnerCode: String
    /// As the partner was called when it asked.
    package let partnerName: String
    package let programme: Programme.ID
    package let programmeCode: String
    package let from: Day
    package let through: Day
    /// Running, for each programme and partner.
    package let number: Int
    package let total: Euro
    package let builtBy: Person.ID?
    package let recordedAt: Instant
    package let state: State
    package let since: Instant

    /// As people and banks name it.
    package var name: String { "\(programmeCode)/\(partnerCode)/\(number)" }
}

/// A state that a claim was in.
package struct ClaimStep: Hashable, Sendable {
    package let state: PaymentClaim.State
    package let enteredAt: Instant
    package let actorName: String?
    package let role: String?
    package let reason: String?
}

extension PaymentClaim {
    static let columns: SQL = """
        c.id, c.kind, c.partner_id, u.code,
        (SELECT x.name FROM unit_version x WHERE x.unit_id = c.partner_id AND x.valid_from <= c.period_to
            ORDER BY x.valid_from DESC LIMIT 1) AS partner_name,
        c.programme_id, g.code, c.period_from, c.period_to, c.number, c.cents, c.built_by, c.recorded_at, cs.state,
        cs.entered_at
        """

    static let joins: SQL = """
        payment_claim c JOIN unit u ON u.id = c.partner_id JOIN programme g ON g.id = c.programme_id
        JOIN payment_claim_state cs ON cs.claim_id = c.id AND cs.left_at IS NULL
        """

    init(row: Row) throws {
        id = try row[0]
        kind = try .stored(try row[1])
        partner = try row[2]
        partnerCode = try row[3]
        partnerName = try row[4]
        programme = try row[5]
        programmeCode = try row[6]
        from = try row[7]
        through = try row[8]
        number = try row[9]
        total = try row[10]
        builtBy = try row[11]
        recordedAt = try row[12]
        state = try .stored(try row[13])
        since = try row[14]
    }
}

extension Transaction {
    /// Ends the state that holds and records the next one.
    func enter(_ state: PaymentClaim.State, claim: PaymentClaim.ID, reason: String? = nil) throws {
        try connection.execute(
            "UPDATE payment_claim_state SET left_at = \(now) WHERE claim_id = \(claim) AND left_at IS NULL")
        try connection.execute(
            """
            INSERT INTO payment_claim_state (id, claim_id, state, entered_at, actor_id, acting_role, reason)
            VALUES (\(Identifier<ClaimStep>(at: now)), \(claim), \(state.rawValue), \(now), \(viewer.person),
                \(viewer.actingRole?.kind.rawValue), \(reason))
            """)
    }

    func steps(of claim: PaymentClaim.ID) throws -> [ClaimStep] {
        try connection.query(
            """
            SELECT s.state, s.entered_at, a.given_name, a.surname, s.acting_role, s.reason FROM payment_claim_state s
            LEFT JOIN person a ON a.id = s.actor_id WHERE s.claim_id = \(claim)
            ORDER BY s.entered_at, CASE WHEN s.left_at IS NULL THEN 1 ELSE 0 END, s.left_at, s.id
            """
        ).map { row in
            let (given, surname): (String?, String?) = (try row[2], try row[3])
            return ClaimStep(
                state: try .stored(try row[0]), enteredAt: try row[1],
                actorName: given.map { "\($0) \(surname ?? "")" }, role: try row[4], reason: try row[5])
        }
    }

    func record(_ action: JournalEntry.Action, _ claim: PaymentClaim, _ changes: [JournalEntry.Change] = []) throws {
        try record(JournalEntry(action, .init("payment_claim", claim.id.number), changes: changes))
    }
}
