import Storage

/// An individual support plan: one learner, one institution, one semester, one programme.
package struct SupportPlan: Sendable {
    package typealias ID = Identifier<SupportPlan>

    package let id: ID
    /// The code that people quote, such as `IAP-20171-00042`.
    package let code: String
    package let learner: Learner.ID
    package let learnerName: String
    package let institution: Unit.ID
    package let institutionCode: String
    /// As the institution was called at the end of the plan's semester.
    package let institutionName: String
    package let institutionKind: String
    package let semester: PlanSemester
    package let programme: Int64
    package let programmeCode: String
    /// The programme brings every revision back to all levels, as the original did.
    package let strictRevision: Bool
    package let author: Person.ID
    package let authorName: String
    package let stage: String
    package let grade: Int
    package let continues: ID?
    /// Grows with every change; a form that was opened earlier is refused as stale.
    package let lock: Int64
    package let state: State
    /// The level that has to answer; only while in approval.
    package let level: ApprovalLevel?
    package let since: Instant
    package let reasonCode: String?
    package let reason: String?
    package let version: PlanVersion
}

/// The semester of a plan. A plan lives in one semester only.
package struct PlanSemester: Hashable, Sendable {
    package let id: Int64
    /// `2017/18`
    package let schoolYear: String
    package let number: Int
    package let period: Period

    package var start: Day { period.from }
    package var end: Day { period.through ?? period.from }
}

/// A version of a plan. Once submitted it never changes; a revision or a return makes the next one.
package struct PlanVersion: Hashable, Sendable {
    package typealias ID = Identifier<PlanVersion>

    package let id: ID
    package let number: Int
    package let basedOn: ID?
    package let changeClass: ChangeClass?
    package let submittedAt: Instant?
    package let approvedAt: Instant?
}

extension SupportPlan {
    /// Selected by every look at a plan's header; `v` is the version that the viewer may see.
    static let columns: SQL = """
        p.id, p.code, p.learner_id, learner_person.given_name, learner_person.surname, p.institution_id, institution.code,
        (SELECT x.name FROM unit_version x WHERE x.unit_id = p.institution_id AND x.valid_from <= s.ends_on
            ORDER BY x.valid_from DESC LIMIT 1) AS institution_name,
        (SELECT x.kind FROM unit_version x WHERE x.unit_id = p.institution_id AND x.valid_from <= s.ends_on
            ORDER BY x.valid_from DESC LIMIT 1) AS institution_kind,
        s.id, s.school_year, s.number, s.starts_on, s.ends_on, p.programme_id, programme.code, programme.strict_revision,
        p.author_id, author.given_name, author.surname, p.stage, p.grade, p.continues_id, p.lock,
        st.state, st.level, st.entered_at, st.reason_code, st.reason,
        v.id, v.number, v.based_on_id, v.change_class, v.submitted_at, v.approved_at
        """

    static let joins: SQL = """
        support_plan p
        JOIN person learner_person ON learner_person.id = p.learner_id
        JOIN unit institution ON institution.id = p.institution_id
        JOIN semester s ON s.id = p.semester_id
        JOIN programme ON programme.id = p.programme_id
        JOIN person author ON author.id = p.author_id
        JOIN plan_state st ON st.plan_id = p.id AND st.left_at IS NULL
        JOIN plan_version v ON v.plan_id = p.id
        """

    init(row: Row) throws {
        id = try row[0]
        code = try row[1]
        learner = try row[2]
        learnerName = "\(try row[3] as String) \(try row[4] as String)"
        institution = try row[5]
        institutionCode = try row[6]
        institutionName = try row[7]
        institutionKind = try row[8]
        semester = PlanSemester(
            id: try row[9], schoolYear: try row[10], number: try row[11],
            period: Period(try row[12], through: try row[13]))
        programme = try row[14]
        programmeCode = try row[15]
        strictRevision = try row[16]
        author = try row[17]
        authorName = "\(try row[18] as String) \(try row[19] as String)"
        stage = try row[20]
        grade = try row[21]
        continues = try row[22]
        lock = try row[23]
        state = try State.stored(try row[24])
        level = try (row[25] as String?).map(ApprovalLevel.stored)
        since = try row[26]
        reasonCode = try row[27]
        reason = try row[28]
        version = PlanVersion(
            id: try row[29], number: try row[30], basedOn: try row[31],
            changeClass: try (row[32] as String?).map(ChangeClass.stored), submittedAt: try row[33],
            approvedAt: try row[34])
    }
}

/// A closed list of words that the database stores as text.
package protocol StoredWord: RawRepresentable<String>, CaseIterable {}

extension StoredWord {
    static func stored(_ text: String) throws -> Self {
        guard let word = Self(rawValue: text) else { throw Rejection.broken("unknown \(Self.self) in the database") }
        return word
    }
}
