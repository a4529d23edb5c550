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
    /// Walks the whole chain from the first row. Returns the number of rows, or names the first damage.
    package func verify() async throws -> Result<Int64, JournalDamage> {
        let key = registry.keys.derived("journal")
        return try await registry.database.read { try Self.walk($0, key: key) }
    }

    static func walk(_ connection: any Connection, key: SymmetricKey) throws -> Result<Int64, JournalDamage> {
        var subjects: [Int64: [Learner.ID]] = [:]
        try connection.stream("SELECT seq, learner_id FROM journal_subject") { row in
            subjects[try row[0], default: []].append(try row[1])
        }
        var last: Int64 = 0
        var previous: [UInt8] = []
        do {
            try connection.stream("SELECT \(JournalRow.columns), j.previous, j.hash FROM journal j ORDER BY j.seq") {
                raw in
                var row = try JournalRow(row: raw)
                row.learners = subjects.removeValue(forKey: row.seq) ?? []
                guard row.seq == last + 1 else { throw JournalDamage.missing(seq: last + 1) }
                let stored: (previous: [UInt8], hash: [UInt8]) = (try raw[15], try raw[16])
                guard stored.previous == previous else { throw JournalDamage.misplaced(seq: row.seq) }
                guard row.hash(after: previous, key: key) == stored.hash else {
                    throw JournalDamage.edited(seq: row.seq)
                }
                (last, previous) = (row.seq, stored.hash)
            }
        } catch let damage as JournalDamage { return .failure(damage) }
        guard let head = try connection.first("SELECT seq, hash, seal FROM journal_head WHERE id = 1") else {
            return last == 0 && subjects.isEmpty ? .success(0) : .failure(.cutOff(after: last))
        }
        let end: (seq: Int64, hash: [UInt8], seal: [UInt8]) = (try head[0], try head[1], try head[2])
        let isSealed = end.seal == JournalRow.seal(seq: last, hash: previous, key: key)
        guard end.seq == last, end.hash == previous, isSealed, subjects.isEmpty else {
            return .failure(.cutOff(after: last))
        }
        return .success(last)
    }
}
