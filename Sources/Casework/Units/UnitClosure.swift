/// All pairs of a unit and what it lies under, itself at depth 0, for every stretch of days in which the pair held.
///
/// Access and lists ask it instead of walking up the tree. It is computed from the places, never entered.
package struct UnitClosure: Hashable, Sendable {
    package struct Pair: Hashable, Sendable {
        package let ancestor: Unit.ID
        package let descendant: Unit.ID
        package let depth: Int
        package let period: Period
    }

    private let places: [Unit.ID: UnitPlaces]
    private let firstDays: [Unit.ID: Day]

    /// - Parameters:
    ///   - places: of every unit that is asked for and of everything above.
    ///   - firstDays: of the same units.
    package init(places: [Unit.ID: UnitPlaces], firstDays: [Unit.ID: Day]) {
        self.places = places
        self.firstDays = firstDays
    }

    /// The pairs in which `unit` is below. A unit goes on as its own after it ended: its records stay its own.
    package func pairs(of unit: Unit.ID) -> [Pair] {
        guard let first = firstDays[unit] else { return [] }
        let own = Pair(ancestor: unit, descendant: unit, depth: 0, period: Period(first))
        let above = (places[unit] ?? UnitPlaces()).places.flatMap { place in
            pairs(of: place.parent).compactMap { pair -> Pair? in
                guard let period = pair.period.intersection(place.period) else { return nil }
                return Pair(ancestor: pair.ancestor, descendant: unit, depth: pair.depth + 1, period: period)
            }
        }
        return [own] + UnitClosure.joined(above)
    }

    /// Neighbouring stretches of the same pair at the same depth become one.
    private static func joined(_ pairs: [Pair]) -> [Pair] {
        let ordered = pairs.sorted {
            ($0.ancestor, $0.period.from) < ($1.ancestor, $1.period.from)
        }
        return ordered.reduce(into: []) { result, pair in
            guard let last = result.last, last.ancestor == pair.ancestor, last.depth == pair.depth,
                last.period.through?.next == pair.period.from
            else {
                result.append(pair)
                return
            }
            result[result.count - 1] = Pair(
                ancestor: last.ancestor, descendant: last.descendant, depth: last.depth,
                period: Period(last.period.from, through: pair.period.through))
        }
    }
}
