import Language
import Storage

/// People at their units. Learners have a store of their own.
package struct PeopleStore: Sendable {
    let registry: Registry

    /// The staff of a unit, by name.
    package func staff(of unit: Unit.ID, as viewer: Viewer) async throws(Rejection) -> Staff {
        try await registry.read(as: viewer) { tx in
            guard try tx.reason(for: .readStaff, at: unit) != nil else { throw Rejection.notFound }
            let level = try tx.level(of: unit)
            return Staff(
                unit: unit, unitName: try tx.unitName(unit), level: level, members: try tx.staff(of: unit),
                grantable: try Role.Kind.allCases.filter { try $0.levels.contains(level) && tx.mayGrant($0, at: unit) },
                shortages: try tx.shortages(at: unit))
        }
    }

    /// Whatever is missing for work at a unit, and who can mend it. Open to everybody who holds a role there or above:
    /// an author who cannot go on must see whom to ask.
    package func missing(for unit: Unit.ID, as viewer: Viewer) async throws(Rejection) -> [Shortage] {
        try await registry.read(as: viewer) { tx in
            let seen = try tx.connection.first(
                "SELECT id FROM unit WHERE id = \(unit) AND \(tx.viewer.scope(Role.Kind.allCases, of: "unit.id", on: tx.today))"
            )
            guard seen != nil else { throw Rejection.notFound }
            return try tx.shortages(at: unit)
        }
    }
}

extension Registry {
    package var people: PeopleStore { PeopleStore(registry: self) }
}

extension Transaction {
    func staff(of unit: Unit.ID) throws -> [StaffMember] {
        let people = try connection.query(
            """
            SELECT person.id, person.given_name, person.surname FROM person
            WHERE EXISTS (SELECT 1 FROM role_assignment held WHERE held.person_id = person.id AND held.unit_id = \(unit)
                AND held.withdrawn_at IS NULL AND (held.valid_to IS NULL OR held.valid_to >= \(today.advanced(by: -365))))
            ORDER BY person.sort_key, person.id
            """)
        return try people.map { row in
            let id: Person.ID = try row["id"]
            return StaffMember(
                person: id, name: PersonName(storedGiven: try row["given_name"], surname: try row["surname"]),
                wayIn: try wayIn(of: id), roles: try rolesLately(of: id, at: unit), isViewer: id == viewer.person,
                isInViewersHands: try id != viewer.person && mayVouch(for: id))
        }
    }

    /// Whether the person works at a unit whose staff the viewer may see.
    func isStaffInReach(_ person: Person.ID) throws -> Bool {
        try connection.first(
            """
            SELECT 1 FROM role_assignment held WHERE held.person_id = \(person) AND held.withdrawn_at IS NULL
            AND \(viewer.scope(.readStaff, of: "held.unit_id", on: today)) LIMIT 1
            """) != nil
    }

    func wayIn(of person: Person.ID) throws -> StaffMember.WayIn {
        if let account = try account(of: person) {
            return account.isDisabled ? .disabled : account.isOpen ? .open : .none
        }
        let row = try connection.first(
            """
            SELECT expires_at FROM invitation WHERE person_id = \(person) AND used_at IS NULL AND withdrawn_at IS NULL
            ORDER BY expires_at DESC LIMIT 1
            """)
        guard let row else { return .none }
        let until: Instant = try row[0]
        return until > now ? .invited(until: until) : .invitationExpired
    }

    private func rolesLately(of person: Person.ID, at unit: Unit.ID) throws -> [Role] {
        try connection.query(
            """
            \(roleColumns) WHERE held.person_id = \(person) AND held.unit_id = \(unit) AND held.withdrawn_at IS NULL
            AND (held.valid_to IS NULL OR held.valid_to >= \(today.advanced(by: -365))) ORDER BY held.valid_from, held.id
            """
        ).map(Role.init(row:))
    }
}
