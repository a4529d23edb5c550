import Storage

extension Viewer {
    /// The condition that a unit lies in the viewer's scope for a right, on the map of `today`: one indexed join of the
    /// person's role rows with the closure of units. Part of every query; a list without it cannot be written.
    ///
    /// - Parameter unit: the column with the unit's key, such as `p.institution_id`.
    package func scope(_ right: Right, of unit: SQL, on today: Day) -> SQL { scope(right.roles, of: unit, on: today) }

    /// The same for a list of roles, where the rule is not one of the rights.
    func scope(_ kinds: [Role.Kind], of unit: SQL, on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            EXISTS (SELECT 1 FROM role_assignment scope_role
            JOIN unit_closure scope_unit ON scope_unit.ancestor_id = scope_role.unit_id
            WHERE scope_role.person_id = \(person) AND scope_role.withdrawn_at IS NULL
            AND scope_role.kind IN (\(list: kinds.map(\.rawValue)))
            AND scope_role.valid_from <= \(today) AND (scope_role.valid_to IS NULL OR scope_role.valid_to >= \(today))
            AND scope_unit.descendant_id = \(unit)
            AND scope_unit.valid_from <= \(today) AND (scope_unit.valid_to IS NULL OR scope_unit.valid_to >= \(today)))
            """
    }
}
