import Language
import Storage

/// A unit that is new to the registry.
package struct Founding: Hashable, Sendable {
    package let code: String
    package let name: String
    package let kind: Unit.Kind
    /// The unit that it lies in on its first day.
    package let parent: String
    package let founder: String?
    /// It existed before; the registry's records begin on the day.
    package let existedBefore: Bool
    package let decision: Decision

    package init(
        code: String, name: String, kind: Unit.Kind, in parent: String, founder: String? = nil,
        existedBefore: Bool = false, by decision: Decision
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.founder = founder
        self.existedBefore = existedBefore
        self.decision = decision
    }
}

extension UnitStore {
    /// Enters a new municipality or institution. What happened to its place on the map since then is known and is
    /// entered with it: a school of 2009 in Priekules novads lies in Dienvidkurzemes novads from 2021.
    package func found(_ founding: Founding, as viewer: Viewer) async throws(Rejection) {
        try await found([founding], as: viewer)
    }

    /// Enters many at once, all or none.
    package func found(_ foundings: [Founding], as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            var entered: Set<Unit.ID> = []
            for founding in foundings { entered.insert(try tx.found(founding)) }
            try tx.rebuildClosure(of: entered)
        }
    }
}

extension Transaction {
    fileprivate func found(_ founding: Founding) throws -> Unit.ID {
        let day = founding.decision.day
        let name = UnitName(founding.name).text
        guard !name.isEmpty else { throw Rejection.invalid("name", "unit.problem.name_missing") }
        guard Unit.isCode(founding.code, of: founding.kind.level) else {
            throw Rejection.invalid("code", "unit.problem.code_malformed")
        }
        guard try connection.first("SELECT id FROM unit WHERE code = \(founding.code)") == nil else {
            throw Rejection.conflict([
                Problem("code", Message("unit.problem.code_taken", ["code": .text(founding.code)]))
            ])
        }
        let parent = try unit(named: founding.parent, field: "parent", existingOn: day)
        try requireRight(over: try unit(coded: "LV"))
        try requirePlace(of: founding.kind, in: parent)
        let founder = try founding.founder.map { try unit(named: $0, field: "founder", existingOn: day) }

        let new = Unit(id: Unit.ID(at: now), code: founding.code)
        try insert(new, founding.kind.level)
        let version = UnitVersion(name: name, kind: founding.kind, founder: founder?.id, period: Period(day))
        guard var history = UnitHistory([version]) else { throw Rejection.broken("a founding without a version") }
        var founders: [UnitPlaces.Place] = []
        if let founder { founders = try chain(founder, from: day) }
        let state = try unit(coded: Unit.stateCode).id
        for heir in founders.dropFirst().prefix(while: { $0.parent != state }) {
            history.change(from: heir.period.from, until: nil) { $0.founder = heir.parent }
        }
        try store(history, of: new.id)
        try store(UnitPlaces(try chain(parent, from: day)), of: new.id)
        let event: UnitEvent.Kind = founding.existedBefore ? .entered : .founded
        try insertEvent(event, of: new.id, founding.decision)
        try recordChange(
            of: new.id, event,
            [
                JournalEntry.Change("code", from: nil, to: founding.code),
                JournalEntry.Change("name", from: nil, to: name),
            ])
        return new.id
    }

    /// Only the next level up, or higher for what the state has founded.
    func requirePlace(of kind: Unit.Kind, in parent: UnitRecord) throws {
        let fits =
            switch (kind.level, parent.level) {
            case (.institution, .municipality): !kind.isOfState
            case (.institution, .region), (.institution, .state): kind.isOfState
            case (.municipality, .region), (.municipality, .state), (.region, .state): true
            case (.municipality, _), (.region, _), (.state, _), (.institution, .institution): false
            }
        guard fits else { throw Rejection.invalid("parent", "unit.problem.wrong_place") }
    }

    /// Where a unit lies that lies in `parent` from a day on, as far as the map's later changes decide it. A
    /// municipality that was divided leaves it to the state until somebody says which part it belongs to.
    func chain(_ parent: UnitRecord, from day: Day) throws -> [UnitPlaces.Place] {
        var places: [UnitPlaces.Place] = []
        var (parent, day) = (parent, day)
        while let last = parent.history.life.through, last >= day {
            places.append(UnitPlaces.Place(parent: parent.id, period: Period(day, through: last)))
            day = last.next
            parent = try heir(of: parent, on: day)
        }
        places.append(UnitPlaces.Place(parent: parent.id, period: Period(day)))
        return places
    }

    private func heir(of unit: UnitRecord, on day: Day) throws -> UnitRecord {
        let heirs = try connection.query(
            """
            SELECT s.successor_id FROM unit_event e JOIN unit_successor s ON s.event_id = e.id
            WHERE e.unit_id = \(unit.id) AND e.happened_on = \(day)
            """)
        guard heirs.count == 1, let heir = heirs.first else { return try self.unit(coded: Unit.stateCode) }
        return try self.unit(try heir["successor_id"])
    }
}

extension Unit {
    /// The whole country.
    package static let stateCode = "LV"

    /// Institutions have registration numbers of digits, everything else codes that begin with the country.
    package static func isCode(_ code: String, of level: Level) -> Bool {
        switch level {
        case .state: code == stateCode
        case .region, .municipality:
            code.hasPrefix("LV-") && (4...8).contains(code.utf8.count)
                && code.utf8.dropFirst(3).allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        case .institution: (4...12).contains(code.utf8.count) && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
    }
}
