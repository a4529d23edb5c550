/// A measure of a plan through all versions of the plan: its line never changes.
package struct MeasureKey: Hashable, Sendable {
    package let plan: SupportPlan.ID
    package let line: Int

    package init(_ plan: SupportPlan.ID, _ line: Int) {
        self.plan = plan
        self.line = line
    }
}

extension MeasureKey: LosslessStringConvertible {
    /// As it stands in forms: `01hv5…-2`.
    package var description: String { "\(plan)-\(line)" }

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let plan = SupportPlan.ID(String(parts[0])), let line = Int(parts[1]) else {
            return nil
        }
        self.init(plan, line)
    }
}

/// What a specialist writes down at once: one or several learners, one or several hours in a row.
package struct ConsultationEntry: Sendable {
    package typealias ID = Identifier<ConsultationEntry>

    /// One learner of the entry, named by the measure.
    package struct Attendance: Hashable, Sendable {
        package let measure: MeasureKey
        /// A code of the list `no_show_reason`; `nil` where the learner was there.
        package let absence: String?

        package init(_ measure: MeasureKey, absence: String? = nil) {
            self.measure = measure
            self.absence = absence
        }
    }

    package var attendances: [Attendance]
    package var heldOn: Day
    package var hours: Int
    /// Minutes after midnight; optional, as most forms on paper do not ask for it.
    package var startsAt: Int?
    package var mode: Consultation.Mode
    package var topic: String
    package var overDoseReason: String
    /// The form's token: sent twice, it makes one entry.
    package var receipt: String?

    package init(
        _ attendances: [Attendance], on day: Day, hours: Int = 1, startsAt: Int? = nil,
        mode: Consultation.Mode = .inPerson, topic: String = "", overDoseReason: String = "", receipt: String? = nil
    ) {
        self.attendances = attendances
        heldOn = day
        self.hours = hours
        self.startsAt = startsAt
        self.mode = mode
        self.topic = topic
        self.overDoseReason = overDoseReason
        self.receipt = receipt
    }

    /// The most hours and learners of one entry.
    package static let mostHours = 8
    package static let mostLearners = 30
    static let longestText = 200

    var isHeldByAnybody: Bool { attendances.contains { $0.absence == nil } }
}

/// A whole divided among a number of rows so that nothing of it is lost: the first rows take what remains.
struct Shares {
    let whole: Int
    let count: Int

    subscript(_ position: Int) -> Int {
        count == 0 ? 0 : whole / count + (position < whole % count ? 1 : 0)
    }
}
