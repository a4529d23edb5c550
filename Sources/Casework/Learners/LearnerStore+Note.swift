import Language
import Storage

extension LearnerStore {
    /// Writes the note on health, addiction or family: apart from the record, encrypted, for few eyes. Empty takes it away.
    package func note(_ text: String, on id: Learner.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireLearner(id, .writeLearner)
            guard let institution = try tx.noteInstitution(of: id) else {
                throw Rejection.notAllowed("learner.not_allowed.note")
            }
            guard text.count <= PlanRules.longestText else {
                throw Rejection.invalid("note", "plan.problem.text_too_long")
            }
            try tx.connection.execute(
                """
                UPDATE special_text SET withdrawn_at = \(tx.now) WHERE subject = 'learner_note' AND row_id = \(id)
                AND institution_id = \(institution) AND withdrawn_at IS NULL
                """)
            if !text.isEmpty {
                let row = Identifier<String>(at: tx.now)
                let cell = try tx.keys.seal(text, table: "special_text", column: "cell", row: row.number)
                try tx.connection.execute(
                    """
                    INSERT INTO special_text (id, subject, row_id, institution_id, cell, recorded_at)
                    VALUES (\(row), 'learner_note', \(id), \(institution), \(cell), \(tx.now))
                    """)
            }
            try tx.record(
                JournalEntry(.updated, .init("learner", id.number), learners: [id], changes: [.concealed("note")]),
                at: institution, by: [.readSpecialText])
        }
    }
}

extension Transaction {
    /// The institution where the learner learns now and the viewer reads and writes the note. Every institution has a
    /// note of its own: what one school was told in confidence does not move on with the learner.
    fileprivate func noteInstitution(of learner: Learner.ID) throws -> Unit.ID? {
        try connection.first(
            """
            SELECT e.institution_id FROM enrolment e WHERE e.learner_id = \(learner) AND e.withdrawn_at IS NULL
            AND (e.valid_to IS NULL OR e.valid_to >= \(today))
            AND \(viewer.scope(.readSpecialText, of: "e.institution_id", on: today)) ORDER BY e.valid_from, e.id
            """
        ).map { try $0[0] }
    }

    /// The note of the institution where the learner learns now, for its staff: whoever may not read it is told that
    /// there is one.
    func noteCell(of learner: Learner.ID) throws -> (id: Int64, cell: [UInt8], isReadable: Bool)? {
        let readable = viewer.scope(.readSpecialText, of: "e.institution_id", on: today)
        let staff = Right.readLearner.roles + Right.readSpecialText.roles
        let row = try connection.first(
            """
            SELECT t.id, t.cell, CASE WHEN \(readable) THEN 1 ELSE 0 END AS readable
            FROM special_text t JOIN enrolment e ON e.institution_id = t.institution_id
            WHERE t.subject = 'learner_note' AND t.row_id = \(learner) AND t.withdrawn_at IS NULL
            AND e.learner_id = \(learner) AND e.withdrawn_at IS NULL AND (e.valid_to IS NULL OR e.valid_to >= \(today))
            AND \(viewer.scope(staff, of: "e.institution_id", on: today)) ORDER BY readable DESC, e.valid_from, e.id
            """)
        return try row.map { (try $0[0], try $0[1], try $0[2] == 1) }
    }
}
