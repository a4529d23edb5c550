import Language
import Storage

/// Under which unit of a map money stands.
struct MoneyMap {
    let asked: NamedUnit?
    let units: [Unit.ID: NamedUnit]
    private let map: UnitStructure
    let level: Unit.Level

    init(on day: Day, _ request: MoneyRequest, from connection: any Connection) throws {
        map = try UnitStructure.load(on: day, from: connection)
        units = map.units
        level = request.level ?? .municipality
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
        guard let unit = map.heir(of: partner) else { return [] }
        if unit.level == .institution { return chain(unit.id) }
        let inside = map.places.values.first { $0.municipality?.id == unit.id }
        let state = map.units.values.first { $0.level == .state }
        return [unit, inside?.region, state].compactMap { $0 }
    }
}
