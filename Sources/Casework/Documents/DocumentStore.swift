import Crypto
import Foundation
import Language
import Storage

extension Registry {
    package var documents: DocumentStore { DocumentStore(registry: self) }
}

/// Evidence, opened only by those who may see what it proves.
package struct DocumentStore: Sendable {
    let registry: Registry

    /// What is known about a document, without the document.
    package func open(_ id: Document.ID, as viewer: Viewer) async throws(Rejection) -> Document {
        try await registry.write(as: viewer) { tx in
            let document = try tx.visibleDocument(id)
            try tx.record(.read, document)
            return document
        }
    }

    /// The document itself. Its hash is computed again: what was changed since it was sent is not given out.
    package func download(_ id: Document.ID, as viewer: Viewer) async throws(Rejection) -> (Document, bytes: [UInt8]) {
        try await registry.write(as: viewer) { tx in
            let document = try tx.visibleDocument(id)
            guard let row = try tx.connection.first("SELECT cell FROM document WHERE id = \(id)") else {
                throw Rejection.notFound
            }
            let bytes = try tx.keys.bytes(in: try row[0], table: "document", column: "cell", row: id.number)
            guard Array(SHA256.hash(data: Data(bytes))) == document.sha256 else {
                throw Rejection.broken("document: the file is not the one that was sent")
            }
            try tx.record(.exported, document)
            return (document, bytes)
        }
    }

    /// Keeps a file for a form that comes back to be corrected, so that nobody has to take the photo again. What no
    /// row uses within a day is removed when the same person keeps the next.
    package func keep(_ file: NewDocument, for plan: SupportPlan.ID, as viewer: Viewer) async throws(Rejection)
        -> Document.ID
    {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.planToCompensate(plan)
            try tx.removeForgottenDocuments()
            return try tx.insert(file, provingFor: plan.learner, at: plan.institution, planCode: plan.code)
        }
    }
}

extension Transaction {
    func visibleDocument(_ id: Document.ID) throws -> Document {
        let row = try connection.first(
            """
            SELECT \(Document.columns) FROM document d JOIN person clerk ON clerk.id = d.recorded_by
            WHERE d.id = \(id) AND d.withdrawn_at IS NULL AND \(viewer.scopeOfDocuments(on: today))
            """)
        guard let row else { throw Rejection.notFound }
        return try Document(row: row)
    }

    func insert(
        _ file: NewDocument, provingFor learner: Learner.ID, at institution: Unit.ID, planCode: String
    ) throws -> Document.ID {
        let type = try file.mediaType()
        guard let person = viewer.person else { throw Rejection.notAllowed("compensation.not_allowed.submit") }
        let sent: Int =
            try connection.first(
                """
                SELECT CAST(COALESCE(sum(size), 0) AS BIGINT) AS sent FROM document
                WHERE recorded_by = \(person) AND recorded_at > \(now.advanced(bySeconds: -86_400))
                """)?[0] ?? 0
        guard sent + file.bytes.count <= Document.sizeLimitOfDay else {
            throw Rejection.invalid("document", "document.problem.too_many")
        }
        let id = Document.ID(at: now)
        let name = "\(planCode)-\(today)-\(id.description.suffix(5)).\(type.endings[0])"
        let cell = try keys.seal(bytes: file.bytes, table: "document", column: "cell", row: id.number)
        try connection.execute(
            """
            INSERT INTO document (id, learner_id, institution_id, media_type, name, size, sha256, cell, recorded_by, recorded_at)
            VALUES (\(id), \(learner), \(institution), \(type.rawValue), \(name), \(file.bytes.count), \(file.sha256),
                \(cell), \(person), \(now))
            """)
        try record(JournalEntry(.created, .init("document", id.number), learners: [learner]))
        return id
    }

    /// A document that a form names: of the same plan's learner, sent by the same person or with the row that is replaced.
    func document(_ id: Document.ID, sentFor plan: SupportPlan, replacing: Compensation.ID?) throws -> [UInt8] {
        let row = try connection.first(
            """
            SELECT d.sha256 FROM document d
            WHERE d.id = \(id) AND d.withdrawn_at IS NULL AND d.learner_id = \(plan.learner)
            AND d.institution_id = \(plan.institution)
            AND ((d.recorded_by = \(viewer.person)
                    AND NOT EXISTS (SELECT 1 FROM compensation c WHERE c.document_id = d.id))
                OR EXISTS (SELECT 1 FROM compensation c WHERE c.document_id = d.id AND c.id = \(replacing)))
            """)
        guard let row else { throw Rejection.notFound }
        return try row[0]
    }

    func record(_ action: JournalEntry.Action, _ document: Document) throws {
        try record(JournalEntry(action, .init("document", document.id.number), learners: [document.learner]))
    }

    /// Files that a form brought and no row ever used are nobody's evidence.
    func removeForgottenDocuments() throws {
        try connection.execute(
            """
            DELETE FROM document WHERE recorded_by = \(viewer.person) AND recorded_at < \(now.advanced(bySeconds: -86_400))
            AND NOT EXISTS (SELECT 1 FROM compensation c WHERE c.document_id = document.id)
            AND NOT EXISTS (SELECT 1 FROM consultation_confirmation f WHERE f.document_id = document.id)
            """)
    }
}
