import Casework
import Storage

/// The facts as they stood at one row of the journal, and the maps drawn from the units of that row.
struct Snapshot: Sendable {
    private(set) var seq: Int64
    private(set) var facts: PlanFacts
    private(set) var deliveries: DeliveryFacts
    private(set) var codes: CodeBook
    /// One for each day that somebody asked about.
    private var maps: [Day: UnitStructure] = [:]

    private init(seq: Int64, facts: PlanFacts, deliveries: DeliveryFacts, codes: CodeBook) {
        self.seq = seq
        self.facts = facts
        self.deliveries = deliveries
        self.codes = codes
    }

    /// Beyond this, one pass over everything is quicker than a list of keys.
    private static let most = 2000

    /// The facts of this very moment: an earlier snapshot with what the journal tells since, or all of them.
    static func current(after earlier: Snapshot?, from connection: any Connection) throws -> Snapshot {
        let seq: Int64 = try connection.first("SELECT seq FROM journal_head WHERE id = 1")?[0] ?? 0
        // A journal that became shorter is another one: the database was restored from a backup.
        guard var snapshot = earlier, snapshot.seq <= seq else { return try loaded(seq, from: connection) }
        if snapshot.seq == seq { return snapshot }
        let news = try News(after: snapshot.seq, from: connection)
        if news.everything || news.delivered.count > most { return try loaded(seq, from: connection) }
        if news.unitsChanged { snapshot.maps = [:] }
        if !news.approved.isEmpty || !news.delivered.isEmpty { snapshot.codes = try CodeBook.load(from: connection) }
        if !news.approved.isEmpty {
            try snapshot.facts.reload(news.approved, snapshot.codes, from: connection)
        }
        if !news.delivered.isEmpty { try snapshot.deliveries.reload(news.delivered, from: connection) }
        if news.capacitiesChanged { try snapshot.deliveries.reloadCapacities(from: connection) }
        snapshot.seq = seq
        return snapshot
    }

    private static func loaded(_ seq: Int64, from connection: any Connection) throws -> Snapshot {
        let codes = try CodeBook.load(from: connection)
        return Snapshot(
            seq: seq, facts: try PlanFacts.load(codes, from: connection),
            deliveries: try DeliveryFacts.load(from: connection), codes: codes)
    }

    /// The map of a day.
    mutating func map(of day: Day, from connection: any Connection) throws -> UnitStructure {
        if let map = maps[day] { return map }
        let map = try UnitStructure.load(on: day, from: connection)
        // Reports ask about two or three days; whoever asks about hundreds must not fill the memory.
        if maps.count >= 16 { maps = [:] }
        maps[day] = map
        return map
    }
}
