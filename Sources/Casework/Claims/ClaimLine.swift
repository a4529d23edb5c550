import Language
import Storage

/// One delivered thing in a claim, as it was when the claim was submitted.
package struct ClaimLine: Hashable, Sendable {
    package typealias ID = Identifier<ClaimLine>

    package enum Kind: String, StoredWord, Sendable {
        /// A held hour of one learner. One that the other side has not confirmed may be claimed all the same, because the paper
        /// sheet is signed; what is missing weighs in the sample, and the control has to say something about it.
        case hour
        case compensation
        case authorWork = "author_work"
        /// Money that a finding takes back from an earlier claim: a negative amount.
        case correction
        /// A line of a partner's certified claim, in a claim of the state.
        case line
    }

    package enum Release: String, StoredWord, Sendable {
        case parked
        case withdrawn
    }

    package let id: ID
    package let claim: PaymentClaim.ID
    package let position: Int
    package let kind: Kind
    package let object: Int64
    /// A code of the measures' catalogue, or the kind of the author's work.
    package let matter: String
    package let plan: SupportPlan.ID
    package let planCode: String
    package let institutionName: String
    package let semester: Semester.ID
    package let deliveredOn: Day
    package let amount: Euro
    /// The line of an earlier claim in which it was parked.
    package let carriedFrom: ID?
    package let release: Release?
    /// What the reasons for a look weighed when the sample was drawn; `nil` before.
    package let score: Int?
    package let sampled: SampledLine?
    /// What counts of the findings; `nil` where there is none, or the last one was taken back.
    package let finding: ClaimFinding?
    /// What later findings took back.
    package let corrected: Euro
    /// Somebody decided that it is the double of something else, and its money is not taken back yet.
    package let paysDouble: Bool

    package var deducted: Euro { finding?.kind == .deducted ? finding?.amount ?? .zero : .zero }
    /// What is left of the line for a certificate.
    package var certified: Euro { release == nil && finding?.kind != .parked ? amount - deducted : .zero }
}

/// Why a line is in the sample.
package struct SampledLine: Hashable, Sendable {
    package enum Ground: String, StoredWord, Sendable {
        case risk
        case random
    }

    package let ground: Ground
    package let reasons: [RiskReason]
}

extension ClaimLine {
    static let columns: SQL = """
        l.id, l.claim_id, l.position, l.kind, l.object_id, l.matter, l.plan_id, p.code,
        (SELECT x.name FROM unit_version x WHERE x.unit_id = l.institution_id AND x.valid_from <= l.delivered_on
            ORDER BY x.valid_from DESC LIMIT 1) AS institution_name,
        l.semester_id, l.delivered_on, l.cents, l.carried_from, l.released_as, s.ground, w.score, w.reasons,
        f.id, f.kind, f.reason_code, f.cents, f.comment, f.recorded_at, f.recorded_by, finder.given_name, finder.surname,
        CAST(coalesce((SELECT sum(k.cents) FROM claim_finding k WHERE k.line_id = l.id AND k.kind = 'correction'), 0) AS BIGINT),
        CASE WHEN \(ClaimLine.paysDouble) THEN 1 ELSE 0 END AS pays_double
        """

    /// The last finding of a line stands for it.
    static let joins: SQL = """
        claim_line l JOIN support_plan p ON p.id = l.plan_id
        LEFT JOIN claim_sample_line s ON s.line_id = l.id
        LEFT JOIN claim_line_score w ON w.line_id = l.id
        LEFT JOIN claim_finding f ON f.line_id = l.id AND \(ClaimFinding.isCurrent)
        LEFT JOIN person finder ON finder.id = f.recorded_by
        """

    init(row: Row) throws {
        id = try row[0]
        claim = try row[1]
        position = try row[2]
        kind = try .stored(try row[3])
        object = try row[4]
        matter = try row[5]
        plan = try row[6]
        planCode = try row[7]
        institutionName = try row[8] as String? ?? ""
        semester = try row[9]
        deliveredOn = try row[10]
        amount = try row[11]
        carriedFrom = try row[12]
        release = try (try row[13] as String?).map(Release.stored)
        score = try row[15]
        sampled = try (try row[14] as String?).map { ground in
            let reasons: String = try row[16]
            return SampledLine(
                ground: try .stored(ground), reasons: try reasons.split(separator: ",").map { try .stored(String($0)) })
        }
        finding = try (try row[17] as ClaimFinding.ID?).flatMap { id in
            let (given, surname): (String?, String?) = (try row[24], try row[25])
            let finding = ClaimFinding(
                id: id, kind: try .stored(try row[18]), reasonCode: try row[19], amount: try row[20],
                comment: try row[21], recordedAt: try row[22], recordedBy: try row[23],
                recordedByName: given.map { "\($0) \(surname ?? "")" })
            return finding.kind == .open ? nil : finding
        }
        corrected = try row[26]
        paysDouble = try row[27] as Int == 1
    }
}

extension Transaction {
    /// Lines of a condition in the order of their claim. Claims are looked up in the viewer's scope before.
    func claimLines(_ condition: SQL, limit: Int = .max, skipping: Int = 0) throws -> [ClaimLine] {
        try connection.query(
            """
            SELECT \(ClaimLine.columns) FROM \(ClaimLine.joins) WHERE \(condition)
            ORDER BY l.position LIMIT \(limit) OFFSET \(skipping)
            """
        ).map(ClaimLine.init)
    }

    func line(_ id: ClaimLine.ID, of claim: PaymentClaim) throws -> ClaimLine {
        guard let line = try claimLines("l.id = \(id) AND l.claim_id = \(claim.id)").first else {
            throw Rejection.notFound
        }
        return line
    }

    /// The line of the partner's claim that says what was delivered; the line itself, unless it is one of the state.
    func root(of line: ClaimLine) throws -> ClaimLine {
        guard line.kind == .line else { return line }
        guard let root = try claimLines("l.id = \(line.object)").first else {
            throw Rejection.broken("a line of the state without one of a partner")
        }
        return root
    }

    /// What stands in a frozen claim stays as it is.
    /// - Throws: `.conflict` with the claim that holds one of these rows.
    func requireUnclaimed(_ kind: ClaimLine.Kind, _ objects: [Int64]) throws {
        let row = try connection.first(
            """
            SELECT \(PaymentClaim.columns) FROM \(PaymentClaim.joins) JOIN claim_line l ON l.claim_id = c.id
            WHERE l.kind = \(kind.rawValue) AND l.object_id IN (\(list: objects)) AND l.released_at IS NULL
            """)
        guard let claim = try row.map(PaymentClaim.init) else { return }
        throw Rejection.conflict(
            Message("claim.problem.frozen", ["claim": .text(claim.name), "day": .day(claim.recordedAt.day)]))
    }
}
