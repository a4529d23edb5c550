import Language
import Storage

extension UnitStore {
    /// An institution lies elsewhere from a day on: in another municipality, or in the part of a divided one that its
    /// address belongs to. Closed institutions move too, so that later maps have a place for their plans.
    package func move(_ code: String, to parent: String, by decision: Decision, as viewer: Viewer)
        async throws(Rejection)
    {
        try await registry.write(as: viewer) { tx in
            let record = try tx.unit(coded: code)
            try tx.requireRight(over: record)
            let target = try tx.unit(named: parent, field: "parent", existingOn: decision.day)
            try tx.requirePlace(of: record.history.last.kind, in: target)
            var places = try tx.places(where: "p.unit_id = \(record.id)")[record.id] ?? UnitPlaces()
            let before = places
            try tx.requireOrder(of: record, places, decision)
            places.move(from: decision.day, to: try tx.chain(target, from: decision.day))
            guard places.place(on: decision.day)?.parent != before.place(on: decision.day)?.parent else {
                throw Rejection.conflict("unit.problem.nothing_changed")
            }
            try tx.store(places, of: record.id)
            try tx.insertEvent(.moved, of: record.id, decision)
            try tx.rebuildClosure(of: [record.id])
            try tx.recordChange(of: record.id, .moved, [JournalEntry.Change("parent", from: nil, to: parent)])
        }
    }

    /// Institutions of municipalities that the map of a day leaves without a municipality: theirs was divided.
    package func unplaced(on day: Day, as viewer: Viewer) async throws(Rejection) -> [NamedUnit] {
        try await registry.read(as: viewer) { tx in
            let state = try tx.unit(coded: Unit.stateCode).id
            return try tx.below(state, on: day, includingClosed: true) { $0 == 1 }
                .filter { $0.level == .institution && !$0.kind.isOfState }
        }
    }
}

extension Transaction {
    /// Moves are entered in the order in which they happened.
    fileprivate func requireOrder(of record: UnitRecord, _ places: UnitPlaces, _ decision: Decision) throws {
        let first = places.places.first?.period.from ?? record.history.life.from
        guard decision.day > first else {
            throw Rejection.invalid("on", Message("unit.problem.before_beginning", ["day": .day(first)]))
        }
        let later = try connection.first(
            """
            SELECT happened_on FROM unit_event
            WHERE unit_id = \(record.id) AND kind = 'moved' AND happened_on >= \(decision.day)
            """)
        if let later {
            let day: Day = try later["happened_on"]
            throw Rejection.conflict([Problem("on", Message("unit.problem.later_event", ["day": .day(day)]))])
        }
    }
}
