import Storage

/// A row of the journal with its place in the chain, and whether it still fits there.
package struct JournalProof: Sendable {
    package let line: JournalStore.Line
    /// The row's hash follows from the row before and every field of this one.
    package let fits: Bool
    package let hash: [UInt8]
}

extension Transaction {
    /// What the journal tells about these things, looks left out, each row checked against its hash and its neighbour.
    func proof(of objects: [JournalEntry.Object]) throws -> [JournalProof] {
        let key = keys.derived("journal")
        let views: [JournalEntry.Action] = [.read, .listed, .unmasked, .printed, .exported, .journalRead, .refused]
        let these = objects.map { object -> SQL in "(j.object_kind = \(object.kind) AND j.object_id = \(object.id))" }
        let rows = try connection.query(
            """
            SELECT \(JournalRow.columns), j.previous, j.hash, a.given_name, a.surname, before.hash
            FROM journal j LEFT JOIN person a ON a.id = j.actor_id LEFT JOIN journal before ON before.seq = j.seq - 1
            WHERE (\(these.joined(separator: " OR "))) AND j.action NOT IN (\(list: views.map(\.rawValue)))
            ORDER BY j.seq LIMIT 200
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
