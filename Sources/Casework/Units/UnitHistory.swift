/// What a unit was called, what it was and who had founded it, during one stretch of days.
package struct UnitVersion: Hashable, Sendable {
    package var name: String
    package var kind: Unit.Kind
    package var founder: Unit.ID?
    package let period: Period

    package init(name: String, kind: Unit.Kind, founder: Unit.ID? = nil, period: Period) {
        self.name = name
        self.kind = kind
        self.founder = founder
        self.period = period
    }

    fileprivate func during(_ period: Period) -> UnitVersion {
        UnitVersion(name: name, kind: kind, founder: founder, period: period)
    }
}

/// The versions of one unit in order of time, without gaps. There is always at least one.
package struct UnitHistory: Hashable, Sendable {
    package private(set) var versions: [UnitVersion]
    private let original: UnitVersion

    /// `nil` without a version.
    package init?(_ versions: [UnitVersion]) {
        let ordered = versions.sorted { $0.period.from < $1.period.from }
        guard let first = ordered.first else { return nil }
        self.versions = ordered
        original = first
    }

    package var first: UnitVersion { versions.first ?? original }
    package var last: UnitVersion { versions.last ?? original }

    /// From the first to the last day of the unit.
    package var life: Period { Period(first.period.from, through: last.period.through) }

    /// The version of a day; before the first day the first, after the last day the last.
    package func version(on day: Day) -> UnitVersion {
        versions.last { $0.period.from <= day } ?? first
    }

    /// Changes all versions from a day on, up to (not with) a later day on which the next decision on the same matter
    /// takes effect. So a rename that is entered late stays right.
    package mutating func change(from day: Day, until next: Day?, _ edit: (inout UnitVersion) -> Void) {
        let reach = Period(day, through: next?.previous)
        var changed: [UnitVersion] = []
        for version in versions {
            if let before = version.period.before(day) { changed.append(version.during(before)) }
            if let within = version.period.intersection(reach) {
                var piece = version.during(within)
                edit(&piece)
                changed.append(piece)
            }
            if let next, let after = version.period.intersection(Period(next)) { changed.append(version.during(after)) }
        }
        versions = UnitHistory.joined(changed)
    }

    /// The unit is no more from a day on.
    package mutating func end(on day: Day) {
        versions = versions.compactMap { version in version.period.before(day).map(version.during) }
    }

    /// Neighbours that say the same become one.
    private static func joined(_ pieces: [UnitVersion]) -> [UnitVersion] {
        pieces.reduce(into: []) { result, piece in
            if let last = result.last, last.during(piece.period) == piece {
                result[result.count - 1] = last.during(Period(last.period.from, through: piece.period.through))
            } else {
                result.append(piece)
            }
        }
    }
}
