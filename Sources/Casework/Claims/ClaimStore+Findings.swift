import Language
import Storage

extension ClaimStore {
    /// Says what the control found on a line. Whatever was said before is replaced, and stays known.
    ///
    /// - Parameter finding: of the kind `open`, it only takes the one before back.
    package func find(_ finding: NewFinding, on line: ClaimLine.ID, of id: PaymentClaim.ID, as viewer: Viewer)
        async throws(Rejection)
    {
        try await registry.write(as: viewer) { tx in
            let claim = try tx.claim(id, .controlClaim, in: .inControl)
            let line = try tx.line(line, of: claim)
            guard finding.kind != .correction else { throw Rejection.broken("a correction before the certificate") }
            guard finding.kind != .open || line.finding != nil else {
                throw Rejection.conflict("claim.problem.no_finding")
            }
            let problems = try tx.problems(of: finding, most: try tx.mostToDeduct(of: line))
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            try tx.say(finding, about: line)
        }
    }

    /// Takes money back after the certificate, also when it is paid already: from the partner's books at once, from the
    /// partner in its next claim.
    package func correct(
        _ line: ClaimLine.ID, of id: PaymentClaim.ID, by finding: NewFinding, receipt: String? = nil,
        as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let claim = try tx.claim(id, .controlClaim, in: .certified, .paid)
            if try tx.made(by: receipt) != nil { return }
            let line = try tx.line(line, of: claim)
            let root = try tx.root(of: line)
            guard finding.kind == .correction else { throw Rejection.broken("only corrections after the certificate") }
            let left = min(line.certified, root.certified - root.corrected)
            guard root.kind != .correction, left > .zero else { throw Rejection.conflict("claim.problem.nothing_left") }
            let problems = try tx.problems(of: finding, most: left)
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            let key = try tx.insert(finding, on: root.id)
            try tx.takeBack(finding, root, because: key)
            try tx.keepReceipt(receipt, made: key.number)
            try tx.note(finding, on: line)
            if root.id != line.id { try tx.note(finding, on: root) }
        }
    }

    /// What was ever said about a line, the newest first.
    static func findings(of line: ClaimLine.ID, _ tx: Transaction) throws -> [ClaimFinding] {
        try tx.connection.query(
            """
            SELECT f.id, f.kind, f.reason_code, f.cents, f.comment, f.recorded_at, f.recorded_by, a.given_name, a.surname
            FROM claim_finding f LEFT JOIN person a ON a.id = f.recorded_by WHERE f.line_id = \(line)
            ORDER BY f.recorded_at DESC, f.id DESC
            """
        ).map { row in
            let (given, surname): (String?, String?) = (try row[7], try row[8])
            return ClaimFinding(
                id: try row[0], kind: try .stored(try row[1]), reasonCode: try row[2], amount: try row[3],
                comment: try row[4], recordedAt: try row[5], recordedBy: try row[6],
                recordedByName: given.map { "\($0) \(surname ?? "")" })
        }
    }
}

extension Transaction {
    /// A finding takes the place of the one before.
    func say(_ finding: NewFinding, about line: ClaimLine) throws {
        let last = try connection.first(
            "SELECT f.id FROM claim_finding f WHERE f.line_id = \(line.id) AND \(ClaimFinding.isCurrent)")
        _ = try insert(finding, on: line.id, replacing: try last?[0])
        try note(finding, on: line)
    }

    func problems(of finding: NewFinding, most: Euro) throws -> [Problem] {
        var problems: [Problem] = []
        if finding.takesMoney {
            if try !items(.deductionReason, on: today).contains(where: { $0.code == finding.reasonCode }) {
                problems.append(Problem("reason_code", "plan.problem.unknown_reason"))
            }
            if !(finding.amount.map { $0 > .zero && $0 <= most } ?? false) {
                problems.append(Problem("amount", Message("claim.problem.amount", ["most": .money(most)])))
            }
        }
        if finding.kind != .accepted, finding.kind != .open, finding.comment.isEmpty {
            problems.append(Problem("comment", "plan.problem.comment_missing"))
        }
        if finding.comment.count > PlanRules.longestText {
            problems.append(Problem("comment", "plan.problem.text_too_long"))
        }
        return problems
    }

    func insert(
        _ finding: NewFinding, on line: ClaimLine.ID, replacing last: ClaimFinding.ID? = nil,
        above: ClaimFinding.ID? = nil
    ) throws -> ClaimFinding.ID {
        let id = ClaimFinding.ID(at: now)
        do {
            try connection.execute(
                """
                INSERT INTO claim_finding (id, line_id, kind, reason_code, cents, comment, replaces_id, above_id, recorded_by,
                    recorded_at)
                VALUES (\(id), \(line), \(finding.kind.rawValue), \(finding.takesMoney ? finding.reasonCode : nil),
                    \(finding.takesMoney ? finding.amount ?? .zero : .zero), \(finding.comment), \(last), \(above),
                    \(viewer.person), \(now))
                """)
        } catch DatabaseError.alreadyExists(let rule) { throw DatabaseError.conflict(rule) }
        return id
    }

    /// Of a line of the state, no more than what is left of the partner's line under it.
    fileprivate func mostToDeduct(of line: ClaimLine) throws -> Euro {
        guard line.kind == .line else { return max(.zero, line.amount) }
        let root = try root(of: line)
        return max(.zero, min(line.amount, root.certified - root.corrected))
    }

    func note(_ finding: NewFinding, on line: ClaimLine) throws {
        var changes: [JournalEntry.Change] = [
            .init("finding", from: line.finding?.kind.rawValue, to: finding.kind.rawValue)
        ]
        if finding.takesMoney, let amount = finding.amount {
            changes.append(.init("deducted", from: nil, to: String(amount.cents)))
        }
        try record(JournalEntry(.updated, .init("claim_line", line.id.number), changes: changes))
    }

    /// Money that the control does not pay, or wants back, was never rightly spent: it leaves what the plan has spent. Of a
    /// compensation less counts from now on.
    func takeBack(_ finding: NewFinding, _ root: ClaimLine, because id: ClaimFinding.ID) throws {
        let (amount, cause) = (finding.amount ?? .zero, PostingCause(.deduction, id.number))
        switch root.kind {
        case .hour, .authorWork:
            try spend(.zero - amount, on: root.plan, for: cause)
        case .compensation:
            let key = Compensation.ID(number: root.object)
            let row = try connection.first(
                "SELECT state, cents FROM compensation_state WHERE compensation_id = \(key) AND left_at IS NULL")
            guard let row, try row[1] as Euro >= amount else { throw Rejection.conflict("claim.problem.nothing_left") }
            let (state, counted): (Compensation.State, Euro) = (try .stored(try row[0]), try row[1])
            // What the family has already got has to come back from it.
            let next: Compensation.State = state == .paid || state == .recovered ? .recovered : .deducted
            try enter(
                next, key, counting: counted - amount, reasonCode: finding.reasonCode, comment: finding.comment,
                deducted: amount, for: cause)
            let learner = try connection.first("SELECT learner_id FROM compensation WHERE id = \(key)")
            try record(
                JournalEntry(
                    .updated, .init("compensation", root.object), learners: try learner.map { [try $0[0]] } ?? [],
                    changes: [.init("state", from: state.rawValue, to: next.rawValue)]))
        case .correction, .line: throw Rejection.broken("nothing was delivered in such a line")
        }
    }
}
