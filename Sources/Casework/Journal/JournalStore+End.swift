import Storage

/// The last row of the journal. Kept in a second place, it shows later that nothing before it was exchanged.
package struct JournalEnd: Equatable, Sendable {
    /// 0 where nothing was written yet.
    package let seq: Int64
    package let hash: [UInt8]
}

extension JournalStore {
    /// As the database says, unverified; asks for no key.
    package static func end(of database: any Database) async throws -> JournalEnd {
        try await database.read { connection in
            guard let head = try connection.first("SELECT seq, hash FROM journal_head WHERE id = 1") else {
                return JournalEnd(seq: 0, hash: [])
            }
            return JournalEnd(seq: try head[0], hash: try head[1])
        }
    }

    /// Writes down that the program began to serve (AUD-10 `sys_startup`).
    package func recordStart(as viewer: Viewer) async throws(Rejection) {
        guard viewer.isOperator else { throw .notFound }
        try await registry.write(as: viewer) { tx in try tx.record(JournalEntry(.systemStarted, .init("registry"))) }
    }
}
