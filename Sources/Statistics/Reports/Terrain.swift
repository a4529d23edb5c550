import Casework
import Language

/// The units that a request is about, on its map and within the viewer's scope: which institutions are counted,
/// and which unit each of them stands for in the rows.
struct Terrain: Sendable {
    /// The unit that was asked about, if one was.
    let asked: NamedUnit?
    let level: Unit.Level
    let institutions: Set<Unit.ID>
    /// The viewer sees less than the whole country and named no unit: the figures are about his part.
    let isPartial: Bool
    /// Figures of few learners are hidden.
    let isGuarded: Bool
    /// The units above the asked one of which the viewer may see everything, from the state down.
    let above: [NamedUnit]
    private let map: UnitStructure
    /// Municipalities of which everything is counted: where their shared specialists stand.
    private let municipalities: Set<Unit.ID>

    init(_ request: ReportRequest, _ map: UnitStructure, _ scope: ReportScope) throws(Rejection) {
        self.map = map
        let asked = try request.unit.map { code throws(Rejection) in try Self.unit(code, map, scope) }
        let inside = map.places.values.filter { place in asked.map { Self.place(place, liesIn: $0) } ?? true }
        let visible = inside.filter { scope.holds($0.institution.id) }
        // A figure of a unit is shown to those who may see all of it.
        if let asked, visible.count < inside.count || (inside.isEmpty && !scope.holds(asked.id)) { throw .notFound }
        self.asked = asked
        above = Self.above(asked, map, scope)
        institutions = Set(visible.map(\.institution.id))
        municipalities = Set(
            map.units.values.filter { unit in
                unit.level == .municipality && scope.holds(unit.id)
                    && (asked.map { Self.municipality(unit.id, liesIn: $0, map) } ?? true)
            }.map(\.id))
        isPartial = asked == nil && !scope.everything
        isGuarded = scope.guards(institutions)
        level = try Self.level(request, asked, isPartial: isPartial, isGuarded: isGuarded)
        if isPartial, request.dimensions.contains(.unit), level != .institution {
            let whole = map.places.values.filter { institutions.contains($0.institution.id) }.map { row(of: $0).id }
            let rows = Set(whole)
            let hidden = map.places.values.contains { place in
                !institutions.contains(place.institution.id) && rows.contains(row(of: place).id)
            }
            if hidden { throw .notAllowed("report.problem.level_above_scope") }
        }
    }

    /// The unit in whose row an institution, or a municipality itself, is counted; `nil` where it is not counted.
    func row(of unit: Unit.ID) -> NamedUnit? {
        if institutions.contains(unit) { return map.places[unit].map(row(of:)) }
        guard municipalities.contains(unit), let heir = map.heir(of: unit) else { return nil }
        let place = map.places.values.first { $0.municipality?.id == heir.id }
        return switch level {
        case .institution, .municipality: heir
        case .region: place?.region ?? map.state
        case .state: map.state
        }
    }

    /// Municipalities and the state's partners for those who see the country, institutions for everybody else.
    var choices: [NamedUnit] {
        let places = map.places.values
        guard isPartial || asked != nil else {
            let partners = places.map(\.institution).filter { $0.kind.isOfState && $0.life.contains(map.day) }
            return map.units(.municipality) + (isGuarded ? [] : partners.inOrderOfNames())
        }
        let near = places.filter { institutions.contains($0.institution.id) }
        return Array(Set(near.map { isGuarded ? row(of: $0) : $0.institution })).inOrderOfNames()
    }

    /// The state's own institutions are partners of the project like municipalities and stand beside them under their own
    /// code. Whatever else has no unit of the level (regions before 2021) falls to the next unit above.
    private func row(of place: UnitStructure.Place) -> NamedUnit {
        switch level {
        case .institution: place.institution
        case .municipality:
            place.municipality ?? (place.institution.kind.isOfState ? place.institution : place.region ?? place.state)
        case .region: place.region ?? place.state
        case .state: place.state
        }
    }
}

extension Terrain {
    /// - Throws: a problem at the field `unit` where it is not on the map.
    private static func unit(_ code: String, _ map: UnitStructure, _ scope: ReportScope) throws(Rejection) -> NamedUnit
    {
        guard let unit = map.units.values.first(where: { $0.code == code }) else {
            throw .invalid("unit", Message("report.problem.unknown_unit", ["text": .text(String(code.prefix(40)))]))
        }
        // A closed institution keeps its place on later maps; a municipality that ended has none.
        guard unit.level == .institution || unit.life.contains(map.day) else {
            let (year, month, day) = map.day.parts
            throw .invalid(
                "unit",
                Message(
                    "report.problem.unit_not_on_map", ["unit": .text(unit.name), "day": .day(year, month, day)]))
        }
        return unit
    }

    private static func place(_ place: UnitStructure.Place, liesIn unit: NamedUnit) -> Bool {
        switch unit.level {
        case .institution: place.institution.id == unit.id
        case .municipality: place.municipality?.id == unit.id
        case .region: place.region?.id == unit.id
        case .state: true
        }
    }

    private static func municipality(_ unit: Unit.ID, liesIn asked: NamedUnit, _ map: UnitStructure) -> Bool {
        guard let heir = map.heir(of: unit) else { return false }
        return switch asked.level {
        case .institution: false
        case .municipality: heir.id == asked.id
        case .region: map.places.values.contains { $0.municipality?.id == heir.id && $0.region?.id == asked.id }
        case .state: true
        }
    }

    private static func above(_ asked: NamedUnit?, _ map: UnitStructure, _ scope: ReportScope) -> [NamedUnit] {
        guard let asked, let place = map.places.values.first(where: { Self.place($0, liesIn: asked) }) else {
            return []
        }
        let chain = [place.state, place.region, place.municipality].compactMap { $0 }.prefix { $0.id != asked.id }
        return chain.filter { unit in
            map.places.values.allSatisfy { !Self.place($0, liesIn: unit) || scope.holds($0.institution.id) }
        }
    }

    private static func level(
        _ request: ReportRequest, _ asked: NamedUnit?, isPartial: Bool, isGuarded: Bool
    ) throws(Rejection) -> Unit.Level {
        let usual: Unit.Level =
            switch asked?.level {
            case .institution: .institution
            case .municipality: isGuarded ? .municipality : .institution
            case .region, .state: .municipality
            case nil: isPartial && !isGuarded ? .institution : .municipality
            }
        let level = request.level ?? usual
        if let asked, level.depth < asked.level.depth { throw .invalid("level", "report.problem.level_above_unit") }
        if isGuarded, level == .institution || asked?.level == .institution {
            throw .notAllowed("report.problem.level_below_municipality")
        }
        return level
    }
}

extension Unit.Level {
    /// How far below the state.
    fileprivate var depth: Int {
        switch self {
        case .state: 0
        case .region: 1
        case .municipality: 2
        case .institution: 3
        }
    }
}
