import Storage

extension Transaction {
    /// A new unit, without a history or a place yet.
    func insert(_ unit: Unit, _ level: Unit.Level) throws {
        try connection.execute(
            "INSERT INTO unit (id, code, level) VALUES (\(unit.id), \(unit.code), \(level.rawValue))")
    }

    /// Puts a history in the place of the one before. What was decided and when is kept by the events.
    func store(_ history: UnitHistory, of unit: Unit.ID) throws {
        try connection.execute("DELETE FROM unit_version WHERE unit_id = \(unit)")
        let rows = history.versions.map { version -> [SQLValue] in
            let name = UnitName(version.name)
            return [
                Identifier<UnitVersion>(at: now).sqlValue, unit.sqlValue, name.text.sqlValue, name.sortKey.sqlValue,
                name.searchKey.sqlValue, version.kind.rawValue.sqlValue, version.founder.sqlValue,
                version.period.from.sqlValue, version.period.through.sqlValue,
            ]
        }
        let columns = [
            "id", "unit_id", "name", "sort_key", "search_key", "kind", "founder_id", "valid_from", "valid_to",
        ]
        try connection.insert(into: "unit_version", columns: columns, rows: rows)
    }

    /// Puts places in the place of those before. The closure must be computed again afterwards.
    func store(_ places: UnitPlaces, of unit: Unit.ID) throws {
        try connection.execute("DELETE FROM unit_place WHERE unit_id = \(unit)")
        let rows = places.places.map { place -> [SQLValue] in
            [
                Identifier<UnitPlaces>(at: now).sqlValue, unit.sqlValue, place.parent.sqlValue,
                place.period.from.sqlValue,
                place.period.through.sqlValue,
            ]
        }
        try connection.insert(
            into: "unit_place", columns: ["id", "unit_id", "parent_id", "valid_from", "valid_to"], rows: rows)
    }

    func insertEvent(
        _ kind: UnitEvent.Kind, of unit: Unit.ID, _ decision: Decision, successors: [(Unit.ID, UnitEvent.Part)] = []
    ) throws {
        let id = UnitEvent.ID(at: now)
        try connection.execute(
            """
            INSERT INTO unit_event (id, unit_id, kind, happened_on, decision, note, recorded_at)
            VALUES (\(id), \(unit), \(kind.rawValue), \(decision.day), \(decision.number), \(decision.note), \(now))
            """)
        for (successor, part) in successors {
            try connection.execute(
                """
                INSERT INTO unit_successor (event_id, successor_id, part)
                VALUES (\(id), \(successor), \(part.rawValue))
                """)
        }
    }

    /// The journal's row about a unit: what was decided, and the fields that differ.
    func recordChange(of unit: Unit.ID, _ kind: UnitEvent.Kind, _ changes: [JournalEntry.Change]) throws {
        let event = JournalEntry.Change("event", from: nil, to: kind.rawValue)
        try record(
            JournalEntry(
                .unitChanged, JournalEntry.Object("unit", unit.number),
                changes: [event] + changes.filter { $0.from != $0.to }))
    }

    /// Computes the closure of the given units and of everything below them afresh.
    func rebuildClosure(of changed: Set<Unit.ID>) throws {
        var affected = changed
        var frontier = changed
        while !frontier.isEmpty {
            let below = try places(where: "p.parent_id IN (\(list: Array(frontier)))").keys
            frontier = Set(below).subtracting(affected)
            affected.formUnion(frontier)
        }
        var known: [Unit.ID: UnitPlaces] = [:]
        var wanted = affected
        var units = affected
        while !wanted.isEmpty {
            let found = try places(where: "p.unit_id IN (\(list: Array(wanted)))")
            known.merge(found) { first, _ in first }
            wanted = Set(found.values.flatMap(\.places).map(\.parent)).subtracting(units)
            units.formUnion(wanted)
        }
        let closure = UnitClosure(places: known, firstDays: try firstDays(of: units))
        try connection.execute("DELETE FROM unit_closure WHERE descendant_id IN (\(list: Array(affected)))")
        let rows = affected.sorted().flatMap(closure.pairs).map { pair -> [SQLValue] in
            [
                pair.ancestor.sqlValue, pair.descendant.sqlValue, pair.depth.sqlValue, pair.period.from.sqlValue,
                pair.period.through.sqlValue,
            ]
        }
        try connection.insert(
            into: "unit_closure", columns: ["ancestor_id", "descendant_id", "depth", "valid_from", "valid_to"],
            rows: rows)
    }

    private func firstDays(of units: Set<Unit.ID>) throws -> [Unit.ID: Day] {
        let rows = try connection.query(
            """
            SELECT unit_id, min(valid_from) AS first_day FROM unit_version
            WHERE unit_id IN (\(list: Array(units))) GROUP BY unit_id
            """)
        return try Dictionary(
            rows.map { row -> (Unit.ID, Day) in (try row["unit_id"], try row["first_day"]) },
            uniquingKeysWith: { first, _ in first })
    }
}
