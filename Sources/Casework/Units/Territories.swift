import Storage

/// The map of the country as shipped: the state, the five planning regions, the municipalities since 2009 and the
/// reforms between them. Which region the municipalities before 2021 belonged to is not in the source, so they lie
/// directly under the state until the reform.
extension Transaction {
    func loadTerritories() throws {
        var changed = try loadRegions(try ReferenceSheet("regions.csv", PackageResources.regions_csv))
        changed.formUnion(
            try loadMunicipalities(try ReferenceSheet("territories.csv", PackageResources.territories_csv)))
        let reforms = try ReferenceSheet("territory-transitions.csv", PackageResources.territory_transitions_csv)
        changed.formUnion(try loadReforms(reforms))
        guard !changed.isEmpty else { return }
        try rebuildClosure(of: changed)
        try record(
            JournalEntry(
                .unitChanged, JournalEntry.Object("unit"),
                changes: [JournalEntry.Change("reference_data", from: nil, to: "\(changed.count)")]))
    }

    private func knownCodes() throws -> Set<String> {
        Set(try connection.query("SELECT code FROM unit").map { row -> String in try row["code"] })
    }

    /// The state comes first in the file.
    private func loadRegions(_ sheet: ReferenceSheet) throws -> Set<Unit.ID> {
        let known = try knownCodes()
        var entered: Set<Unit.ID> = []
        for line in sheet.lines where !known.contains(try line["code"]) {
            let version = UnitVersion(
                name: try line["name"], kind: try line.code("kind"), period: Period(try line.value("valid_from")))
            let parent = version.kind == .state ? nil : try unit(coded: Unit.stateCode).id
            let places = parent.map { [UnitPlaces.Place(parent: $0, period: version.period)] } ?? []
            entered.insert(try enter(try line["code"], [version], UnitPlaces(places)))
        }
        return entered
    }

    /// Each unit is entered as if it went on for ever; the reforms then end those that they end.
    private func loadMunicipalities(_ sheet: ReferenceSheet) throws -> Set<Unit.ID> {
        let known = try knownCodes()
        let codes = try records(where: "u.level IN ('state', 'region')")
        let parents = Dictionary(codes.map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
        guard let state = parents[Unit.stateCode] else { throw Rejection.broken("the map has no state") }
        var entered: Set<Unit.ID> = []
        let lines = Dictionary(grouping: sheet.lines) { $0.fields["code"] ?? "" }
        for (code, lines) in lines.sorted(by: { $0.key < $1.key }) where !known.contains(code) {
            let versions = try lines.map { line in
                let last: Day? = line.number == lines.last?.number ? nil : try line.optional("valid_to")
                return UnitVersion(
                    name: try line["name"], kind: try line.code("kind"),
                    period: Period(try line.value("valid_from", as: Day.self), through: last))
            }
            guard let line = lines.last, let first = versions.first?.period.from else { continue }
            var places = UnitPlaces([UnitPlaces.Place(parent: state.id, period: Period(first))])
            if let regionCode: String = try line.optional("region") {
                guard let region = parents[regionCode] else { throw line.malformed("region") }
                let from = max(first, region.history.life.from)
                places.move(from: from, to: [UnitPlaces.Place(parent: region.id, period: Period(from))])
            }
            entered.insert(try enter(code, versions, places))
        }
        return entered
    }

    private func enter(_ code: String, _ versions: [UnitVersion], _ places: UnitPlaces) throws -> Unit.ID {
        guard let history = UnitHistory(versions) else { throw Rejection.broken("\(code) has no version") }
        let unit = Unit(id: Unit.ID(at: now), code: code)
        try insert(unit, history.first.kind.level)
        try store(history, of: unit.id)
        try store(places, of: unit.id)
        return unit.id
    }
}
