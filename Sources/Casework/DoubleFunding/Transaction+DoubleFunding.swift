import Language
import Storage

extension DoubleFunding {
    /// That a row of the pair `d` still stands for money.
    static func counts(_ id: SQL) -> SQL {
        """
        ((d.noun = 'compensation' AND EXISTS (SELECT 1 FROM compensation_state x WHERE x.compensation_id = \(id)
            AND x.left_at IS NULL AND x.state IN (\(list: Compensation.State.counting))))
        OR (d.noun = 'consultation' AND EXISTS (SELECT 1 FROM consultation x WHERE x.id = \(id)
            AND x.withdrawn_at IS NULL AND x.outcome = 'held'))
        OR (d.noun = 'author_work' AND EXISTS (SELECT 1 FROM author_work x WHERE x.id = \(id) AND x.withdrawn_at IS NULL)))
        """
    }

    /// That a row was decided to be the double of another that still counts: it is not accepted, claimed or paid.
    static func holdsBack(_ noun: Noun, _ id: SQL) -> SQL { holdsBack(noun: "\(noun.rawValue)", id) }

    /// The same where the noun stands in a row.
    static func holdsBack(noun: SQL, _ id: SQL) -> SQL {
        """
        EXISTS (SELECT 1 FROM double_funding d
            JOIN double_funding_decision dd ON dd.double_funding_id = d.id AND dd.superseded_at IS NULL
            WHERE d.noun = \(noun) AND d.later_id = \(id) AND dd.verdict = 'double' AND \(counts("d.earlier_id")))
        """
    }

    fileprivate static let joins: SQL = """
        double_funding d
        JOIN support_plan lp ON lp.id = d.later_plan_id
        JOIN support_plan ep ON ep.id = d.earlier_plan_id
        LEFT JOIN double_funding_decision dd ON dd.double_funding_id = d.id AND dd.superseded_at IS NULL
        LEFT JOIN person actor ON actor.id = dd.actor_id
        """

    fileprivate static let decision: SQL =
        "dd.verdict, dd.reason, dd.actor_id, actor.given_name, actor.surname, dd.acting_role, dd.decided_at"
}

extension DoubleFunding.Decision {
    /// - Parameter at: where `DoubleFunding.decision` begins in the row.
    fileprivate init?(row: Row, at start: Int) throws {
        guard let verdict: String = try row[start] else { return nil }
        self.init(
            verdict: try .stored(verdict), reason: try row[start + 1], actor: try row[start + 2],
            actorName: "\(try row[start + 3] as String) \(try row[start + 4] as String)",
            role: (try row[start + 5] as String?).flatMap(Role.Kind.init), decidedAt: try row[start + 6])
    }
}

extension Transaction {
    /// The most that is shown at once; the rest follows when these are decided.
    private static let most = 200

    func isDouble(_ noun: DoubleFunding.Noun, _ id: Int64) throws -> Bool {
        try connection.first("SELECT 1 AS held WHERE \(DoubleFunding.holdsBack(noun, "\(id)"))") != nil
    }

    /// - Throws: `Rejection.notFound` for what does not exist or concerns none of the viewer's units.
    func visibleDoubleFunding(_ id: DoubleFunding.ID) throws -> DoubleFunding {
        guard let row = try doubleFunding("d.id = \(id)").first else { throw Rejection.notFound }
        return row
    }

    func countOfDoubleFunding(_ condition: SQL) throws -> Int {
        try connection.first(
            """
            SELECT count(*) FROM \(DoubleFunding.joins)
            WHERE \(condition) AND \(viewer.scopeOfDoubleFunding(on: today))
            """)?[0] ?? 0
    }

    func doubleFunding(_ condition: SQL) throws -> [DoubleFunding] {
        let rows = try connection.query(
            """
            SELECT d.id, d.noun, d.ground, d.recorded_at, d.later_id, d.earlier_id, \(DoubleFunding.decision),
                CASE WHEN \(viewer.scope(.decideDoubleFunding, of: "lp.institution_id", on: today)) THEN 1 ELSE 0 END AS own
            FROM \(DoubleFunding.joins)
            WHERE \(condition) AND \(viewer.scopeOfDoubleFunding(on: today))
            ORDER BY d.recorded_at, d.id LIMIT \(Transaction.most)
            """)
        var ids: [DoubleFunding.Noun: [Int64]] = [:]
        for row in rows { ids[try .stored(try row[1]), default: []] += [try row[4], try row[5]] }
        var sides: [Int64: DoubleFundingSide] = [:]
        for (noun, ids) in ids { for side in try self.sides(ids, of: noun) { sides[side.id] = side } }
        return try rows.map { row in
            let (later, earlier): (Int64, Int64) = (try row[4], try row[5])
            guard let later = sides[later], let earlier = sides[earlier] else {
                throw Rejection.broken("double_funding: a row is missing")
            }
            return DoubleFunding(
                id: try row[0], noun: try .stored(try row[1]), ground: try .stored(try row[2]), recordedAt: try row[3],
                later: later, earlier: earlier, decision: try DoubleFunding.Decision(row: row, at: 6),
                isOfViewer: try row[13] as Int == 1)
        }
    }

    func decisions(about id: DoubleFunding.ID) throws -> [DoubleFunding.Decision] {
        try connection.query(
            """
            SELECT \(DoubleFunding.decision) FROM double_funding_decision dd JOIN person actor ON actor.id = dd.actor_id
            WHERE dd.double_funding_id = \(id)
            ORDER BY CASE WHEN dd.superseded_at IS NULL THEN 0 ELSE 1 END, dd.superseded_at DESC NULLS LAST
            """
        ).compactMap { try DoubleFunding.Decision(row: $0, at: 0) }
    }

    /// Why the viewer does not decide: who recorded one of the rows never does (SEC-16), the later row's people do, and
    /// what the state decided only the state decides anew.
    func refusal(of row: DoubleFunding) -> Message? {
        guard row.isOfViewer else {
            return Message("double_funding.not_allowed.other", ["institution": .text(row.later.institutionName)])
        }
        if viewer.person == row.later.recordedBy || viewer.person == row.earlier.recordedBy {
            return "double_funding.not_allowed.own"
        }
        let isOfState = viewer.isOperator || viewer.roles(for: .decideDoubleFunding).contains { $0.kind == .ikvdExpert }
        return row.decision?.role == .ikvdExpert && !isOfState ? "double_funding.not_allowed.state" : nil
    }

    func enter(_ verdict: DoubleFunding.Verdict, _ reason: String, about row: DoubleFunding) throws {
        let role = viewer.roles(for: .decideDoubleFunding)
        let acting =
            role.first { $0.kind == viewer.actingRole?.kind } ?? role.first { $0.kind == .ikvdExpert } ?? role.first
        try connection.execute(
            """
            UPDATE double_funding_decision SET superseded_at = \(now)
            WHERE double_funding_id = \(row.id) AND superseded_at IS NULL
            """)
        try connection.execute(
            """
            INSERT INTO double_funding_decision (id, double_funding_id, verdict, reason, actor_id, acting_role, decided_at)
            VALUES (\(Identifier<DoubleFunding.Decision>(at: now)), \(row.id), \(verdict.rawValue), \(reason),
                \(viewer.person), \(acting?.kind.rawValue), \(now))
            """)
        try record(
            JournalEntry(
                .updated, .init("double_funding", row.id.number), learners: row.shownLearners,
                changes: [
                    JournalEntry.Change("verdict", from: row.decision?.verdict.rawValue, to: verdict.rawValue),
                    JournalEntry.Change("reason", from: nil, to: reason),
                ]))
    }
}
