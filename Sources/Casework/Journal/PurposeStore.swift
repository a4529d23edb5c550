import Storage

extension Registry {
    package var purposes: PurposeStore { PurposeStore(registry: self) }
}

/// On what errand somebody has a learner's record open: said once per learner and session, remembered for half an hour.
/// The journal holds it, so nothing else has to.
package struct PurposeStore: Sendable {
    let registry: Registry

    /// The purpose with which the viewer last opened or began the learner's record in this session, or wrote into it;
    /// `nil` where it has to be asked.
    package func remembered(for learner: Learner.ID, as viewer: Viewer) async throws(Rejection) -> Purpose? {
        try await registry.read(as: viewer) { tx in
            try tx.requireLearner(learner, .readLearner)
            return try tx.rememberedPurpose(for: learner)
        }
    }

    /// The same for the learner of a plan.
    package func remembered(forPlan plan: SupportPlan.ID, as viewer: Viewer) async throws(Rejection) -> Purpose? {
        try await registry.read(as: viewer) { tx in try tx.rememberedPurpose(for: try tx.visiblePlan(plan).learner) }
    }
}

extension Transaction {
    fileprivate func rememberedPurpose(for learner: Learner.ID) throws -> Purpose? {
        guard let person = viewer.person, let session = viewer.trace.session else { return nil }
        let told: [JournalEntry.Action] = [.read, .printed, .unmasked, .created, .updated]
        let row = try connection.first(
            """
            SELECT j.purpose, j.purpose_text FROM journal_subject s JOIN journal j ON j.seq = s.seq
            WHERE s.learner_id = \(learner) AND j.actor_id = \(person) AND j.session = \(session)
            AND j.action IN (\(list: told.map(\.rawValue))) AND j.happened_at > \(now.advanced(bySeconds: -30 * 60))
            ORDER BY CASE WHEN j.action = \(JournalEntry.Action.updated.rawValue) THEN 1 ELSE 0 END, j.seq DESC LIMIT 1
            """)
        guard let row, let kind = Purpose.Kind(rawValue: try row[0]) else { return nil }
        return Purpose(kind, text: try row[1])
    }
}
