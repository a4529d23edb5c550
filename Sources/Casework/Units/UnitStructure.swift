import Storage

/// The map of one day with a place for every institution that the registry knows, also for those that had closed or
/// were not founded yet: reports about any year can be told on any map, in the names of that map's day.
package struct UnitStructure: Sendable {
    package struct Place: Hashable, Sendable {
        package let institution: NamedUnit
        /// `nil` for the state's own institutions and for those that a divided municipality left without a place.
        package let municipality: NamedUnit?
        /// `nil` before 2021: which region a municipality belonged to is not recorded.
        package let region: NamedUnit?
        package let state: NamedUnit
    }

    package let day: Day
    /// Every unit of every level by the names of the day.
    package let units: [Unit.ID: NamedUnit]
    /// Every institution with what it lies in.
    package let places: [Unit.ID: Place]
    package let state: NamedUnit
    /// Who went on with the whole of a unit that was no more on the day.
    private let heirs: [Unit.ID: Unit.ID]

    /// The unit, or on a map after its end the one that goes on with its duties. One that the map does not know yet keeps
    /// its own name.
    package func heir(of unit: Unit.ID) -> NamedUnit? {
        var (heir, steps) = (unit, 0)
        while let ended = units[heir], !ended.life.contains(day), let next = heirs[heir], steps < 10 {
            heir = next
            steps += 1
        }
        return units[heir]
    }

    /// The unit of a level that an institution lies in on this map.
    package func unit(_ level: Unit.Level, of institution: Unit.ID) -> NamedUnit? {
        guard let place = places[institution] else { return nil }
        return switch level {
        case .institution: place.institution
        case .municipality: place.municipality
        case .region: place.region
        case .state: place.state
        }
    }

    /// Units of a level that exist on the day, in the order of names.
    package func units(_ level: Unit.Level) -> [NamedUnit] {
        units.values.filter { $0.level == level && $0.life.contains(day) }.inOrderOfNames()
    }
}

extension UnitStructure {
    init(on day: Day, records: [UnitRecord], places: [Unit.ID: UnitPlaces], heirs: [Unit.ID: Unit.ID]) throws {
        let units = Dictionary(
            records.map { ($0.id, NamedUnit($0, on: day)) }, uniquingKeysWith: { first, _ in first })
        guard let state = units.values.first(where: { $0.level == .state }) else {
            throw Rejection.broken("the map has no state")
        }
        self.day = day
        self.heirs = heirs
        self.state = state
        self.units = units
        self.places = units.filter { $0.value.level == .institution }.mapValues { institution in
            var above: [Unit.Level: NamedUnit] = [:]
            var unit = institution
            while let parent = places[unit.id]?.place(on: day).flatMap({ units[$0.parent] }) {
                above[parent.level] = parent
                unit = parent
            }
            return Place(
                institution: institution, municipality: above[.municipality], region: above[.region], state: state)
        }
    }

    /// Reads the map of a day: a few questions to the database, whatever the number of units.
    package static func load(on day: Day, from connection: any Connection) throws -> UnitStructure {
        let heirs = try connection.query(
            """
            SELECT ended.unit_id, heir.successor_id FROM unit_event ended JOIN unit_successor heir ON heir.event_id = ended.id
            WHERE heir.part = 'whole' AND ended.happened_on <= \(day) ORDER BY ended.happened_on
            """)
        return try UnitStructure(
            on: day, records: UnitRecord.all(from: connection), places: UnitPlaces.all(from: connection),
            heirs: Dictionary(try heirs.map { (try $0[0], try $0[1]) }, uniquingKeysWith: { _, last in last }))
    }
}

extension UnitStore {
    /// The map of a day with a place for every institution.
    package func structure(on day: Day, as viewer: Viewer) async throws(Rejection) -> UnitStructure {
        try await registry.read(as: viewer) { tx in try UnitStructure.load(on: day, from: tx.connection) }
    }
}
