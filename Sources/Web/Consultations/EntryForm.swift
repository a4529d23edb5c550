import Casework
import Language

extension SentForm {
    /// The form of an entry, read: who was there, when and for how long. Nothing but the learners is obligatory.
    func entry(today: Day) throws(Rejection) -> ConsultationEntry {
        var reading = Reading(self)
        let day = reading.day("held_on") ?? today
        let hours = reading.number("hours", in: 1...ConsultationEntry.mostHours) ?? 1
        let startsAt = text("starts_at").flatMap { TimeOfDay($0) }
        if text("starts_at") != nil, startsAt == nil { reading.reject("starts_at", "consultation.problem.clock") }
        let mode = reading.choice("mode", of: Consultation.Mode.self) ?? .inPerson
        let topic = reading.text("topic", limit: 200) ?? ""
        let overDose = reading.text("over_dose_reason", limit: 200) ?? ""
        // The button of a row speaks for that row alone, whatever is ticked.
        let isOfRow = contains("only")
        let absent = isOfRow ? [] : Set(list("absent"))
        // The press of a reason counts before the list of reasons, where both were sent.
        let reason = list("reason").map(\.trimmed).first { !$0.isEmpty }
        // On the page of a plan the reason itself says that nobody came; on that of today each row does.
        let isOfPlan = contains("plan")
        if !absent.isEmpty, reason == nil { reading.reject("reason", "consultation.problem.absence_reason") }
        var attendances: [ConsultationEntry.Attendance] = []
        var seen: Set<String> = []
        for word in isOfRow ? list("only") : list("measure") + list("absent") where seen.insert(word).inserted {
            guard let key = MeasureKey(word) else { throw .notFound }
            attendances.append(.init(key, absence: isOfPlan ? reason : absent.contains(word) ? reason ?? "" : nil))
        }
        if attendances.isEmpty { reading.reject("measure", "consultation.problem.nobody") }
        try reading.finish()
        var entry = ConsultationEntry(
            attendances, on: day, hours: hours, startsAt: startsAt?.minutes, mode: mode, topic: topic,
            overDoseReason: overDose)
        entry.receipt = receipt(of: entry)
        return entry
    }

    /// The same content sent twice is one entry; after a step back another content is another. A page that was left open says
    /// another day by the same empty field, so the day counts that it means.
    private func receipt(of entry: ConsultationEntry) -> String? {
        guard let receipt = text("receipt"), receipt.count <= 40 else { return nil }
        let rows = entry.attendances.map { "\($0.measure)\($0.absence ?? "")" }
        let time = entry.startsAt.map { String($0) } ?? ""
        return ([receipt] + rows + [entry.heldOn.description, String(entry.hours), time]).joined(separator: "/")
    }
}

/// What an entry can say beside who was there.
struct EntryDetails: Part {
    let fields: Fields
    let absences: [CodeItem]
    /// Whether the form can say that somebody did not come.
    var hasAbsence = true

    private var frame: Frame { fields.frame }

    var html: HTML {
        let reasons = absences.map { Choice($0.code, $0.name[frame.tongue]) }
        let modes = [Consultation.Mode.inPerson, .remote].map {
            Choice($0.rawValue, frame.text("consultation.mode.\($0.rawValue)", [:]))
        }
        // On the page of today an empty day is that of the press, for the page may have been opened the day before.
        let day: Message = hasAbsence ? "consultation.held_on.empty" : "consultation.held_on.hint"
        return """
            \(fields.select("reason", label: "consultation.absence_reason", choices: reasons, empty: "plan.choose", isOptional: true), when: hasAbsence)
            <div class="side-by-side">
            \(fields.day("held_on", label: "consultation.held_on", hint: day, isOptional: hasAbsence))
            \(fields.text("hours", label: "consultation.hours", hint: "consultation.hours.hint", width: .few, kind: .number))
            \(fields.text("starts_at", label: "consultation.starts_at", hint: "consultation.starts_at.hint", isOptional: true, width: .few))
            </div>
            \(fields.radios("mode", label: "consultation.mode", choices: modes))
            \(fields.text("topic", label: "consultation.topic", isOptional: true))
            \(fields.text("over_dose_reason", label: "consultation.over_dose_reason", hint: "consultation.over_dose_reason.hint", isOptional: true))
            """
    }
}

extension SentForm {
    /// What stands in an entry's form at first.
    static func entry(_ frame: Frame) -> SentForm {
        SentForm([
            ("held_on", frame.day(frame.now.day)), ("hours", "1"), ("mode", Consultation.Mode.inPerson.rawValue),
        ])
    }
}
