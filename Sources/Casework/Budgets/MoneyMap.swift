import Language
import Storage

/// Under which unit of a map money stands.
struct MoneyMap {
    let asked: NamedUnit?
    let units: [Unit.ID: NamedUnit]
    private let map: UnitStructure
    let level: Unit.Level
    /// Who went on with the duties of a municipality that was no more on the map's day.
    private let heirs: [Unit.ID: Unit.ID]

    init(on day: Day, _ request: MoneyRequest, from connection: any Connection) throws {
        map = try UnitStructure.load(on: day, from: connection)
        units = map.units
        level = request.level ?? .municipality
        let rows = try connection.query(
            """
            SELECT ended.unit_id, heir.successor_id FROM unit_event ended JOIN unit_successor heir ON heir.event_id = ended.id
            WHERE heir.part = 'whole' AND ended.happened_on <= \(day) ORDER BY ended.happened_on
            """)
        heirs = Dictionary(try rows.map { (try $0[0], try $0[1]) }, uniquingKeysWith: { _, last in last })
        let units = map.units
        asked = try request.unit.map { code in
            guard let unit = units.values.first(where: { $0.code == code }) else {
                throw Rejection.invalid(
                    "unit", Message("report.problem.unknown_unit", ["text": .text(String(code.prefix(40)))]))
            }
            guard unit.level == .institution || unit.life.contains(day) else {
                throw Rejection.invalid(
                    "unit", Message("report.problem.unit_not_on_map", ["unit": .text(unit.name), "day": .day(day)]))
            }
            return unit
        }
    }

    /// The unit in whose row money is counted; `nil` where it is not asked about.
    ///
    /// - Parameter institution: of the plan; `nil` for what was allocated.
    func place(partner: Unit.ID, _ institution: Unit.ID?) -> NamedUnit? {
        let above = institution.map(chain) ?? self.above(partner: partner)
        guard asked.map({ asked in above.contains { $0.id == asked.id } }) ?? true else { return nil }
        // The state's own institutions stand beside the municipalities; what has no unit of a level falls to the next above.
        switch level {
        case .institution: return above.first
        case .municipality:
            return above.first { $0.level == .municipality } ?? above.first { $0.kind.isOfState } ?? above.last
        case .region: return above.first { $0.level == .region } ?? above.last
        case .state: return above.last
        }
    }

    /// The institution and what it lies in, from below.
    private func chain(_ institution: Unit.ID) -> [NamedUnit] {
        guard let place = map.places[institution] else { return [] }
        return [place.institution, place.municipality, place.region, place.state].compactMap { $0 }
    }

    /// A partner and what it lies in. A municipality that the map does not know yet keeps its own name.
    private func above(partner: Unit.ID) -> [NamedUnit] {
        var partner = partner
        var steps = 0
        while let unit = map.units[partner], !unit.life.contains(map.day), let heir = heirs[partner], steps < 10 {
            partner = heir
            steps += 1
        }
        guard let unit = map.units[partner] else { return [] }
        if unit.level == .institution { return chain(partner) }
        let inside = map.places.values.first { $0.municipality?.id == partner }
        let state = map.units.values.first { $0.level == .state }
        return [unit, inside?.region, state].compactMap { $0 }
    }
}
