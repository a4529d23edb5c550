import Storage

extension Viewer {
    /// Of which measures a viewer may record hours: a provider of those that the plan gives to him or gave to him earlier,
    /// for an hour is written down days after it was held; and whoever keeps the hours of all. `p` is the plan, `m` its
    /// measure. Whether the day of an hour was one of his is asked with the entry.
    func scopeOfDelivery(on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            (((m.provider_id = \(person) OR EXISTS (SELECT 1 FROM plan_version earlier
                    JOIN plan_measure given ON given.version_id = earlier.id AND given.line = m.line
                    WHERE earlier.plan_id = p.id AND earlier.approved_at IS NOT NULL AND given.provider_id = \(person)))
                AND \(holdsHours(at: "p.institution_id", on: today)))
            OR \(keepsHours(on: today)))
            """
    }

    /// Of which measures a viewer can say whether they still go on: who gives them now, and whoever keeps the hours of all.
    func scopeOfGiving(on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            ((m.provider_id = \(person) AND \(holdsHours(at: "p.institution_id", on: today)))
            OR \(keepsHours(on: today)))
            """
    }

    /// Hours of whoever held them: the plan's author keeps those of the plan, head and coordinator those of the institution.
    func keepsHours(on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            ((p.author_id = \(person) AND \(scope(.writePlan, of: "p.institution_id", on: today)))
            OR \(scope(.keepConsultations, of: "p.institution_id", on: today)))
            """
    }

    /// Which recorded hours a viewer may withdraw and confirm: `c` is the hour, `p` its plan. A specialist keeps the own
    /// ones, also where the plan names somebody else since, and none of his successor.
    func scopeOfKeeping(on today: Day) -> SQL {
        guard let person else { return isOperator ? "TRUE" : "FALSE" }
        return """
            ((c.specialist_id = \(person) AND \(holdsHours(at: "c.institution_id", on: today)))
            OR \(keepsHours(on: today)))
            """
    }

    /// Of which recorded hours a viewer may see the evidence: also of those of the plans that he may open.
    func scopeOfHours(on today: Day) -> SQL { "(\(scopeOfKeeping(on: today)) OR \(scopeOfPlans(on: today)))" }

    /// Where the viewer holds the hours that a plan gives to him: by a role there, or engaged there or by the municipality,
    /// which shares its specialists between institutions.
    func holdsHours(at institution: SQL, on today: Day) -> SQL {
        let engaged: SQL = person.map { SpecialistCapacity.engages("\($0)", for: institution, on: today) } ?? "FALSE"
        return "(\(scope(.deliver, of: institution, on: today)) OR \(engaged))"
    }

    /// Whose hours a viewer may read: also who may open the plan.
    func scopeOfSheets(on today: Day) -> SQL { "(\(scopeOfDelivery(on: today)) OR \(scopeOfPlans(on: today)))" }

    /// Of which of these measures a viewer reads every hour: who gives one now goes on from what was held before. Who gave it
    /// earlier reads the own hours, and nothing of what the successor writes.
    func scopeOfWholeSheets(on today: Day) -> SQL { "(\(scopeOfGiving(on: today)) OR \(scopeOfPlans(on: today)))" }
}
