import Storage

extension Transaction {
    /// The measure with its provider of a day, if the viewer may record its hours.
    ///
    /// Versions share the day on which one followed the other: there the one counts that names the viewer, else the newer.
    /// Where nobody was named on the day, whoever was named next counts, so that a name that was forgotten can be mended.
    func deliverable(_ key: MeasureKey, on day: Day) throws -> DeliveredMeasure {
        var measure = try deliverable(key)
        let named = try providers(of: key)
        let standing = named.filter { $0.days.contains(day) }
        let chosen =
            standing.last { $0.person != nil && $0.person == viewer.person } ?? standing.last
            ?? named.first { $0.days.from > day }
        measure.provider = chosen?.name ?? ""
        measure.specialist = chosen?.person
        return measure
    }

    /// Whether the viewer keeps the hours of a plan whoever held them.
    func keepsHours(of plan: SupportPlan.ID) throws -> Bool {
        try connection.first(
            "SELECT 1 AS kept FROM support_plan p WHERE p.id = \(plan) AND \(viewer.keepsHours(on: today))") != nil
    }

    /// Finds the measures that name this person, and of whom nobody knew until now whom they mean: a teacher's role began
    /// after the plan was written, or the name was misspelt. Versions that no longer count and hours that were recorded
    /// stay as they are.
    func recognise(_ person: Person.ID) throws {
        let found = try connection.query(
            """
            SELECT m.id, v.id, m.provider, p.id, p.learner_id FROM plan_measure m
            JOIN plan_version v ON v.id = m.version_id
            JOIN support_plan p ON p.id = v.plan_id
            JOIN plan_state st ON st.plan_id = p.id AND st.left_at IS NULL AND st.state NOT IN ('completed', 'voided')
            WHERE m.provider_id IS NULL AND m.provider <> ''
            AND m.provider = (SELECT x.given_name || ' ' || x.surname FROM person x WHERE x.id = \(person))
            AND (v.number = p.version OR (v.approved_at IS NOT NULL AND v.superseded_at IS NULL))
            ORDER BY p.id, v.number, m.line
            """)
        for row in found {
            let (version, name): (PlanVersion.ID, String) = (try row[1], try row[2])
            guard try self.person(called: name, atInstitutionOf: version) == person else { continue }
            let measure: Int64 = try row[0]
            try connection.execute("UPDATE plan_measure SET provider_id = \(person) WHERE id = \(measure)")
            let plan: SupportPlan.ID = try row[3]
            try record(
                JournalEntry(
                    .updated, .init("support_plan", plan.number), learners: [try row[4]],
                    changes: [.init("provider", from: nil, to: name)]))
        }
    }

    /// Whom the approved versions of a plan name for a measure, in their order; one that names nobody is left out. A version
    /// that is older than the role of a teacher knows the name alone: whom another version means by it is meant there too.
    private func providers(of key: MeasureKey) throws -> [NamedProvider] {
        let named = try connection.query(
            """
            SELECT m.provider, m.provider_id, v.approved_at, v.superseded_at FROM plan_version v
            JOIN plan_measure m ON m.version_id = v.id AND m.line = \(key.line)
            WHERE v.plan_id = \(key.plan) AND v.approved_at IS NOT NULL AND m.provider <> '' ORDER BY v.number
            """
        ).map { row in
            let (approved, superseded): (Instant, Instant?) = (try row[2], try row[3])
            return NamedProvider(
                name: try row[0], person: try row[1], days: Period(approved.day, through: superseded?.day))
        }
        return named.map { provider in
            let meant = Set(named.filter { $0.name == provider.name }.compactMap(\.person))
            var provider = provider
            if meant.count == 1 { provider.person = meant.first }
            return provider
        }
    }
}

/// The provider of a measure in one approved version of its plan.
private struct NamedProvider {
    let name: String
    var person: Person.ID?
    /// From the approval through the day on which the next version followed.
    let days: Period
}
