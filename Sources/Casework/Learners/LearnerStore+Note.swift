import Language
import Storage

extension LearnerStore {
    /// Writes the note on health, addiction or family: apart from the record, encrypted, for few eyes. Empty takes it away.
    package func note(_ text: String, on id: Learner.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireLearner(id, .writeLearner)
            guard try tx.mayReadNote(of: id) else { throw Rejection.notAllowed("learner.not_allowed.note") }
            guard text.count <= PlanRules.longestText else {
                throw Rejection.invalid("note", "plan.problem.text_too_long")
            }
            try tx.connection.execute(
                """
                UPDATE special_text SET withdrawn_at = \(tx.now) WHERE subject = 'learner_note' AND row_id = \(id) AND withdrawn_at IS NULL
                """)
            if !text.isEmpty {
                let row = Identifier<String>(at: tx.now)
                let cell = try tx.keys.seal(text, table: "special_text", column: "cell", row: row.number)
                try tx.connection.execute(
                    """
                    INSERT INTO special_text (id, subject, row_id, cell, recorded_at)
                    VALUES (\(row), 'learner_note', \(id), \(cell), \(tx.now))
                    """)
            }
            try tx.record(
                JournalEntry(.updated, .init("learner", id.number), learners: [id], changes: [.concealed("note")]))
        }
    }
}

extension Transaction {
    func mayReadNote(of learner: Learner.ID) throws -> Bool {
        let row = try connection.first(
            """
            SELECT 1 AS may FROM enrolment e WHERE e.learner_id = \(learner) AND e.withdrawn_at IS NULL
            AND (e.valid_to IS NULL OR e.valid_to >= \(today)) AND \(viewer.scope(.readSpecialText, of: "e.institution_id", on: today))
            """)
        return row != nil
    }

    func noteCell(of learner: Learner.ID) throws -> (id: Int64, cell: [UInt8])? {
        try connection.first(
            """
            SELECT id, cell FROM special_text WHERE subject = 'learner_note' AND row_id = \(learner) AND withdrawn_at IS NULL
            """
        ).map { (try $0[0], try $0[1]) }
    }
}
