import Storage

extension Viewer {
    /// Whose hours a viewer may record and withdraw: a provider the own ones, the plan's author those of the plan, head
    /// and coordinator those of the institution. `p` is the plan, `m` its measure.
    func scopeOfDelivery(on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            ((m.provider_id = \(person) AND \(holdsHours(at: "p.institution_id", on: today)))
            OR (p.author_id = \(person) AND \(scope(.writePlan, of: "p.institution_id", on: today)))
            OR \(scope(.keepConsultations, of: "p.institution_id", on: today)))
            """
    }

    /// The same of hours that were recorded: `c` is the hour, `p` its plan. A specialist keeps the own ones, also where the
    /// plan names somebody else since.
    func scopeOfHours(on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            ((c.specialist_id = \(person) AND \(holdsHours(at: "c.institution_id", on: today)))
            OR (p.author_id = \(person) AND \(scope(.writePlan, of: "p.institution_id", on: today)))
            OR \(scope(.keepConsultations, of: "p.institution_id", on: today))
            OR \(scopeOfPlans(on: today)))
            """
    }

    /// Where the viewer holds the hours that a plan gives to him: by a role there, or engaged there or by the municipality,
    /// which shares its specialists between institutions.
    func holdsHours(at institution: SQL, on today: Day) -> SQL {
        let engaged: SQL = person.map { SpecialistCapacity.engages("\($0)", for: institution, on: today) } ?? "FALSE"
        return "(\(scope(.deliver, of: institution, on: today)) OR \(engaged))"
    }

    /// Whose hours a viewer may read: also who may open the plan.
    func scopeOfSheets(on today: Day) -> SQL { "(\(scopeOfDelivery(on: today)) OR \(scopeOfPlans(on: today)))" }
}
