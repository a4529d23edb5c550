import Storage

extension Viewer {
    /// Whose compensations a viewer settles: the accountant's, and where no accountant is in office the coordinator's.
    ///
    /// - Parameter unit: the column with the institution's key.
    func scopeOfSettlement(of unit: SQL, on today: Day) -> SQL {
        guard person != nil else { return isOperator ? "TRUE" : "FALSE" }
        return """
            (\(scope(.settleCompensation, of: unit, on: today))
            OR (\(scope(.settleWithoutAccountant, of: unit, on: today))
                AND NOT EXISTS (SELECT 1 FROM role_assignment office
                    JOIN unit_closure office_unit ON office_unit.ancestor_id = office.unit_id
                    WHERE office.kind = 'accountant' AND office.withdrawn_at IS NULL
                    AND office.valid_from <= \(today) AND (office.valid_to IS NULL OR office.valid_to >= \(today))
                    AND office_unit.descendant_id = \(unit)
                    AND office_unit.valid_from <= \(today)
                    AND (office_unit.valid_to IS NULL OR office_unit.valid_to >= \(today)))))
            """
    }

    /// Which compensations a viewer may open: those of the plans that he may open, and those that he settles.
    func scopeOfCompensations(on today: Day) -> SQL {
        guard person != nil else { return isOperator ? "TRUE" : "FALSE" }
        return "(\(scopeOfPlans(on: today)) OR \(scopeOfSettlement(of: "c.institution_id", on: today)))"
    }

    /// Which documents a viewer may open: evidence of compensations and consultations in scope, and what he has just sent
    /// himself. Who may look at a line of a claim sees the signed paper of its hour.
    func scopeOfDocuments(on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            ((d.recorded_by = \(person) AND \(scope(.submitCompensation, of: "d.institution_id", on: today)))
            OR EXISTS (SELECT 1 FROM compensation c JOIN support_plan p ON p.id = c.plan_id
                WHERE c.document_id = d.id AND \(scopeOfCompensations(on: today)))
            OR EXISTS (SELECT 1 FROM consultation_confirmation f JOIN consultation c ON c.id = f.consultation_id
                JOIN support_plan p ON p.id = c.plan_id
                WHERE f.document_id = d.id AND (\(scopeOfHours(on: today)) OR (\(scopeOfTrails(on: today))
                    AND EXISTS (SELECT 1 FROM claim_line l JOIN payment_claim k ON k.id = l.claim_id
                        WHERE l.kind = 'hour' AND l.object_id = c.id
                        AND \(scopeOfBudgets(.readBudget, "k.partner_id", on: today)))))))
            """
    }
}

extension Transaction {
    func settles(_ unit: Unit.ID) throws -> Bool {
        try connection.first("SELECT 1 AS held WHERE \(viewer.scopeOfSettlement(of: "\(unit)", on: today))") != nil
    }
}
