import Crypto
import Foundation
import Language
import Storage

/// A piece of evidence: who sent it, what it is, and the hash by which it is known again.
package struct Document: Sendable {
    package typealias ID = Identifier<Document>

    package let id: ID
    package let learner: Learner.ID
    package let institution: Unit.ID
    package let mediaType: MediaType
    /// Made by the program; the name that a file had on somebody's telephone is not kept (SEC-31).
    package let name: String
    package let size: Int
    package let sha256: [UInt8]
    package let recordedBy: String
    package let recordedAt: Instant

    /// The largest file, in bytes.
    package static let sizeLimit = 5 << 20
    /// What one person can send in a day, in bytes (SEC-30).
    static let sizeLimitOfDay = 100 << 20
}

/// A file as it was sent.
package struct NewDocument: Sendable {
    package let bytes: [UInt8]
    /// Only its ending is looked at.
    package let fileName: String

    package init(_ bytes: [UInt8], fileName: String) {
        self.bytes = bytes
        self.fileName = fileName
    }

    var sha256: [UInt8] { Array(SHA256.hash(data: Data(bytes))) }

    /// What the file is.
    /// - Throws: `Rejection.invalid` at the field `document`.
    func mediaType() throws -> MediaType {
        guard !bytes.isEmpty else { throw Rejection.invalid("document", "document.problem.empty") }
        guard bytes.count <= Document.sizeLimit else {
            throw Rejection.invalid("document", "document.problem.too_large")
        }
        let type = try MediaType(of: bytes)
        let ending = fileName.split(separator: ".").dropFirst().last?.lowercased()
        if let ending, !type.endings.contains(ending) {
            throw Rejection.invalid("document", Message("document.problem.ending", ["ending": .text(ending)]))
        }
        return type
    }
}

extension Document {
    static let columns: SQL = """
        d.id, d.learner_id, d.institution_id, d.media_type, d.name, d.size, d.sha256, clerk.given_name, clerk.surname,
        d.recorded_at
        """

    init(row: Row) throws {
        id = try row[0]
        learner = try row[1]
        institution = try row[2]
        mediaType = try .stored(try row[3])
        name = try row[4]
        size = try row[5]
        sha256 = try row[6]
        recordedBy = "\(try row[7] as String) \(try row[8] as String)"
        recordedAt = try row[9]
    }
}
