import Storage

extension Transaction {
    /// The nearest of the viewer's roles that carries one of the rights at the unit today; `nil` where none does.
    func reason(for rights: Right..., at unit: Unit.ID) throws -> Reason? { try reason(for: rights, at: unit) }

    func reason(for rights: [Right], at unit: Unit.ID) throws -> Reason? {
        let name = try unitName(unit)
        if viewer.isOperator { return Reason(relation: .operator, role: nil, unitName: name) }
        guard let person = viewer.person else { return nil }
        let row = try connection.first(
            """
            SELECT held.id, closure.depth FROM role_assignment held
            JOIN unit_closure closure ON closure.ancestor_id = held.unit_id
            WHERE held.person_id = \(person) AND held.withdrawn_at IS NULL
            AND held.kind IN (\(list: rights.flatMap(\.roles).map(\.rawValue))) AND \(holds("held", on: today))
            AND closure.descendant_id = \(unit) AND \(holds("closure", on: today))
            ORDER BY closure.depth, held.valid_from, held.id LIMIT 1
            """)
        guard let row else { return nil }
        let (id, depth): (Role.ID, Int) = (try row[0], try row[1])
        guard let role = try role(id) else { return nil }
        return Reason(relation: depth == 0 ? .own : .within, role: role, unitName: name)
    }

    /// The role in which the viewer acts at a unit: the one chosen for this visit where it carries one of the rights
    /// there, else the nearest that does. Somebody with roles in two schools acts in each in the role held there.
    func actingRole(for rights: [Right], at unit: Unit.ID) throws -> (kind: Role.Kind, unit: Unit.ID)? {
        guard let person = viewer.person else { return nil }
        let chosen = viewer.actingRole
        let row = try connection.first(
            """
            SELECT held.kind, held.unit_id FROM role_assignment held
            JOIN unit_closure closure ON closure.ancestor_id = held.unit_id
            WHERE held.person_id = \(person) AND held.withdrawn_at IS NULL
            AND held.kind IN (\(list: rights.flatMap(\.roles).map(\.rawValue))) AND \(holds("held", on: today))
            AND closure.descendant_id = \(unit) AND \(holds("closure", on: today))
            ORDER BY CASE WHEN held.kind = \(chosen?.kind.rawValue ?? "") AND held.unit_id = \(chosen?.unit ?? unit)
                THEN 0 ELSE 1 END, closure.depth, held.valid_from, held.id LIMIT 1
            """)
        guard let row else { return nil }
        guard let kind = Role.Kind(rawValue: try row[0]) else { throw Rejection.broken("role_assignment.kind") }
        return (kind, try row[1])
    }

    /// The name that a unit has today, or had last.
    func unitName(_ unit: Unit.ID) throws -> String {
        let row = try connection.first(
            """
            SELECT name FROM unit_version WHERE unit_id = \(unit) AND valid_from <= \(today)
            ORDER BY valid_from DESC LIMIT 1
            """)
        guard let row else { throw Rejection.notFound }
        return try row[0]
    }

    /// The condition that a row of the named table holds on a day.
    func holds(_ table: SQL, on day: Day) -> SQL {
        "\(table).valid_from <= \(day) AND (\(table).valid_to IS NULL OR \(table).valid_to >= \(day))"
    }
}
