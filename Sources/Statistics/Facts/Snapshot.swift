import Casework
import Storage

/// The facts as they stood at one row of the journal, and the maps drawn from the units of that row.
struct Snapshot: Sendable {
    private(set) var seq: Int64
    private(set) var facts: PlanFacts
    private(set) var codes: CodeBook
    /// One for each day that somebody asked about.
    private var maps: [Day: UnitStructure] = [:]

    private init(seq: Int64, facts: PlanFacts, codes: CodeBook) {
        self.seq = seq
        self.facts = facts
        self.codes = codes
    }

    /// What makes a version count or stop counting. Everything else that happens to a plan leaves its figures alone.
    private static let changing: [JournalEntry.Action] = [.approved, .voided, .created, .withdrawn]
    /// Beyond this, one pass over everything is quicker than a list of keys.
    private static let most = 2000

    /// The facts of this very moment: an earlier snapshot with what the journal tells since, or all of them.
    static func current(after earlier: Snapshot?, from connection: any Connection) throws -> Snapshot {
        let seq: Int64 = try connection.first("SELECT seq FROM journal_head WHERE id = 1")?[0] ?? 0
        // A journal that became shorter is another one: the database was restored from a backup.
        guard var snapshot = earlier, snapshot.seq <= seq else { return try loaded(seq, from: connection) }
        if snapshot.seq == seq { return snapshot }
        let names = changing.map(\.rawValue)
        var changed: Set<SupportPlan.ID> = []
        var (unitsChanged, everything) = (false, false)
        try connection.stream(
            """
            SELECT object_kind, object_id FROM journal WHERE seq > \(snapshot.seq) AND succeeded
            AND (object_kind = 'unit' OR (object_kind = 'support_plan' AND action IN (\(list: names))))
            """
        ) { row in
            let kind: String = try row[0]
            let plan: SupportPlan.ID? = try row[1]
            if kind == "unit" {
                unitsChanged = true
            } else if let plan {
                changed.insert(plan)
            } else {
                // A row about plans without a key: many were loaded at once.
                everything = true
            }
        }
        if everything || changed.count > most { return try loaded(seq, from: connection) }
        if unitsChanged { snapshot.maps = [:] }
        if !changed.isEmpty {
            snapshot.codes = try CodeBook.load(from: connection)
            try snapshot.facts.reload(changed, snapshot.codes, from: connection)
        }
        snapshot.seq = seq
        return snapshot
    }

    private static func loaded(_ seq: Int64, from connection: any Connection) throws -> Snapshot {
        let codes = try CodeBook.load(from: connection)
        return Snapshot(seq: seq, facts: try PlanFacts.load(codes, from: connection), codes: codes)
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
