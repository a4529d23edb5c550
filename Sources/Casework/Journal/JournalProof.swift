import Storage

/// A row of the journal with its place in the chain, and whether it still fits there.
package struct JournalProof: Sendable {
    package let line: JournalStore.Line
    /// The row's hash follows from the row before and every field of this one.
    package let fits: Bool
    package let hash: [UInt8]

    static let mostOfBusy = 200

    /// How a plan was asked for and agreed.
    fileprivate static let milestones: [JournalEntry.Action] = [.submitted, .approved, .returned]

    /// The condition that a row `j` tells of a change of one of these things.
    fileprivate static func tells(of objects: [JournalEntry.Object]) -> SQL {
        let views: [JournalEntry.Action] = [.read, .listed, .unmasked, .printed, .exported, .journalRead, .refused]
        let these = objects.map { object -> SQL in "(j.object_kind = \(object.kind) AND j.object_id = \(object.id))" }
        return "((\(these.joined(separator: " OR "))) AND j.action NOT IN (\(list: views.map(\.rawValue))))"
    }
}

/// What the journal tells about some things, in the order of its rows.
package struct JournalExcerpt: Sendable {
    package let rows: [JournalProof]
    /// Rows about the busy one among the things which are not shown.
    package let leftOut: Int
}

extension Transaction {
    /// What the journal tells about these things, looks left out, each row checked against its hash and its neighbour.
    ///
    /// - Parameters:
    ///   - busy: a plan, about which the journal may hold very much: of its rows those of its approvals and of the moments
    ///     are told, and besides only the newest, so that they take nobody's place.
    ///   - moments: a subquery with the times that matter, however long ago.
    func proof(of objects: [JournalEntry.Object], besides busy: JournalEntry.Object, at moments: SQL) throws
        -> JournalExcerpt
    {
        let tells = JournalProof.tells(of: [busy])
        let told = try proof(
            """
            \(tells) AND (j.action IN (\(list: JournalProof.milestones.map(\.rawValue))) OR j.happened_at IN (\(moments))
                OR j.seq IN (SELECT j.seq FROM journal j WHERE \(tells) ORDER BY j.seq DESC LIMIT \(JournalProof.mostOfBusy)))
            """, newest: .max)
        let all: Int = try connection.first("SELECT count(*) FROM journal j WHERE \(tells)")?[0] ?? 0
        let rows = try proof(JournalProof.tells(of: objects), newest: .max) + told
        return JournalExcerpt(rows: rows.sorted { $0.line.row.seq < $1.line.row.seq }, leftOut: all - told.count)
    }

    private func proof(_ condition: SQL, newest limit: Int) throws -> [JournalProof] {
        let key = keys.derived("journal")
        let rows = try connection.query(
            """
            SELECT \(JournalRow.columns), j.previous, j.hash, a.given_name, a.surname, before.hash
            FROM journal j LEFT JOIN person a ON a.id = j.actor_id LEFT JOIN journal before ON before.seq = j.seq - 1
            WHERE \(condition) ORDER BY j.seq DESC LIMIT \(limit)
            """)
        return try rows.map { raw in
            var row = try JournalRow(row: raw)
            row.learners = try connection.query("SELECT learner_id FROM journal_subject WHERE seq = \(row.seq)").map {
                try $0[0]
            }
            let (previous, hash): ([UInt8], [UInt8]) = (try raw[15], try raw[16])
            let before: [UInt8] = try raw[19] ?? []
            let given: String? = try raw[17]
            let surname: String? = try raw[18]
            return JournalProof(
                line: JournalStore.Line(row: row, actorName: given.map { "\($0) \(surname ?? "")" }, unitName: nil),
                fits: previous == before && row.hash(after: previous, key: key) == hash, hash: hash)
        }
    }
}
