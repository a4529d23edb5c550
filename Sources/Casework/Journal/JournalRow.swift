import Crypto
import Foundation
import Storage

/// A row of the journal as it stands in the database.
package struct JournalRow: Sendable {
    package let seq: Int64
    package let at: Instant
    package let actor: Person.ID?
    package let role: String
    package let unit: Unit.ID?
    package let session: String?
    package let request: String
    package let address: String?
    package let action: String
    package let object: JournalEntry.Object
    package let purpose: String
    package let purposeText: String?
    package let succeeded: Bool
    /// JSON, as it was hashed.
    package let changes: String
    package var learners: [Learner.ID]

    /// HMAC over the hash of the row before and every field of this one, each with its length, so that no two rows
    /// of different fields have the same text.
    func hash(after previous: [UInt8], key: SymmetricKey) -> [UInt8] {
        var text = Data()
        func add(_ bytes: (some Collection<UInt8>)?) {
            // A field that is empty is not one that is not there.
            text.append(bytes == nil ? 0 : 1)
            guard let bytes else { return }
            text.append(contentsOf: withUnsafeBytes(of: UInt32(bytes.count).bigEndian, Array.init))
            text.append(contentsOf: bytes)
        }
        add(previous)
        let fields: [String?] = [
            String(seq), String(at.milliseconds), actor?.description, role, unit?.description, session, request,
            address, action, object.kind, object.id.map { String($0) }, purpose, purposeText, succeeded ? "1" : "0",
            changes,
        ]
        for field in fields { add(field?.utf8) }
        for learner in learners.sorted() { add(learner.description.utf8) }
        return Array(HMAC<SHA256>.authenticationCode(for: text, using: key))
    }

    /// Says that a row is the last one. A row's own hash stands in the table for everybody to copy; this one does not.
    static func seal(seq: Int64, hash: [UInt8], key: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data("end of the journal \(seq) ".utf8) + hash, using: key))
    }
}

extension JournalRow {
    static let columns: SQL = """
        j.seq, j.happened_at, j.actor_id, j.acting_role, j.unit_id, j.session, j.request, j.address, j.action,
        j.object_kind, j.object_id, j.purpose, j.purpose_text, j.succeeded, j.changes
        """

    init(row: Row) throws {
        seq = try row[0]
        at = try row[1]
        actor = try row[2]
        role = try row[3]
        unit = try row[4]
        session = try row[5]
        request = try row[6]
        address = try row[7]
        action = try row[8]
        object = JournalEntry.Object(try row[9], try row[10])
        purpose = try row[11]
        purposeText = try row[12]
        succeeded = try row[13]
        changes = try row[14]
        learners = []
    }

    /// What changed, read from the stored JSON.
    package var changeList: [JournalEntry.Change] {
        get throws { try JSONDecoder().decode([JournalEntry.Change].self, from: Data(changes.utf8)) }
    }
}
