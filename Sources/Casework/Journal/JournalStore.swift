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
            let seen = try tx.visiblePlan(plan)
            try tx.record(.journalRead, seen)
            return try tx.journalLines(
                """
                j.object_kind = 'support_plan' AND j.object_id = \(plan) AND \(viewer.scopeOfPlanRows(on: tx.today))
                """)
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
        let views: [JournalEntry.Action] = [.read, .listed, .unmasked, .printed, .exported, .journalRead, .refused]
        let names = views.map(\.rawValue)
        return try await registry.write(as: viewer) { tx in
            try tx.requireLearner(learner, .readLearner)
            try tx.record(
                JournalEntry(.journalRead, .init("learner", learner.number), learners: [learner]), of: learner)
            let kind: SQL = reading ? "j.action IN (\(list: names))" : "j.action NOT IN (\(list: names))"
            return try tx.journalLines(
                """
                \(kind) AND j.seq IN (SELECT s.seq FROM journal_subject s WHERE s.learner_id = \(learner))
                AND \(viewer.scopeOfJournal(of: learner, reading: reading, on: tx.today))
                """)
        }
    }
}

extension Transaction {
    fileprivate func journalLines(_ condition: SQL) throws -> [JournalStore.Line] {
        let rows = try connection.query(
            """
            SELECT \(JournalRow.columns), p.given_name, p.surname
            FROM journal j LEFT JOIN person p ON p.id = j.actor_id
            WHERE \(condition) ORDER BY j.seq DESC LIMIT 500
            """
        ).map { (row: try JournalRow(row: $0), given: try $0[15] as String?, surname: try $0[16] as String?) }
        let names = try unitNames(of: Set(rows.compactMap(\.row.unit)))
        return rows.map { row, given, surname in
            let named = row.unit.flatMap { names[$0] } ?? []
            return JournalStore.Line(
                row: row, actorName: given.map { "\($0) \(surname ?? "")" },
                unitName: (named.last { $0.from <= row.at.day } ?? named.last)?.name)
        }
    }

    /// Every name of these units with its first day, in order: a row of the past carries the name of its day, also
    /// where the unit is no more.
    private func unitNames(of units: Set<Unit.ID>) throws -> [Unit.ID: [(from: Day, name: String)]] {
        var names: [Unit.ID: [(from: Day, name: String)]] = [:]
        for row in try connection.query(
            """
            SELECT unit_id, valid_from, name FROM unit_version WHERE unit_id IN (\(list: units.sorted())) ORDER BY valid_from
            """)
        { names[try row[0], default: []].append((from: try row[1], name: try row[2])) }
        return names
    }
}
