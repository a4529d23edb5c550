import Language
import Storage

extension Registry {
    package var learners: LearnerStore { LearnerStore(registry: self) }
}

/// Learners as people look for them and open them.
package struct LearnerStore: Sendable {
    let registry: Registry

    /// All that a learner's page shows.
    package struct File: Sendable {
        package let id: Learner.ID
        package let person: Person
        package let maskedCode: String
        package let enrolments: [Enrolment]
        package let applications: [Application]
        package let plans: [PlanSummary]
        /// `nil` where there is none or the viewer may not read it; see `noteIsHidden`.
        package let note: String?
        package let noteIsHidden: Bool
        package let mayWrite: Bool
    }

    /// Opens a learner's record. Leaves a journal row with the viewer's purpose.
    package func open(_ id: Learner.ID, as viewer: Viewer) async throws(Rejection) -> File {
        try await registry.write(as: viewer) { tx in
            try tx.requireLearner(id, .readLearner)
            let found = try tx.noteCell(of: id)
            let note = try found.flatMap { note in
                try note.isReadable
                    ? tx.keys.open(note.cell, table: "special_text", column: "cell", row: note.id) : nil
            }
            try tx.record(
                JournalEntry(
                    .read, .init("learner", id.number), learners: [id], changes: note == nil ? [] : [.special]), of: id)
            let writable = try tx.connection.first(
                "SELECT 1 AS may WHERE \(viewer.scopeOfLearners(.writeLearner, "\(id)", on: tx.today))")
            return File(
                id: id, person: try tx.person(id), maskedCode: try tx.code(of: id)?.masked ?? "–",
                enrolments: try tx.enrolments(of: id, inScope: true), applications: try tx.applications(of: id),
                plans: try tx.planSummaries("p.learner_id = \(id)", limit: 200),
                note: note, noteIsHidden: found != nil && note == nil, mayWrite: writable != nil)
        }
    }

    /// The personal code in clear. Asked for by a form with a purpose; the journal says who and why.
    package func unmask(_ id: Learner.ID, as viewer: Viewer) async throws(Rejection) -> String {
        let limit = registry.accountRules.unmaskings
        return try await registry.settle(as: viewer) { tx -> Result<String, Rejection> in
            try tx.requireLearner(id, .readLearner)
            if viewer.purpose.kind == .other, (viewer.purpose.text ?? "").isEmpty {
                throw Rejection.invalid("purpose_text", "learner.problem.purpose")
            }
            if let refusal = try tx.countUse(.unmask, limit: limit) { return .failure(refusal) }
            try tx.record(JournalEntry(.unmasked, .init("learner", id.number), learners: [id]), of: id)
            return .success(try tx.code(of: id)?.printed ?? "–")
        }
    }

    /// Learners in scope by the beginning of any name, without regard to case and marks, or by the whole personal code.
    /// Each learner shown is journaled. A code outside the scope is answered like one that does not exist.
    package func search(_ text: String, as viewer: Viewer) async throws(Rejection) -> [LearnerSummary] {
        let rules = registry.accountRules
        return try await registry.settle(as: viewer) { tx -> Result<[LearnerSummary], Rejection> in
            let words = SearchKey.folded(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }).prefix(5).map(
                String.init)
            guard !words.isEmpty else { return .success([]) }
            if let refusal = try tx.countUse(.search, limit: rules.searches) { return .failure(refusal) }
            var condition: SQL
            if let code = PersonalCode(typed: text) {
                if let refusal = try tx.countUse(.exactCode, limit: rules.exactCodes) { return .failure(refusal) }
                condition =
                    "pe.id IN (SELECT c.person_id FROM personal_code c WHERE c.withdrawn_at IS NULL AND c.code_index = \(tx.keys.blindIndex("personal_code", code.text)))"
            } else {
                condition = words.map { word -> SQL in
                    "(pe.search_key LIKE \(word + "%") OR pe.search_key LIKE \("% " + word + "%") OR pe.search_key LIKE \("%-" + word + "%"))"
                }.joined(separator: " AND ")
            }
            let found = try tx.learnerSummaries(condition)
            if !found.isEmpty { try tx.record(JournalEntry(.listed, .init("learner"), learners: found.map(\.id))) }
            return .success(found)
        }
    }
}

extension Transaction {
    /// Learners in scope with the enrolment that the viewer may see, in Latvian order, at most 50.
    func learnerSummaries(_ condition: SQL) throws -> [LearnerSummary] {
        let rows = try connection.query(
            """
            SELECT pe.id, pe.given_name, pe.surname, pe.born_on, e.institution_id,
                (SELECT x.name FROM unit_version x WHERE x.unit_id = e.institution_id ORDER BY x.valid_from DESC LIMIT 1),
                e.stage, e.grade, e.class_letter
            FROM learner l JOIN person pe ON pe.id = l.id
            JOIN enrolment e ON e.id = (SELECT y.id FROM enrolment y WHERE y.learner_id = l.id AND y.withdrawn_at IS NULL
                AND \(viewer.scopeOfPlaces("l.id", "y.institution_id", on: today))
                ORDER BY y.valid_from DESC, y.id DESC LIMIT 1)
            WHERE \(condition) AND \(viewer.scopeOfLearners(.readLearner, "l.id", on: today))
            ORDER BY pe.sort_key, pe.id LIMIT 50
            """)
        let codes = try codesOfToday(of: rows.map { try $0[0] })
        return try rows.map { row in
            let id: Learner.ID = try row[0]
            return LearnerSummary(
                id: id, name: PersonName(storedGiven: try row[1], surname: try row[2]), bornOn: try row[3],
                maskedCode: codes[id]?.masked ?? "–", institution: try row[4], institutionName: try row[5],
                stage: try row.code("stage"), grade: try row[7], classLetter: try row[8])
        }
    }
}

extension PersonalCode {
    /// `nil` for a text that is no code, such as a name.
    init?(typed text: String) {
        do { try self.init(reading: text) } catch { return nil }
    }
}
