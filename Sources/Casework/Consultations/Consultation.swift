import Language
import Storage

/// One hour of one learner: held, or the learner did not come.
package struct Consultation: Sendable {
    package typealias ID = Identifier<Consultation>

    package enum Outcome: String, StoredWord, Sendable {
        case held
        case noShow = "no_show"
    }

    package enum Mode: String, StoredWord, Sendable {
        case inPerson = "in_person"
        case remote
    }

    /// Why a row does not count, where the program says it; else people's own words.
    package enum Withdrawal: String, Sendable {
        case mistake
        /// Another learner of the hour was withdrawn, so the hour is divided among those who remain, in new rows.
        case shared
    }

    package let id: ID
    package let entry: ConsultationEntry.ID
    package let session: Int64
    package let measure: MeasureKey
    package let specialist: String
    /// The specialist as a person of the registry, where the name was one.
    let specialistPerson: Person.ID?
    package let heldOn: Day
    package let startsAt: Int?
    package let outcome: Outcome
    package let absence: String?
    package let mode: Mode
    package let topic: String
    package let contactMinutes: Int
    package let accountedMinutes: Int
    package let sum: Euro
    package let overDoseReason: String
    package let recordedBy: String
    package let recordedAt: Instant
    package let withdrawnAt: Instant?
    package let withdrawalReason: String?
    package let confirmation: Confirmation?
    /// Learners who were there in the same hour, this one included.
    package let learnersThere: Int

    package var awaitsConfirmation: Bool { withdrawnAt == nil && outcome == .held && confirmation == nil }
}

/// The other side's word that an hour was held.
package struct Confirmation: Hashable, Sendable {
    package enum Means: String, StoredWord, Sendable {
        case learnerCode = "learner_code"
        case guardianCode = "guardian_code"
        case evidence
    }

    package let means: Means
    package let evidence: String
    package let document: Document.ID?
    package let confirmedAt: Instant
    /// Later than one day after the hour (rules of the original project for remote consultations).
    package let isLate: Bool
}

extension Consultation {
    static let columns: SQL = """
        c.id, c.entry_id, c.session_id, c.plan_id, c.line, c.specialist, c.held_on, c.starts_at, c.outcome, c.no_show_reason,
        c.mode, c.topic, c.contact_minutes, c.accounted_minutes, c.cents, c.over_dose_reason, recorder.given_name,
        recorder.surname, c.recorded_at, c.withdrawn_at, c.withdrawal_reason, f.means, f.evidence, f.document_id,
        f.confirmed_at, f.late,
        (SELECT count(*) FROM consultation other WHERE other.session_id = c.session_id AND other.withdrawn_at IS NULL
            AND other.outcome = 'held'), c.specialist_id
        """

    static let joins: SQL = """
        consultation c JOIN person recorder ON recorder.id = c.recorded_by
        LEFT JOIN consultation_confirmation f ON f.consultation_id = c.id
        """

    init(row: Row) throws {
        id = try row[0]
        entry = try row[1]
        session = try row[2]
        measure = MeasureKey(try row[3], try row[4])
        specialist = try row[5]
        heldOn = try row[6]
        startsAt = try row[7]
        outcome = try .stored(try row[8])
        absence = try row[9]
        mode = try .stored(try row[10])
        topic = try row[11]
        contactMinutes = try row[12]
        accountedMinutes = try row[13]
        sum = try row[14]
        overDoseReason = try row[15]
        recordedBy = "\(try row[16] as String) \(try row[17] as String)"
        recordedAt = try row[18]
        withdrawnAt = try row[19]
        withdrawalReason = try row[20]
        if let means: String = try row[21] {
            confirmation = Confirmation(
                means: try .stored(means), evidence: try row[22], document: try row[23], confirmedAt: try row[24],
                isLate: try row[25])
        } else {
            confirmation = nil
        }
        learnersThere = try row[26]
        specialistPerson = try row[27]
    }
}
