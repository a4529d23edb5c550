import Foundation
import Storage

extension Transaction {
    /// Adds a row to the journal, chained to the row before, in this very transaction: no row, no action.
    ///
    /// - Parameters:
    ///   - unit: where it happened, if that is known; the row then names the role that the viewer has there (AUD-02).
    ///   - rights: those by which it could be done there.
    /// - Throws: `Rejection.unavailable` where the journal takes no row (AUD-01).
    func record(_ entry: JournalEntry, at unit: Unit.ID? = nil, by rights: [Right] = []) throws {
        let covering = try unit.flatMap { try actingRole(for: rights, at: $0) }
        let acting = covering ?? viewer.actingRole.map { ($0.kind, $0.unit) }
        do { try append(entry, in: acting) } catch let error as DatabaseError {
            switch error {
            case .conflict, .unavailable, .outcomeUnknown, .timedOut: throw error
            // Another transaction wrote the next row a moment earlier: tried again, this one is the row after.
            case .alreadyExists(let rule): throw DatabaseError.conflict(rule)
            case .missingReference, .checkFailed, .notNull, .refusedToCommit, .readOnly,
                .unexpectedColumn, .other:
                throw DatabaseError.unavailable("journal")
            }
        }
    }

    private func append(_ entry: JournalEntry, in acting: (kind: Role.Kind, unit: Unit.ID)?) throws {
        let key = keys.derived("journal")
        let head = try connection.first("SELECT seq, hash FROM journal_head WHERE id = 1")
        let last: Int64 = try head?[0] ?? 0
        let previous: [UInt8] = try head?[1] ?? []
        let row = JournalRow(
            seq: last + 1, at: now, actor: viewer.person,
            role: acting?.kind.rawValue ?? (viewer.isOperator ? "operator" : "none"),
            unit: acting?.unit, session: viewer.trace.session, request: viewer.trace.request,
            address: viewer.trace.address, action: entry.action.rawValue, object: entry.object,
            purpose: viewer.purpose.kind.rawValue, purposeText: viewer.purpose.text, succeeded: entry.succeeded,
            changes: try JournalEntry.json(entry.changes), learners: Array(Set(entry.learners)))
        let hash = row.hash(after: previous, key: key)
        try connection.execute(
            """
            INSERT INTO journal (seq, happened_at, actor_id, acting_role, unit_id, session, request, address, action,
                object_kind, object_id, purpose, purpose_text, succeeded, changes, previous, hash)
            VALUES (\(row.seq), \(row.at), \(row.actor), \(row.role), \(row.unit), \(row.session), \(row.request),
                \(row.address), \(row.action), \(row.object.kind), \(row.object.id), \(row.purpose), \(row.purposeText),
                \(row.succeeded), \(row.changes), \(previous), \(hash))
            """)
        for learner in row.learners {
            try connection.execute("INSERT INTO journal_subject (seq, learner_id) VALUES (\(row.seq), \(learner))")
        }
        try connection.execute(
            """
            INSERT INTO journal_head (id, seq, hash, seal)
            VALUES (1, \(row.seq), \(hash), \(JournalRow.seal(seq: row.seq, hash: hash, key: key)))
            ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, seal = excluded.seal
            """)
    }
}

extension JournalEntry {
    static func json(_ changes: [Change]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(changes), as: UTF8.self)
    }
}
