import Language
import Storage

extension UnitStore {
    /// Closes an institution. Its records stay, its place on the map goes on.
    package func close(_ code: String, by decision: Decision, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            var record = try tx.manageable(code, decision)
            guard record.level == .institution else { throw Rejection.conflict("unit.problem.territory_needs_heir") }
            try tx.end(&record, decision.day)
            try tx.insertEvent(.closed, of: record.id, decision)
            try tx.recordChange(
                of: record.id, .closed,
                [JournalEntry.Change("valid_to", from: nil, to: decision.day.previous.description)])
        }
    }

    /// One unit goes into another of the same level. A municipality takes along the institutions that lie in it.
    package func merge(
        _ code: String, into successor: String, by decision: Decision, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            var record = try tx.manageable(code, decision)
            let heir = try tx.heir(successor, of: record, decision)
            let moved = try tx.hand(&record, to: heir, decision)
            try tx.rebuildClosure(of: moved)
            try tx.recordChange(
                of: record.id, .mergedInto, [JournalEntry.Change("successor", from: nil, to: successor)])
        }
    }

    /// One unit becomes parts of several. Of a divided municipality's institutions only those in `places` (institution
    /// to municipality) get a place at once; the others lie under the state until they are moved.
    package func split(
        _ code: String, into successors: [String], places: [String: String] = [:], by decision: Decision,
        as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            var record = try tx.manageable(code, decision)
            guard Set(successors).count > 1 else {
                throw Rejection.invalid("successors", "unit.problem.split_needs_two")
            }
            let heirs = try successors.map { try tx.heir($0, of: record, decision) }
            let moved = try tx.divide(&record, among: heirs, places: places, decision)
            try tx.rebuildClosure(of: moved)
            try tx.recordChange(
                of: record.id, .split, successors.map { JournalEntry.Change("successor", from: nil, to: $0) })
        }
    }
}

extension Transaction {
    fileprivate func heir(_ code: String, of record: UnitRecord, _ decision: Decision) throws -> UnitRecord {
        let heir = try unit(named: code, field: "successors", existingOn: decision.day)
        guard heir.id != record.id else { throw Rejection.invalid("successors", "unit.problem.own_successor") }
        guard heir.level == record.level, heir.level == .institution || heir.level == .municipality else {
            throw Rejection.invalid("successors", "unit.problem.successor_of_other_level")
        }
        return heir
    }

    /// The unit is no more from a day on; with it ends its part in programmes.
    func end(_ record: inout UnitRecord, _ day: Day) throws {
        let later = try connection.first(
            """
            SELECT happened_on FROM unit_event WHERE unit_id = \(record.id) AND happened_on >= \(day) AND kind <> 'moved'
            ORDER BY happened_on DESC
            """)
        if let later {
            let day: Day = try later["happened_on"]
            throw Rejection.conflict([Problem("on", Message("unit.problem.later_event", ["day": .day(day)]))])
        }
        record.history.end(on: day)
        try store(record.history, of: record.id)
        try connection.execute("DELETE FROM participation WHERE unit_id = \(record.id) AND valid_from >= \(day)")
        try connection.execute(
            """
            UPDATE participation SET valid_to = \(day.previous)
            WHERE unit_id = \(record.id) AND (valid_to IS NULL OR valid_to >= \(day))
            """)
    }

    /// Everything of a unit goes to one heir. Returns the units whose place changed.
    func hand(_ record: inout UnitRecord, to heir: UnitRecord, _ decision: Decision) throws -> Set<Unit.ID> {
        try end(&record, decision.day)
        let isTerritory = record.level == .municipality
        try insertEvent(
            isTerritory ? .territoryReform : .mergedInto, of: record.id, decision, successors: [(heir.id, .whole)])
        guard isTerritory else { return [] }
        let places = try chain(heir, from: decision.day)
        var moved = try leaveMap(record.id, decision.day)
        for (child, placesBefore) in try self.places(lyingIn: record.id, from: decision.day) {
            var after = placesBefore
            after.pass(from: record.id, on: decision.day, to: places)
            try store(after, of: child)
            moved.insert(child)
        }
        try passFounder(record.id, to: places)
        return moved
    }

    /// A unit goes in parts to several heirs. Returns the units whose place changed.
    func divide(
        _ record: inout UnitRecord, among heirs: [UnitRecord], places: [String: String], _ decision: Decision
    ) throws -> Set<Unit.ID> {
        try end(&record, decision.day)
        let isTerritory = record.level == .municipality
        try insertEvent(
            isTerritory ? .territoryReform : .split, of: record.id, decision, successors: heirs.map { ($0.id, .part) })
        guard isTerritory else { return [] }
        let state = try unit(coded: Unit.stateCode)
        var moved = try leaveMap(record.id, decision.day)
        for (child, placesBefore) in try self.places(lyingIn: record.id, from: decision.day) {
            let code = try unit(child).unit.code
            let heir = try places[code].map { wanted in
                guard let heir = heirs.first(where: { $0.unit.code == wanted }) else {
                    throw Rejection.invalid("places", Message("unit.problem.unknown", ["code": .text(wanted)]))
                }
                return heir
            }
            var after = placesBefore
            after.pass(from: record.id, on: decision.day, to: try chain(heir ?? state, from: decision.day))
            try store(after, of: child)
            moved.insert(child)
        }
        return moved
    }

    private func leaveMap(_ unit: Unit.ID, _ day: Day) throws -> Set<Unit.ID> {
        var places = try places(where: "p.unit_id = \(unit)")[unit] ?? UnitPlaces()
        places.end(on: day)
        try store(places, of: unit)
        return [unit]
    }

    /// Everything, closed schools too, that lies in a unit on a day or later.
    private func places(lyingIn unit: Unit.ID, from day: Day) throws -> [Unit.ID: UnitPlaces] {
        try places(
            where: """
                p.unit_id IN (SELECT c.unit_id FROM unit_place c WHERE c.parent_id = \(unit)
                AND (c.valid_to IS NULL OR c.valid_to >= \(day)))
                """)
    }

    /// The heir is also the founder of what the municipality had founded.
    private func passFounder(_ founder: Unit.ID, to heirs: [UnitPlaces.Place]) throws {
        let founded = try records(
            where: "u.id IN (SELECT f.unit_id FROM unit_version f WHERE f.founder_id = \(founder))")
        for var record in founded {
            let before = record.history
            for heir in heirs {
                record.history.change(from: heir.period.from, until: nil) { version in
                    if version.founder == founder { version.founder = heir.parent }
                }
            }
            if record.history != before { try store(record.history, of: record.id) }
        }
    }
}
