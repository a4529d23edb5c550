import Storage

extension Transaction {
    /// The hours that a unit has agreed, those that ended within the last year among them.
    func capacities(of unit: Unit.ID) throws -> [SpecialistCapacity] {
        let names = try kindNames()
        let semester = try semester(of: today)?.period
        return try connection.query(
            """
            SELECT c.id, c.person_id, person.given_name, person.surname, c.kind, c.hours, c.valid_from, c.valid_to
            FROM specialist_capacity c JOIN person ON person.id = c.person_id
            WHERE c.unit_id = \(unit) AND c.withdrawn_at IS NULL
            AND (c.valid_to IS NULL OR c.valid_to >= \(today.advanced(by: -365)))
            ORDER BY person.sort_key, person.id, c.kind, c.valid_from
            """
        ).map { row in
            let (person, kind, from): (Person.ID, String, Day) = (try row[1], try row[4], try row[6])
            let name = PersonName(storedGiven: try row[2], surname: try row[3])
            let (hours, period): (Int, Period) = (try row[5], Period(from, through: try row[7]))
            let running = semester.flatMap { period.intersection($0) }
            return SpecialistCapacity(
                id: try row[0], person: person, name: name, kind: kind,
                kindName: names[kind] ?? Label(lv: kind, en: kind), hours: hours, period: period,
                load: try running.map { running in
                    Workload(
                        name: name.full, days: running.days,
                        capacity: SpecialistCapacity.minutes(of: hours, in: period, within: running),
                        taken: try minutesTaken(of: person, kind, in: running, below: "\(unit)"), asked: 0)
                })
        }
    }

    /// Who holds a role at a unit or below it today.
    func colleagues(at unit: Unit.ID) throws -> [CapacityStore.Colleague] {
        try connection.query(
            """
            SELECT person.id, person.given_name, person.surname FROM person
            WHERE EXISTS (SELECT 1 FROM role_assignment held JOIN unit_closure below ON below.descendant_id = held.unit_id
                WHERE held.person_id = person.id AND held.withdrawn_at IS NULL AND \(holds("held", on: today))
                AND below.ancestor_id = \(unit) AND \(holds("below", on: today)))
            ORDER BY person.sort_key, person.id
            """
        ).map { row in
            CapacityStore.Colleague(
                person: try row[0], name: PersonName(storedGiven: try row[1], surname: try row[2]))
        }
    }

    /// Whom a plan of the institution may name: whoever is engaged for it, today or from a later day on.
    ///
    /// - Parameter person: the column with the person's key.
    func isEngaged(_ person: SQL, for institution: SQL) -> SQL {
        SpecialistCapacity.engages(person, for: institution, on: today, orLater: true)
    }

    /// What a provider has time for in the days of a measure, at this institution or shared by it.
    func workload(
        of person: Person.ID, named name: String, _ measure: PlanContent.Measure,
        besides others: [PlanContent.Measure], in plan: SupportPlan
    ) throws -> Workload? {
        let period = Period(measure.from, through: measure.through)
        guard period.days > 0 else { return nil }
        let employed: SQL = """
            FROM specialist_capacity c
            JOIN unit_closure employer ON employer.ancestor_id = c.unit_id AND \(holds("employer", on: today))
            WHERE c.person_id = \(person) AND c.kind = \(measure.kind) AND c.withdrawn_at IS NULL
            AND employer.descendant_id = \(plan.institution)
            """
        let capacity = try connection.query("SELECT c.hours, c.valid_from, c.valid_to \(employed)").reduce(0) {
            sum, row in
            let (hours, from): (Int, Day) = (try row[0], try row[1])
            return sum
                + SpecialistCapacity.minutes(of: hours, in: Period(from, through: try row[2]), within: period)
        }
        let taken = try minutesTaken(
            of: person, measure.kind, in: period, below: "SELECT c.unit_id \(employed)", except: plan.id)
        let own = others.reduce(0) { $0 + $1.minutes(in: period) }
        return Workload(
            name: name, days: period.days, capacity: capacity, taken: taken + own,
            asked: measure.hours * 60)
    }

    /// What submitted plans ask of a provider in a stretch of days, each measure as far as its days lie in it.
    ///
    /// - Parameter units: keys of units; only plans of institutions below them.
    func minutesTaken(
        of person: Person.ID, _ kind: String, in period: Period, below units: SQL, except plan: SupportPlan.ID? = nil
    ) throws -> Int {
        let through = period.through ?? period.from
        return try connection.query(
            """
            SELECT m.hours, m.starts_on, m.ends_on, p.id FROM support_plan p
            JOIN plan_state st ON st.plan_id = p.id AND st.left_at IS NULL
                AND st.state NOT IN ('suspended', 'voided', 'completed')
            JOIN plan_version v ON v.plan_id = p.id AND v.number = (SELECT max(sent.number) FROM plan_version sent
                WHERE sent.plan_id = p.id AND sent.submitted_at IS NOT NULL)
            JOIN plan_measure m ON m.version_id = v.id
            WHERE m.provider_id = \(person) AND m.kind = \(kind) AND m.hours > 0 AND m.starts_on <= \(through)
            AND m.ends_on >= \(period.from)
            AND EXISTS (SELECT 1 FROM unit_closure place WHERE place.descendant_id = p.institution_id
                AND \(holds("place", on: today)) AND place.ancestor_id IN (\(units)))
            """
        ).reduce(0) { sum, row in
            guard try row[3] as SupportPlan.ID != plan else { return sum }
            let (hours, from, to): (Int, Day, Day) = (try row[0], try row[1], try row[2])
            let whole = Period(from, through: to)
            return sum + (whole.intersection(period).map { hours * 60 * $0.days / whole.days } ?? 0)
        }
    }
}

extension PlanContent.Measure {
    /// Of its hours, as many as fall on these days.
    fileprivate func minutes(in period: Period) -> Int {
        let whole = Period(from, through: through)
        return whole.intersection(period).map { hours * 60 * $0.days / whole.days } ?? 0
    }
}

extension SpecialistCapacity {
    /// Somebody whom the institution, or the municipality over it, employs as a specialist. The hours alone say nothing:
    /// nobody ends them for one who left, so that a role at the employer or below it has to hold as well.
    ///
    /// - Parameters:
    ///   - person: the column with the person's key.
    ///   - orLater: also whose hours or role begin after the day.
    static func engages(_ person: SQL, for institution: SQL, on day: Day, orLater: Bool = false) -> SQL {
        let hasBegun: SQL = orLater ? "TRUE" : "shared.valid_from <= \(day) AND post.valid_from <= \(day)"
        return """
            EXISTS (SELECT 1 FROM specialist_capacity shared
                JOIN unit_closure employer ON employer.ancestor_id = shared.unit_id
                    AND employer.valid_from <= \(day) AND (employer.valid_to IS NULL OR employer.valid_to >= \(day))
                JOIN unit_closure place ON place.ancestor_id = shared.unit_id
                    AND place.valid_from <= \(day) AND (place.valid_to IS NULL OR place.valid_to >= \(day))
                JOIN role_assignment post ON post.person_id = shared.person_id AND post.unit_id = place.descendant_id
                    AND post.withdrawn_at IS NULL AND (post.valid_to IS NULL OR post.valid_to >= \(day))
                WHERE shared.person_id = \(person) AND shared.withdrawn_at IS NULL
                AND (shared.valid_to IS NULL OR shared.valid_to >= \(day)) AND \(hasBegun)
                AND employer.descendant_id = \(institution))
            """
    }
}
