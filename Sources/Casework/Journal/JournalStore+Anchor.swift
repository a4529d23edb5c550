import Storage

/// A line for a file outside of the database (AUD-05): the day, the last row of the journal, and a seal of both that
/// only the key makes. Whoever exchanges the database for one with a shorter history does not fit it any more.
package struct JournalAnchor: Equatable, Sendable, LosslessStringConvertible {
    package let day: Day
    package let end: JournalEnd
    let seal: String

    package var description: String { "\(day) \(end.seq) \(end.hash.hexadecimal) \(seal)" }

    init(_ day: Day, _ end: JournalEnd, _ keys: Keys) {
        self.day = day
        self.end = end
        seal = keys.token("journal/anchor", for: Self.sealed(day, end))
    }

    package init?(_ line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 4, let day = Day(words[0]), let seq = Int64(words[1]) else { return nil }
        let digits = Array(words[2].utf8)
        let bytes = stride(from: 0, to: digits.count - digits.count % 2, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        (self.day, end, seal) = (day, JournalEnd(seq: seq, hash: bytes), words[3])
    }

    fileprivate func isSealed(with keys: Keys) -> Bool {
        keys.isToken(seal, "journal/anchor", for: Self.sealed(day, end))
    }

    private static func sealed(_ day: Day, _ end: JournalEnd) -> String { "\(day) \(end.seq) \(end.hash.hexadecimal)" }
}

extension JournalStore {
    /// The anchor of today.
    package func anchor() async throws -> JournalAnchor {
        JournalAnchor(registry.clock.today, try await Self.end(of: registry.database), registry.keys)
    }

    /// The first anchor that the journal does not hold as it was written, or that nobody with the key wrote.
    package func misfit(among anchors: [JournalAnchor]) async throws -> JournalAnchor? {
        let keys = registry.keys
        return try await registry.database.read { connection in
            try anchors.first { anchor in
                let row = try connection.first("SELECT hash FROM journal WHERE seq = \(anchor.end.seq)")
                let hash: [UInt8] = try row?[0] ?? []
                return !anchor.isSealed(with: keys) || hash != anchor.end.hash
            }
        }
    }
}
