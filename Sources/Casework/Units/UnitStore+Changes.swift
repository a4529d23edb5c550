import Language
import Storage

extension UnitStore {
    /// A new name from the day of the decision on; what was before keeps the old one.
    package func rename(_ code: String, to name: String, by decision: Decision, as viewer: Viewer)
        async throws(Rejection)
    {
        try await registry.write(as: viewer) { tx in
            let name = UnitName(name).text
            guard !name.isEmpty else { throw Rejection.invalid("name", "unit.problem.name_missing") }
            try tx.amend(code, .renamed, decision) { $0.name = name }
        }
    }

    package func changeKind(
        _ code: String, to kind: Unit.Kind, by decision: Decision, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            guard kind.level == (try tx.unit(coded: code)).level else {
                throw Rejection.invalid("kind", "unit.problem.kind_of_other_level")
            }
            try tx.amend(code, .kindChanged, decision) { $0.kind = kind }
        }
    }

    package func changeFounder(
        _ code: String, to founder: String, by decision: Decision, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let founder = try tx.unit(named: founder, field: "founder", existingOn: decision.day)
            try tx.amend(code, .founderChanged, decision) { $0.founder = founder.id }
        }
    }
}

extension Transaction {
    /// Changes one matter from the day of the decision to the day of the next decision on the same matter.
    func amend(
        _ code: String, _ kind: UnitEvent.Kind, _ decision: Decision, _ edit: (inout UnitVersion) -> Void
    ) throws {
        var record = try manageable(code, decision)
        let days = try connection.query(
            "SELECT happened_on FROM unit_event WHERE unit_id = \(record.id) AND kind = \(kind.rawValue)"
        ).map { row -> Day in try row["happened_on"] }
        guard !days.contains(decision.day) else {
            throw Rejection.conflict([Problem("on", Message("unit.problem.same_day", ["day": .day(decision.day)]))])
        }
        let before = record.history
        record.history.change(from: decision.day, until: days.filter { $0 > decision.day }.min(), edit)
        guard record.history != before else { throw Rejection.conflict("unit.problem.nothing_changed") }
        try store(record.history, of: record.id)
        try insertEvent(kind, of: record.id, decision)
        let (old, new) = (before.version(on: decision.day), record.history.version(on: decision.day))
        try recordChange(
            of: record.id, kind,
            [
                JournalEntry.Change("name", from: old.name, to: new.name),
                JournalEntry.Change("kind", from: old.kind.rawValue, to: new.kind.rawValue),
                JournalEntry.Change("founder", from: old.founder?.description, to: new.founder?.description),
            ])
    }

    /// A unit that the viewer may change and that exists on the day of the decision, after its first day.
    func manageable(_ code: String, _ decision: Decision) throws -> UnitRecord {
        let record = try unit(coded: code)
        try requireRight(over: record)
        let life = record.history.life
        guard decision.day > life.from else {
            throw Rejection.invalid("on", Message("unit.problem.before_beginning", ["day": .day(life.from)]))
        }
        guard life.contains(decision.day) else {
            let last = life.through ?? life.from
            throw Rejection.conflict([Problem("on", Message("unit.problem.ended", ["day": .day(last)]))])
        }
        return record
    }

    /// Refuses a viewer without the right to manage the unit. The map is no secret, so the answer is a plain refusal.
    func requireRight(over record: UnitRecord) throws {
        let scope = viewer.scope(.manageUnits, of: "u.id", on: today)
        guard try connection.first("SELECT u.id FROM unit u WHERE u.id = \(record.id) AND \(scope)") != nil else {
            throw Rejection.notAllowed("unit.problem.not_allowed")
        }
    }

    /// Another unit that a form names, in words that point at the field.
    func unit(named code: String, field: String, existingOn day: Day) throws -> UnitRecord {
        guard let record = try records(where: "u.code = \(code)").first else {
            throw Rejection.invalid(field, Message("unit.problem.unknown", ["code": .text(code)]))
        }
        guard record.history.life.contains(day) else {
            let name = record.history.version(on: day).name
            throw Rejection.invalid(
                field, Message("unit.problem.not_existing_then", ["name": .text(name), "day": .day(day)]))
        }
        return record
    }
}
