import Language
import Storage

extension Transaction {
    /// The roles that a person holds today at units that still exist. A role at a municipality that a reform ended is
    /// not among them, unless it was granted at the successor. The one with the most to do comes first.
    func roles(of person: Person.ID) throws -> [Role] {
        try connection.query(
            """
            \(roleColumns) WHERE held.person_id = \(person) AND held.withdrawn_at IS NULL AND \(holds("held", on: today))
            AND EXISTS (SELECT 1 FROM unit_closure place WHERE place.ancestor_id = held.unit_id
                AND place.descendant_id = held.unit_id AND \(holds("place", on: today)))
            """
        ).map(Role.init(row:)).sorted { one, other in
            (one.kind.order, one.period.from, one.id) < (other.kind.order, other.period.from, other.id)
        }
    }

    /// Roles that a person holds or will hold, for the question who may vouch for them.
    func standingRoles(of person: Person.ID) throws -> [Role] {
        try connection.query(
            """
            \(roleColumns) WHERE held.person_id = \(person) AND held.withdrawn_at IS NULL
            AND (held.valid_to IS NULL OR held.valid_to >= \(today)) ORDER BY held.valid_from, held.id
            """
        ).map(Role.init(row:))
    }

    func role(_ id: Role.ID) throws -> Role? {
        try connection.first("\(roleColumns) WHERE held.id = \(id) AND held.withdrawn_at IS NULL").map(Role.init(row:))
    }

    func holder(of role: Role.ID) throws -> Person.ID? {
        try connection.first("SELECT person_id FROM role_assignment WHERE id = \(role) AND withdrawn_at IS NULL").map {
            try $0[0]
        }
    }

    /// Attaches a role. The same role at the same unit in an overlapping time is not doubled. What a person entered by
    /// hand waits to be verified; what the operator of the server brings in does not.
    @discardableResult
    func insertRole(_ kind: Role.Kind, at unit: Unit.ID, _ period: Period, of person: Person.ID) throws -> Role.ID {
        let through = period.through ?? Day(number: 2_932_896)
        let same = try connection.first(
            """
            SELECT id FROM role_assignment held WHERE person_id = \(person) AND kind = \(kind.rawValue)
            AND unit_id = \(unit) AND withdrawn_at IS NULL AND valid_from <= \(through)
            AND (valid_to IS NULL OR valid_to >= \(period.from)) ORDER BY valid_from LIMIT 1
            """)
        if let same {
            let id: Role.ID = try same[0]
            try connection.execute(
                """
                UPDATE role_assignment SET valid_to = CASE WHEN valid_to < \(through) THEN \(period.through) ELSE valid_to END,
                valid_from = CASE WHEN valid_from > \(period.from) THEN \(period.from) ELSE valid_from END WHERE id = \(id)
                """)
            return id
        }
        let id = Role.ID(at: now)
        try connection.execute(
            """
            INSERT INTO role_assignment (id, person_id, kind, unit_id, valid_from, valid_to, granted_by, verified_at,
                recorded_at)
            VALUES (\(id), \(person), \(kind.rawValue), \(unit), \(period.from), \(period.through), \(viewer.person),
                \(viewer.person == nil ? now : nil), \(now))
            """)
        return id
    }

    /// Ends a role after a last day, or at once.
    func endRole(_ id: Role.ID, lastDay: Day?) throws {
        if let lastDay {
            try connection.execute("UPDATE role_assignment SET valid_to = \(lastDay) WHERE id = \(id)")
        } else {
            try connection.execute("UPDATE role_assignment SET withdrawn_at = \(now) WHERE id = \(id)")
        }
    }

    func markVerified(_ id: Role.ID) throws {
        try connection.execute(
            "UPDATE role_assignment SET verified_at = \(now) WHERE id = \(id) AND verified_at IS NULL")
    }

    /// Whether the viewer may give and take this role at the unit today.
    func mayGrant(_ kind: Role.Kind, at unit: Unit.ID) throws -> Bool {
        try connection.first(
            "SELECT id FROM unit WHERE id = \(unit) AND \(viewer.scope(kind.grantedBy, of: "unit.id", on: today))")
            != nil
    }

    /// Whether the viewer may give every role that the person has: only then may they hand out a key to the account,
    /// because whoever holds the key could act in each of those roles.
    func mayVouch(for person: Person.ID) throws -> Bool {
        let roles = try standingRoles(of: person)
        if roles.isEmpty { return viewer.isOperator || viewer.roles.contains { $0.kind == .administrator } }
        return try roles.allSatisfy { try mayGrant($0.kind, at: $0.unit) }
    }

    /// The level of a unit, for viewers who have a business there.
    func level(of unit: Unit.ID) throws -> Unit.Level {
        let row = try connection.first("SELECT level FROM unit WHERE id = \(unit)")
        guard let row, let level = Unit.Level(rawValue: try row[0]) else { throw Rejection.notFound }
        return level
    }

    func stateUnit() throws -> Unit.ID {
        guard
            let row = try connection.first(
                "SELECT id FROM unit WHERE level = \(Unit.Level.state.rawValue) ORDER BY id LIMIT 1")
        else {
            throw Rejection.conflict("account.bootstrap.no_units")
        }
        return try row[0]
    }

    /// People who can sign in and administer the registry today.
    func administrators() throws -> Int {
        let row = try connection.first(
            """
            SELECT count(DISTINCT held.person_id) FROM role_assignment held
            JOIN account ON account.person_id = held.person_id
            WHERE held.kind = \(Role.Kind.administrator.rawValue) AND held.withdrawn_at IS NULL
            AND \(holds("held", on: today)) AND account.password IS NOT NULL AND account.disabled_at IS NULL
            """)
        return try row?[0] ?? 0
    }

    var roleColumns: SQL {
        """
        SELECT held.id, held.kind, held.unit_id, held.valid_from, held.valid_to, held.verified_at, unit.code,
        coalesce(named.name, unit.code) AS name
        FROM role_assignment held JOIN unit ON unit.id = held.unit_id
        LEFT JOIN unit_version named ON named.unit_id = held.unit_id AND named.valid_from = (
            SELECT max(latest.valid_from) FROM unit_version latest
            WHERE latest.unit_id = held.unit_id AND latest.valid_from <= \(today))
        """
    }
}

extension Role {
    init(row: Row) throws {
        guard let kind = Kind(rawValue: try row["kind"]) else { throw Rejection.broken("role_assignment.kind") }
        let verifiedAt: Instant? = try row["verified_at"]
        self.init(
            id: try row["id"], kind: kind, unit: try row["unit_id"], unitCode: try row["code"],
            unitName: try row["name"],
            period: Period(try row["valid_from"], through: try row["valid_to"]), isVerified: verifiedAt != nil)
    }
}
