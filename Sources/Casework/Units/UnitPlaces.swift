/// Where a unit lay, stretch by stretch. An institution keeps its place after it closed, so that its plans are found on
/// every later map; a municipality that ended lies nowhere.
package struct UnitPlaces: Hashable, Sendable {
    package struct Place: Hashable, Sendable {
        package let parent: Unit.ID
        package let period: Period

        package init(parent: Unit.ID, period: Period) {
            self.parent = parent
            self.period = period
        }
    }

    package private(set) var places: [Place]

    package init(_ places: [Place] = []) { self.places = places.sorted { $0.period.from < $1.period.from } }

    /// The place of a day. Before the first known place the first; after the last one none.
    package func place(on day: Day) -> Place? {
        if let first = places.first, day < first.period.from { return first }
        return places.first { $0.period.contains(day) }
    }

    /// From a day on it lies elsewhere, in one place after another.
    package mutating func move(from day: Day, to places: [Place]) {
        end(on: day)
        self.places += places
    }

    /// From a day on what lay in `parent` lies in its heirs, one after another; later places elsewhere stay.
    package mutating func pass(from parent: Unit.ID, on day: Day, to heirs: [Place]) {
        places = places.flatMap { place -> [Place] in
            guard place.parent == parent else { return [place] }
            let before = place.period.before(day).map { Place(parent: parent, period: $0) }
            let after = heirs.compactMap { heir in
                place.period.intersection(heir.period).map { Place(parent: heir.parent, period: $0) }
            }
            return (before.map { [$0] } ?? []) + after
        }
    }

    /// From a day on it lies nowhere.
    package mutating func end(on day: Day) {
        places = places.compactMap { place in
            place.period.before(day).map { Place(parent: place.parent, period: $0) }
        }
    }
}
