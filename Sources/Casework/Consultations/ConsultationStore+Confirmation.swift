import Language
import Storage

extension ConsultationStore {
    /// What the other side gives as its word.
    package enum Word: Sendable {
        case code(String)
        /// Where the word is kept, such as the number of a message in the school's system, or the signed paper itself.
        case evidence(String, NewDocument? = nil)
    }

    /// Confirms the held hours of a measure on the day of a row, as far as they are the viewer's to confirm: on the day on
    /// which the provider changed two may have held some. Later than a day after them it is marked so. The word of the other
    /// side may come after the plan was completed: the hour was held all the same.
    package func confirm(_ id: Consultation.ID, by word: Word, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let row = try tx.recordable(id, notIn: [.voided])
            if try tx.isDouble(.consultation, id.number) {
                throw Rejection.conflict("double_funding.problem.is_double")
            }
            let proof = try tx.read(word, of: row)
            let hours = try tx.connection.query(
                """
                SELECT c.id FROM consultation c JOIN support_plan p ON p.id = c.plan_id
                WHERE c.plan_id = \(row.measure.plan) AND c.line = \(row.measure.line) AND c.held_on = \(row.heldOn)
                AND \(Confirmation.isAwaited) AND \(viewer.scopeOfKeeping(on: tx.today))
                """)
            guard !hours.isEmpty else { throw Rejection.conflict("consultation.problem.confirmed_already") }
            for hour in hours {
                let confirmed: Consultation.ID = try hour[0]
                try tx.connection.execute(
                    """
                    INSERT INTO consultation_confirmation (id, consultation_id, means, code_id, evidence, document_id, late,
                        confirmed_by, confirmed_at)
                    VALUES (\(Identifier<Confirmation>(at: tx.now)), \(confirmed), \(proof.means.rawValue), \(proof.code),
                        \(proof.words), \(proof.document), \(tx.today > row.heldOn.next), \(viewer.person), \(tx.now))
                    """)
            }
            if let code = proof.code {
                try tx.connection.execute("UPDATE confirmation_code SET used_at = \(tx.now) WHERE id = \(code)")
            }
            try tx.record(
                JournalEntry(
                    .deliveryConfirmed, .init("support_plan", row.measure.plan.number), learners: [row.learner],
                    changes: [
                        JournalEntry.Change("held_on", from: nil, to: row.heldOn.description),
                        JournalEntry.Change("means", from: nil, to: proof.means.rawValue),
                    ]))
        }
    }

    /// Makes the codes of a new slip, which is shown this once; what is left of the slip before is worth nothing.
    package func issueCodes(
        to holder: ConfirmationCode.Holder, of learner: Learner.ID, as viewer: Viewer
    ) async throws(Rejection) -> [ConfirmationCode] {
        let codes = (0..<ConfirmationCode.onSlip).map { _ in ConfirmationCode.drawn() }
        try await registry.write(as: viewer) { tx in
            guard let issuer = viewer.person else { throw Rejection.notFound }
            try tx.requireLearner(learner, .writeLearner)
            try tx.connection.execute(
                """
                UPDATE confirmation_code SET withdrawn_at = \(tx.now) WHERE learner_id = \(learner) AND holder = \(holder.rawValue)
                AND used_at IS NULL AND withdrawn_at IS NULL
                """)
            for code in codes {
                try tx.connection.execute(
                    """
                    INSERT INTO confirmation_code (id, learner_id, holder, code_index, issued_by, recorded_at)
                    VALUES (\(Identifier<ConfirmationCode>(at: tx.now)), \(learner), \(holder.rawValue),
                        \(tx.keys.blindIndex("confirmation_code", code.text)), \(issuer), \(tx.now))
                    """)
            }
            try tx.record(
                JournalEntry(
                    .created, .init("confirmation_code"), learners: [learner],
                    changes: [JournalEntry.Change("holder", from: nil, to: holder.rawValue)]))
        }
        return codes
    }
}

/// The word of the other side, looked at and kept.
private struct Proof {
    let means: Confirmation.Means
    var code: Identifier<ConfirmationCode>?
    var words = ""
    var document: Document.ID?
}

extension Transaction {
    fileprivate func read(_ word: ConsultationStore.Word, of hour: RecordedHour) throws -> Proof {
        switch word {
        case .evidence(let words, let file):
            guard file != nil || !words.isEmpty else {
                throw Rejection.invalid("evidence", "consultation.problem.evidence")
            }
            guard words.count <= ConsultationEntry.longestText else {
                throw Rejection.invalid("evidence", "plan.problem.text_too_long")
            }
            let document = try file.map {
                try insert($0, provingFor: hour.learner, at: hour.institution, planCode: hour.planCode)
            }
            return Proof(means: .evidence, words: words, document: document)
        case .code(let typed):
            guard let code = ConfirmationCode(reading: typed),
                let row = try connection.first(
                    """
                    SELECT id, holder FROM confirmation_code WHERE code_index = \(keys.blindIndex("confirmation_code", code.text))
                    AND learner_id = \(hour.learner) AND used_at IS NULL AND withdrawn_at IS NULL
                    """)
            else { throw Rejection.invalid("confirmation_code", "consultation.problem.code") }
            let holder = try ConfirmationCode.Holder.stored(try row[1])
            return Proof(means: holder == .learner ? .learnerCode : .guardianCode, code: try row[0])
        }
    }
}
