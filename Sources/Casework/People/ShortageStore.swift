import Storage

extension Transaction {
    /// The roles without whose holders no plan of the unit can be written and approved, where none can sign in.
    func shortages(at unit: Unit.ID) throws -> [Shortage] {
        try needs(of: unit).compactMap { role, place in try shortage(of: role, at: place) }
    }

    /// Who must be there: authors and the head at the institution, the coordinator of its municipality (state
    /// institutions have no such level), an expert of the state.
    private func needs(of unit: Unit.ID) throws -> [(Role.Kind, Unit.ID)] {
        let above = try connection.query(
            """
            SELECT unit.id, unit.level FROM unit JOIN unit_closure place ON place.ancestor_id = unit.id
            WHERE place.descendant_id = \(unit) AND \(holds("place", on: today)) ORDER BY place.depth
            """)
        let isOfState = try isOfState(unit)
        var needs: [(Role.Kind, Unit.ID)] = []
        for row in above {
            let place: Unit.ID = try row[0]
            guard let level = Unit.Level(rawValue: try row[1]) else { continue }
            switch level {
            case .institution: needs += [(.institutionHead, place), (.planAuthor, place)]
            case .municipality: if !isOfState { needs.append((.municipalityCoordinator, place)) }
            case .region: if place == unit { needs.append((.regionalCoordinator, place)) }
            case .state:
                needs += place == unit ? [(.ikvdExpert, place), (.administrator, place)] : [(.ikvdExpert, place)]
            }
        }
        return needs
    }

    private func unitCode(_ unit: Unit.ID) throws -> String {
        guard let row = try connection.first("SELECT code FROM unit WHERE id = \(unit)") else {
            throw Rejection.notFound
        }
        return try row[0]
    }

    private func isOfState(_ unit: Unit.ID) throws -> Bool {
        let row = try connection.first(
            "SELECT kind FROM unit_version WHERE unit_id = \(unit) AND valid_from <= \(today) ORDER BY valid_from DESC LIMIT 1"
        )
        return try row.flatMap { Unit.Kind(rawValue: try $0[0]) }?.isOfState ?? false
    }

    fileprivate func shortage(of role: Role.Kind, at place: Unit.ID) throws -> Shortage? {
        let holders = try connection.query(
            """
            SELECT person.id, person.given_name, person.surname FROM role_assignment held
            JOIN person ON person.id = held.person_id WHERE held.unit_id = \(place) AND held.kind = \(role.rawValue)
            AND held.withdrawn_at IS NULL AND \(holds("held", on: today)) ORDER BY person.sort_key, person.id
            """)
        var state = Shortage.State.nobody
        for row in holders {
            let name = PersonName(storedGiven: try row[1], surname: try row[2]).full
            switch try wayIn(of: try row[0]) {
            case .open: return nil
            case .invited(let until): state = .invited(name, until: until)
            case .invitationExpired, .disabled, .none: if state == .nobody { state = .shutOut(name) }
            }
        }
        return Shortage(
            role: role, unit: place, unitCode: try unitCode(place), unitName: try unitName(place), state: state,
            menders: try menders(of: role, at: place))
    }

    /// People who can sign in and may give the role at the unit, the nearest first.
    private func menders(of role: Role.Kind, at place: Unit.ID) throws -> [Shortage.Mender] {
        try connection.query(
            """
            SELECT person.given_name, person.surname, held.kind, held.unit_id FROM role_assignment held
            JOIN unit_closure reach ON reach.ancestor_id = held.unit_id AND reach.descendant_id = \(place)
            JOIN person ON person.id = held.person_id JOIN account ON account.person_id = person.id
            WHERE held.withdrawn_at IS NULL AND held.kind IN (\(list: role.grantedBy.map(\.rawValue)))
            AND \(holds("held", on: today)) AND \(holds("reach", on: today))
            AND account.password IS NOT NULL AND account.disabled_at IS NULL
            ORDER BY reach.depth, person.sort_key, person.id LIMIT 5
            """
        ).compactMap { row in
            guard let kind = Role.Kind(rawValue: try row[2]) else { return nil }
            return Shortage.Mender(
                name: PersonName(storedGiven: try row[0], surname: try row[1]), role: kind,
                unitName: try unitName(try row[3]))
        }
    }

    /// Institutions that take part in a programme today and have no holder of the role who can sign in, where the viewer
    /// may invite one. Administrators keep the program running and are not asked to staff the schools.
    fileprivate func institutionsWithout(_ role: Role.Kind, atMost limit: Int) throws -> [Unit.ID] {
        let inviters = role.grantedBy.filter { $0 != .administrator }
        return try connection.query(
            """
            SELECT unit.id FROM unit WHERE unit.level = \(Unit.Level.institution.rawValue)
            AND \(viewer.scope(inviters, of: "unit.id", on: today))
            AND EXISTS (SELECT 1 FROM participation part WHERE part.unit_id = unit.id AND \(holds("part", on: today)))
            AND NOT EXISTS (SELECT 1 FROM role_assignment held JOIN account ON account.person_id = held.person_id
                WHERE held.unit_id = unit.id AND held.kind = \(role.rawValue) AND held.withdrawn_at IS NULL
                AND \(holds("held", on: today)) AND account.password IS NOT NULL AND account.disabled_at IS NULL)
            ORDER BY unit.code LIMIT \(limit)
            """
        ).map { try $0[0] }
    }
}

extension PeopleStore {
    /// What the viewer can mend today: institutions of theirs without a head or author, invited ones left out.
    package func tasks(as viewer: Viewer) async throws(Rejection) -> [Shortage] {
        guard !viewer.roles(for: .managePeople).isEmpty else { return [] }
        return try await registry.read(as: viewer) { tx in
            try [Role.Kind.institutionHead, .planAuthor].flatMap { role in
                try tx.institutionsWithout(role, atMost: 20).compactMap { try tx.shortage(of: role, at: $0) }
            }.filter(\.isUrgent)
        }
    }
}
