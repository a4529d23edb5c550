import Storage

extension Transaction {
    /// Events with their successors; each unit is named as on the last day before the event, a successor as on its day.
    func events(where condition: SQL) throws -> [UnitEvent] {
        let rows = try connection.query(
            """
            SELECT e.id, e.unit_id, e.kind, e.happened_on, e.decision, e.note FROM unit_event e
            WHERE \(condition) ORDER BY e.happened_on, e.id
            """)
        let ids = try rows.map { row -> UnitEvent.ID in try row["id"] }
        let heirs = try connection.query(
            "SELECT event_id, successor_id, part FROM unit_successor WHERE event_id IN (\(list: ids))")
        let units =
            try rows.map { row -> Unit.ID in try row["unit_id"] }
            + heirs.map { row -> Unit.ID in try row["successor_id"] }
        let records = Dictionary(
            try records(where: "u.id IN (\(list: units))").map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try rows.compactMap { row in
            let id: UnitEvent.ID = try row["id"]
            let day: Day = try row["happened_on"]
            guard let unit = records[try row["unit_id"]] else { return nil }
            let successors = try heirs.filter { try $0["event_id"] == id }.compactMap { heir in
                try records[try heir["successor_id"]].map { record in
                    UnitEvent.Successor(unit: NamedUnit(record, on: day), part: try heir.code("part"))
                }
            }
            return UnitEvent(
                id: id, kind: try row.code("kind"), unit: NamedUnit(unit, on: day.previous), on: day,
                decision: try row["decision"], note: try row["note"],
                successors: successors.sorted { $0.unit.sortKey.lexicographicallyPrecedes($1.unit.sortKey) })
        }
    }
}
