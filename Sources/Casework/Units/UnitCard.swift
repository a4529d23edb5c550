import Storage

/// Everything that is known of one unit, told from a day.
package struct UnitCard: Hashable, Sendable {
    package let unit: NamedUnit
    package let day: Day
    /// All names, kinds and founders in order of time.
    package let history: UnitHistory
    package let founder: NamedUnit?
    /// From the state down to the unit.
    package let path: [NamedUnit]
    /// What lies directly below on the day.
    package let children: [NamedUnit]
    package let participations: [Participation]
    /// What happened to it, the earliest first.
    package let events: [UnitEvent]
    /// What happened to others and made this unit their successor.
    package let inheritances: [UnitEvent]

    /// How the unit stands on the day of the card.
    package enum Standing: Hashable, Sendable {
        case notYet(first: Day)
        case existing
        case ended(last: Day)
    }

    package var standing: Standing {
        if day < unit.life.from { return .notYet(first: unit.life.from) }
        if let last = unit.life.through, last < day { return .ended(last: last) }
        return .existing
    }

    /// The names before and after the one of the day, each with the days on which it was borne.
    package var otherNames: [(name: String, period: Period)] {
        var names: [(name: String, period: Period)] = []
        for version in history.versions {
            if let last = names.last, last.name == version.name {
                names[names.count - 1].period = Period(last.period.from, through: version.period.through)
            } else {
                names.append((version.name, version.period))
            }
        }
        return names.filter { $0.name != unit.name }
    }
}

extension UnitStore {
    /// The card of a unit on the map and in the names of a day.
    package func card(_ code: String, on day: Day, as viewer: Viewer) async throws(Rejection) -> UnitCard {
        try await registry.read(as: viewer) { tx in
            let record = try tx.unit(coded: code)
            let founder = try record.history.version(on: day).founder.map { NamedUnit(try tx.unit($0), on: day) }
            return UnitCard(
                unit: NamedUnit(record, on: day), day: day, history: record.history, founder: founder,
                path: try tx.path(to: record.id, on: day),
                children: try tx.below(record.id, on: day, includingClosed: false) { $0 == 1 },
                participations: try tx.participations(of: record.id),
                events: try tx.events(where: "e.unit_id = \(record.id)"),
                inheritances: try tx.events(
                    where: "e.id IN (SELECT h.event_id FROM unit_successor h WHERE h.successor_id = \(record.id))"))
        }
    }
}
