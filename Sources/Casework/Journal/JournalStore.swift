import Storage

extension Registry {
    package var journal: JournalStore { JournalStore(registry: self) }
}

/// The journal as it is read: the history of a thing, and who has seen a learner's record.
package struct JournalStore: Sendable {
    let registry: Registry

    /// A row with the names that people need to read it.
    package struct Line: Sendable {
        package let row: JournalRow
        /// Name and surname of the person; `nil` for the operator.
        package let actorName: String?
        package let unitName: String?
    }

    /// Writes down that something was refused, such as an address of somebody else's school (AUD-10 `authz_fail`).
    package func recordRefusal(_ object: JournalEntry.Object, by viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in try tx.record(JournalEntry(.refused, object, succeeded: false)) }
    }

    /// What was done with one plan, newest first. Reading it is itself journaled (AUD-09).
    package func history(ofPlan plan: SupportPlan.ID, for viewer: Viewer) async throws(Rejection) -> [Line] {
        try await registry.write(as: viewer) { tx in
            let learner = try tx.visiblePlan(plan).learner
            try tx.record(JournalEntry(.journalRead, .init("support_plan", plan.number), learners: [learner]))
            return try tx.journalLines("j.object_kind = 'support_plan' AND j.object_id = \(plan)")
        }
    }

    /// What was done with a learner's record, newest first.
    package func history(of learner: Learner.ID, for viewer: Viewer) async throws(Rejection) -> [Line] {
        try await lines(of: learner, for: viewer, reading: false)
    }

    /// Who has seen a learner's record, newest first: every reading, list, print and export.
    package func visits(of learner: Learner.ID, for viewer: Viewer) async throws(Rejection) -> [Line] {
        try await lines(of: learner, for: viewer, reading: true)
    }

    private func lines(of learner: Learner.ID, for viewer: Viewer, reading: Bool) async throws(Rejection) -> [Line] {
        let views: [JournalEntry.Action] = [.read, .listed, .unmasked, .printed, .exported, .journalRead]
        let names = views.map(\.rawValue)
        return try await registry.write(as: viewer) { tx in
            try tx.requireLearner(learner, .readLearner)
            try tx.record(JournalEntry(.journalRead, .init("learner", learner.number), learners: [learner]))
            let kind: SQL = reading ? "j.action IN (\(list: names))" : "j.action NOT IN (\(list: names))"
            return try tx.journalLines(
                "\(kind) AND j.seq IN (SELECT s.seq FROM journal_subject s WHERE s.learner_id = \(learner))")
        }
    }
}

extension Transaction {
    fileprivate func journalLines(_ condition: SQL) throws -> [JournalStore.Line] {
        try connection.query(
            """
            SELECT \(JournalRow.columns), p.given_name, p.surname, v.name
            FROM journal j
            LEFT JOIN person p ON p.id = j.actor_id
            LEFT JOIN unit_version v ON v.unit_id = j.unit_id AND v.valid_from <= \(today)
                AND (v.valid_to IS NULL OR v.valid_to >= \(today))
            WHERE \(condition) ORDER BY j.seq DESC LIMIT 500
            """
        ).map { row in
            let given: String? = try row[15]
            let surname: String? = try row[16]
            return JournalStore.Line(
                row: try JournalRow(row: row), actorName: given.map { "\($0) \(surname ?? "")" }, unitName: try row[17])
        }
    }
}
