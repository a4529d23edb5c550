import Casework
import Language

/// The consultation log (KA): one sheet for a measure and semester, one row for an hour, in order of time,
/// signed by both.
struct ConsultationLogPage: Page {
    let frame: Frame
    let sheet: ConsultationStore.Sheet

    private var measure: DeliveredMeasure { sheet.measure }

    var title: String { text("consultation.log.title") }
    var heading: HTML { "<h1>\(title)</h1><p>\(measure.institutionName)</p>" }
    var path: [Link] { [Link(measure.planCode, Address.planConsultations(measure.key.plan))] }

    var body: HTML {
        """
        <div class="sheet">\(MeasureSummary(frame: frame, measure: measure, specialists: specialists))
        \(rows)
        <section class="signatures">\(Signature(frame: frame, who: "consultation.specialist"))\
        \(Signature(frame: frame, who: "plan.print.head"))</section>
        <p class="sheet-foot">\(measure.planCode) · \(frame.moment(frame.now))</p></div>
        """
    }

    /// In the order of their first hours; several where the plan changed its provider.
    private var specialists: [String] {
        sheet.held.map(\.specialist).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }

    private struct Hour: Sendable {
        let number: Int
        let row: Consultation
    }

    private var rows: HTML {
        let frame = frame
        let hours = sheet.held.enumerated().map { Hour(number: $0.offset + 1, row: $0.element) }
        guard !hours.isEmpty else { return "<p>\(text("consultation.no_rows"))</p>" }
        var columns: [Table<Hour>.Column] = [
            .init(text("consultation.number")) { "\($0.number)" },
            .init(text("consultation.held_on"), .code) { "\(frame.day($0.row.heldOn))" },
            .init(text("consultation.starts_at"), .code) {
                "\($0.row.startsAt.map { TimeOfDay(minutes: $0).description } ?? "")"
            },
            .init(text("consultation.topic")) { "\($0.row.topic)" },
            .init(text("consultation.mode")) { "\(frame.text("consultation.mode.\($0.row.mode.rawValue)", [:]))" },
            .init(text("consultation.specialist_signature")) { _ in "<span class=\"line\"></span>" },
            .init(text("consultation.learner_signature")) { hour in
                guard let confirmation = hour.row.confirmation else { return "<span class=\"line\"></span>" }
                let means = frame.text("consultation.means.\(confirmation.means.rawValue)", [:])
                let words = confirmation.evidence.isEmpty ? means : confirmation.evidence
                return "\(words), \(frame.day(confirmation.confirmedAt.day))"
            },
        ]
        if specialists.count > 1 {
            columns.insert(.init(text("consultation.specialist")) { "\($0.row.specialist)" }, at: columns.count - 2)
        }
        return Table(caption: title, hidesCaption: true, columns: columns, rows: hours).html
            + "<p><strong>\(text("consultation.log.total", ["count": .number(hours.count)]))</strong></p>"
    }
}

extension Frame {
    /// *2026. gada oktobris*
    func month(_ day: Day) -> String {
        text(
            "consultation.month",
            ["year": .text(String(day.parts.year)), "month": .text(tongue.monthName(day.parts.month))])
    }
}
