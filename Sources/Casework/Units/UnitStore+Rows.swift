import Storage

extension Transaction {
    /// - Throws: `Rejection.notFound` for a code that no unit has.
    func unit(coded code: String) throws -> UnitRecord {
        guard let record = try records(where: "u.code = \(code)").first else { throw Rejection.notFound }
        return record
    }

    func unit(_ id: Unit.ID) throws -> UnitRecord {
        guard let record = try records(where: "u.id = \(id)").first else { throw Rejection.notFound }
        return record
    }

    /// Units with their histories; the condition speaks of `unit u`.
    func records(where condition: SQL) throws -> [UnitRecord] { try UnitRecord.all(where: condition, from: connection) }

    /// Places of units; the condition speaks of `unit_place p`.
    func places(where condition: SQL) throws -> [Unit.ID: UnitPlaces] {
        try UnitPlaces.all(where: condition, from: connection)
    }

    /// Names of a day by key.
    func named(_ ids: some Collection<Unit.ID>, on day: Day) throws -> [Unit.ID: NamedUnit] {
        let records = try records(where: "u.id IN (\(list: Array(ids)))")
        return Dictionary(records.map { ($0.id, NamedUnit($0, on: day)) }, uniquingKeysWith: { first, _ in first })
    }

    func path(to unit: Unit.ID, on day: Day) throws -> [NamedUnit] {
        let rows = try connection.query(
            """
            SELECT ancestor_id FROM unit_closure WHERE descendant_id = \(unit) AND \(Period.holds(on: day))
            ORDER BY depth DESC
            """)
        let ids = try rows.map { row -> Unit.ID in try row["ancestor_id"] }
        let names = try named(ids, on: day)
        return ids.compactMap { names[$0] }
    }

    func below(
        _ unit: Unit.ID, on day: Day, includingClosed: Bool, _ depth: (Int) -> Bool
    ) throws -> [NamedUnit] {
        let rows = try connection.query(
            """
            SELECT descendant_id, depth FROM unit_closure
            WHERE ancestor_id = \(unit) AND depth > 0 AND \(Period.holds(on: day))
            """)
        let ids = try rows.filter { depth(try $0["depth"]) }.map { row -> Unit.ID in try row["descendant_id"] }
        return try named(ids, on: day).values.filter { includingClosed || $0.life.contains(day) }.inOrderOfNames()
    }
}

extension UnitRecord {
    static func all(where condition: SQL = "TRUE", from connection: any Connection) throws -> [UnitRecord] {
        let rows = try connection.query(
            """
            SELECT u.id, u.code, u.level, v.name, v.kind, v.founder_id, v.valid_from, v.valid_to
            FROM unit u JOIN unit_version v ON v.unit_id = u.id
            WHERE \(condition) ORDER BY u.id, v.valid_from
            """)
        var units: [(unit: Unit, level: Unit.Level, versions: [UnitVersion])] = []
        for row in rows {
            let unit = Unit(id: try row["id"], code: try row["code"])
            if units.last?.unit != unit { units.append((unit, try row.code("level"), [])) }
            units[units.count - 1].versions.append(try UnitVersion(row))
        }
        return units.compactMap { unit, level, versions in
            UnitHistory(versions).map { UnitRecord(unit: unit, level: level, history: $0) }
        }
    }
}

extension UnitPlaces {
    static func all(where condition: SQL = "TRUE", from connection: any Connection) throws -> [Unit.ID: UnitPlaces] {
        let rows = try connection.query(
            "SELECT unit_id, parent_id, valid_from, valid_to FROM unit_place p WHERE \(condition)")
        var places: [Unit.ID: [Place]] = [:]
        for row in rows {
            places[try row["unit_id"], default: []].append(
                Place(parent: try row["parent_id"], period: try Period(row)))
        }
        return places.mapValues(UnitPlaces.init)
    }
}

extension UnitVersion {
    init(_ row: Row) throws {
        self.init(
            name: try row["name"], kind: try row.code("kind"), founder: try row["founder_id"], period: try Period(row))
    }
}
