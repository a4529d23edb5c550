import Crypto
import Storage

/// Where the chain of the journal is broken.
package enum JournalDamage: Error, Equatable, Sendable {
    /// The row does not fit its hash: it, its learners or the row before were edited.
    case edited(seq: Int64)
    /// A row is not there.
    case missing(seq: Int64)
    /// The row points to another row than the one before it: rows were swapped or put in.
    case misplaced(seq: Int64)
    /// Rows at the end were cut off, or the record of the end was changed.
    case cutOff(after: Int64)
}

extension JournalStore {
    /// Walks the whole chain from the first row. Returns its end, or names the first damage.
    package func verify() async throws -> Result<JournalEnd, JournalDamage> {
        let key = registry.keys.derived("journal")
        return try await registry.database.read { try Self.walk($0, key: key) }
    }

    static func walk(_ connection: any Connection, key: SymmetricKey) throws -> Result<JournalEnd, JournalDamage> {
        var chain = Chain(key: key)
        do {
            try connection.stream(
                """
                SELECT \(JournalRow.columns), j.previous, j.hash, s.learner_id
                FROM journal j LEFT JOIN journal_subject s ON s.seq = j.seq ORDER BY j.seq
                """
            ) { try chain.take($0) }
            try chain.link()
        } catch let damage as JournalDamage { return .failure(damage) }
        let end = chain.end
        guard let head = try connection.first("SELECT seq, hash, seal FROM journal_head WHERE id = 1") else {
            return end.seq == 0 ? .success(end) : .failure(.cutOff(after: end.seq))
        }
        let seal: [UInt8] = try head[2]
        let isSealed = seal == JournalRow.seal(seq: end.seq, hash: end.hash, key: key)
        let orphan = try connection.first(
            "SELECT s.seq FROM journal_subject s WHERE s.seq NOT IN (SELECT j.seq FROM journal j)")
        guard JournalEnd(seq: try head[0], hash: try head[1]) == end, isSealed, orphan == nil else {
            return .failure(.cutOff(after: end.seq))
        }
        return .success(end)
    }
}

/// The part of the chain that was walked: a row comes once for each of its learners, and is linked when all have come.
private struct Chain {
    let key: SymmetricKey
    private(set) var end = JournalEnd(seq: 0, hash: [])
    private var current: Link?

    private typealias Link = (row: JournalRow, previous: [UInt8], hash: [UInt8])

    init(key: SymmetricKey) { self.key = key }

    mutating func take(_ raw: Row) throws {
        let seq: Int64 = try raw[0]
        if let current, current.row.seq != seq { try link() }
        do {
            var next: Link = try current ?? (row: JournalRow(row: raw), previous: raw[15], hash: raw[16])
            if let learner = try raw[17] as Learner.ID? { next.row.learners.append(learner) }
            current = next
        } catch is DatabaseError {
            // A value that we never write. What was before it is judged first.
            guard seq == end.seq + 1 else { throw JournalDamage.missing(seq: end.seq + 1) }
            throw JournalDamage.edited(seq: seq)
        }
    }

    mutating func link() throws(JournalDamage) {
        guard let (row, previous, hash) = current else { return }
        current = nil
        guard row.seq == end.seq + 1 else { throw .missing(seq: end.seq + 1) }
        guard previous == end.hash else { throw .misplaced(seq: row.seq) }
        guard row.hash(after: previous, key: key) == hash else { throw .edited(seq: row.seq) }
        end = JournalEnd(seq: row.seq, hash: hash)
    }
}
