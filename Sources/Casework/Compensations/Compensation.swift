import Storage

/// Money for one need of one learner: tickets, lunches, a bed, learning materials.
package struct Compensation: Sendable {
    package typealias ID = Identifier<Compensation>

    package let id: ID
    package let plan: SupportPlan.ID
    package let planCode: String
    /// Of the plan's measure.
    package let line: Int
    package let kind: String
    package let learner: Learner.ID
    package let learnerName: String
    package let institution: Unit.ID
    package let institutionName: String
    package let semester: PlanSemester
    package let programmeCode: String
    package let from: Day
    package let through: Day
    package let amount: Euro
    package let ticket: String?
    package let document: Document.ID?
    package let conditionMet: Bool
    /// Why it was sent although something looked wrong.
    package let despite: String
    package let recordedBy: Person.ID
    package let recordedByName: String
    package let recordedAt: Instant
    package let state: State
    package let since: Instant
    package let actorName: String?
    package let reasonCode: String?
    package let comment: String
    package let deducted: Euro?
    /// What counts in this state.
    package let counted: Euro

    /// The six kinds, as the code list of measures names them.
    static let personalItems = "comp_personal_items"
}

extension Compensation {
    static let columns: SQL = """
        c.id, c.plan_id, p.code, c.line, c.kind, c.learner_id, learner_person.given_name, learner_person.surname,
        c.institution_id,
        (SELECT x.name FROM unit_version x WHERE x.unit_id = c.institution_id AND x.valid_from <= s.ends_on
            ORDER BY x.valid_from DESC LIMIT 1) AS institution_name,
        s.id, s.school_year, s.number, s.starts_on, s.ends_on, programme.code, c.period_from, c.period_to, c.cents,
        c.ticket_no, c.document_id, c.condition_met, c.despite, c.recorded_by, clerk.given_name, clerk.surname,
        c.recorded_at, cs.state, cs.entered_at, actor.given_name, actor.surname, cs.reason_code, cs.comment,
        cs.deducted_cents, cs.cents
        """

    static let joins: SQL = """
        compensation c
        JOIN support_plan p ON p.id = c.plan_id
        JOIN person learner_person ON learner_person.id = c.learner_id
        JOIN semester s ON s.id = c.semester_id
        JOIN programme ON programme.id = c.programme_id
        JOIN person clerk ON clerk.id = c.recorded_by
        JOIN compensation_state cs ON cs.compensation_id = c.id AND cs.left_at IS NULL
        LEFT JOIN person actor ON actor.id = cs.actor_id
        """

    init(row: Row) throws {
        id = try row[0]
        plan = try row[1]
        planCode = try row[2]
        line = try row[3]
        kind = try row[4]
        learner = try row[5]
        learnerName = "\(try row[6] as String) \(try row[7] as String)"
        institution = try row[8]
        institutionName = try row[9]
        semester = PlanSemester(
            id: try row[10], schoolYear: try row[11], number: try row[12],
            period: Period(try row[13], through: try row[14]))
        programmeCode = try row[15]
        from = try row[16]
        through = try row[17]
        amount = try row[18]
        ticket = try row[19]
        document = try row[20]
        conditionMet = try row[21]
        despite = try row[22]
        recordedBy = try row[23]
        recordedByName = "\(try row[24] as String) \(try row[25] as String)"
        recordedAt = try row[26]
        state = try .stored(try row[27])
        since = try row[28]
        let actor: (given: String?, surname: String?) = (try row[29], try row[30])
        actorName = actor.given.map { "\($0) \(actor.surname ?? "")" }
        reasonCode = try row[31]
        comment = try row[32]
        deducted = try row[33]
        counted = try row[34]
    }
}
