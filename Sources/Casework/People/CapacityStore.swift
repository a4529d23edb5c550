import Language
import Storage

extension Registry {
    package var capacities: CapacityStore { CapacityStore(registry: self) }
}

/// For how many hours a week specialists are employed, by their school or by the municipality for all of its schools.
package struct CapacityStore: Sendable {
    let registry: Registry

    /// What a unit has agreed with its specialists.
    package struct Sheet: Sendable {
        package let unitName: String
        package let level: Unit.Level
        /// By name; those that ended more than a year ago are left out.
        package let rows: [SpecialistCapacity]
        /// Who works at the unit, or below it.
        package let people: [Colleague]
        package let kinds: [MeasureKind]
        package let mayKeep: Bool
    }

    package struct Colleague: Sendable {
        package let person: Person.ID
        package let name: PersonName
    }

    package func sheet(of unit: Unit.ID, as viewer: Viewer) async throws(Rejection) -> Sheet {
        try await registry.read(as: viewer) { tx in
            let level = try tx.employer(unit)
            return Sheet(
                unitName: try tx.unitName(unit), level: level, rows: try tx.capacities(of: unit),
                people: try tx.colleagues(at: unit), kinds: try tx.advisoryKinds(),
                mayKeep: try tx.holds(.keepCapacity, for: unit))
        }
    }

    /// Records hours. Where the person has hours of the same kind here that still run, these end the day before.
    /// - Throws: `.invalid` where two rows would hold on the same days in any other way.
    @discardableResult
    package func record(_ new: NewCapacity, at unit: Unit.ID, as viewer: Viewer) async throws(Rejection)
        -> SpecialistCapacity.ID
    {
        try await registry.write(as: viewer) { tx in
            try tx.requireKeeper(of: unit)
            if let made = try tx.made(by: new.receipt) { return SpecialistCapacity.ID(number: made) }
            let problems = try tx.problems(of: new, at: unit)
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            for old in try tx.standing(new, at: unit) {
                guard old.gives(wayTo: new.period) else {
                    throw Rejection.invalid(
                        "valid_from", Message("capacity.problem.overlap", ["from": .day(old.period.from)]))
                }
                try tx.withdraw(old.id)
                try tx.insert(
                    NewCapacity(
                        person: new.person, kind: new.kind, hours: old.hours,
                        period: Period(old.period.from, through: new.period.from.previous)), at: unit)
            }
            let id = try tx.insert(new, at: unit)
            try tx.recognise(new.person)
            try tx.keepReceipt(new.receipt, made: id.number)
            return id
        }
    }

    /// Takes back what was recorded by mistake; it stays known for the days before.
    package func withdraw(_ id: SpecialistCapacity.ID, of unit: Unit.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireKeeper(of: unit)
            let row = try tx.connection.first(
                "SELECT id FROM specialist_capacity WHERE id = \(id) AND unit_id = \(unit) AND withdrawn_at IS NULL")
            guard row != nil else { throw Rejection.notFound }
            try tx.withdraw(id)
        }
    }
}

/// Hours that hold now, as far as another row has to know them.
private struct StandingHours {
    let id: SpecialistCapacity.ID
    let hours: Int
    let period: Period

    /// Whether these hours just end where others begin.
    func gives(wayTo next: Period) -> Bool {
        period.from < next.from
            && (next.through.map { last in period.through.map { $0 <= last } ?? false } ?? true)
    }
}

extension Transaction {
    /// - Throws: `.notFound` for a unit that employs nobody or whose staff the viewer may not see.
    fileprivate func employer(_ unit: Unit.ID) throws -> Unit.Level {
        guard try holds(.readStaff, for: unit) else { throw Rejection.notFound }
        let level = try level(of: unit)
        switch level {
        case .institution, .municipality: return level
        case .region, .state: throw Rejection.notFound
        }
    }

    fileprivate func requireKeeper(of unit: Unit.ID) throws {
        _ = try employer(unit)
        guard try holds(.keepCapacity, for: unit) else { throw Rejection.notAllowed("capacity.not_allowed") }
    }

    fileprivate func advisoryKinds() throws -> [MeasureKind] {
        try measureKinds(on: today).filter { $0.nature == .advisory }
    }

    fileprivate func problems(of new: NewCapacity, at unit: Unit.ID) throws -> [Problem] {
        var problems: [Problem] = []
        if !(try colleagues(at: unit).contains { $0.person == new.person }) {
            problems.append(Problem("person", "capacity.problem.person"))
        }
        if !(try advisoryKinds().contains { $0.code == new.kind }) {
            problems.append(Problem("kind", "capacity.problem.kind"))
        }
        if !SpecialistCapacity.bounds.contains(new.hours) {
            problems.append(Problem("hours", "capacity.problem.hours"))
        }
        if let last = new.period.through, last < new.period.from {
            problems.append(Problem("valid_to", "capacity.problem.ends_before"))
        }
        return problems
    }

    fileprivate func standing(_ new: NewCapacity, at unit: Unit.ID) throws -> [StandingHours] {
        try connection.query(
            """
            SELECT id, hours, valid_from, valid_to FROM specialist_capacity
            WHERE person_id = \(new.person) AND unit_id = \(unit) AND kind = \(new.kind) AND withdrawn_at IS NULL
            AND (valid_to IS NULL OR valid_to >= \(new.period.from)) ORDER BY valid_from
            """
        ).map { row in
            let from: Day = try row[2]
            return StandingHours(id: try row[0], hours: try row[1], period: Period(from, through: try row[3]))
        }.filter { $0.period.intersection(new.period) != nil }
    }

    @discardableResult
    fileprivate func insert(_ new: NewCapacity, at unit: Unit.ID) throws -> SpecialistCapacity.ID {
        let id = SpecialistCapacity.ID(at: now)
        try connection.execute(
            """
            INSERT INTO specialist_capacity (id, person_id, unit_id, kind, hours, valid_from, valid_to, recorded_by, recorded_at)
            VALUES (\(id), \(new.person), \(unit), \(new.kind), \(new.hours), \(new.period.from), \(new.period.through),
                \(viewer.person), \(now))
            """)
        try record(
            JournalEntry(
                .created, .init("specialist_capacity", id.number),
                changes: [
                    .init("person", from: nil, to: new.person.description), .init("kind", from: nil, to: new.kind),
                    .init("hours", from: nil, to: String(new.hours)),
                    .init("valid_from", from: nil, to: new.period.from.description),
                    .init("valid_to", from: nil, to: new.period.through?.description),
                ]), at: unit, by: [.keepCapacity])
        return id
    }

    fileprivate func withdraw(_ id: SpecialistCapacity.ID) throws {
        try connection.execute(
            """
            UPDATE specialist_capacity SET withdrawn_at = \(now), withdrawn_by = \(viewer.person)
            WHERE id = \(id) AND withdrawn_at IS NULL
            """)
        try record(JournalEntry(.withdrawn, .init("specialist_capacity", id.number)))
    }
}
