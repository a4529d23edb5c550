import Casework
import Language

/// The consultation log (KA): one sheet for a measure and semester, one row for an hour, signed by both.
struct ConsultationLogPage: Page {
    let frame: Frame
    let sheet: ConsultationStore.Sheet

    private var measure: DeliveredMeasure { sheet.measure }

    var title: String { text("consultation.log.title") }
    var heading: HTML { "<h1>\(title)</h1><p>\(measure.institutionName)</p>" }
    var path: [Link] { [Link(measure.planCode, Address.planConsultations(measure.key.plan))] }

    var body: HTML {
        """
        <div class="sheet">\(MeasureSummary(frame: frame, measure: measure))
        \(rows)
        <section class="signatures">\(Signature(frame: frame, who: "consultation.specialist"))\
        \(Signature(frame: frame, who: "plan.print.head"))</section>
        <p class="sheet-foot">\(measure.planCode) · \(frame.moment(frame.now))</p></div>
        """
    }

    private struct Hour: Sendable {
        let number: Int
        let row: Consultation
    }

    private var rows: HTML {
        let frame = frame
        let hours = sheet.held.enumerated().map { Hour(number: $0.offset + 1, row: $0.element) }
        guard !hours.isEmpty else { return "<p>\(text("consultation.no_rows"))</p>" }
        return Table(
            caption: title, hidesCaption: true,
            columns: [
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
                    return "\(means), \(frame.day(confirmation.confirmedAt.day))"
                },
            ], rows: hours
        ).html
            + "<p>\(text("consultation.log.total", ["count": .number(hours.count)]))</p>"
    }
}

/// The agreement of specialist and learner before the first hour, for a measure and semester.
struct ConsultationAgreementPage: Page {
    let frame: Frame
    let measure: DeliveredMeasure

    var title: String { text("consultation.agreement.title") }
    var width: PageWidth { .text }
    var heading: HTML { "<h1>\(title)</h1><p>\(measure.institutionName)</p>" }
    var path: [Link] { [Link(measure.planCode, Address.planConsultations(measure.key.plan))] }

    var body: HTML {
        """
        <div class="sheet">\(MeasureSummary(frame: frame, measure: measure))
        <ol>\(each: ["hours", "form", "absence", "confirmation"], { "<li>\(frame.text("consultation.agreement.\($0)", [:]))</li>" })</ol>
        <section class="signatures"><h2>\(text("plan.print.signatures"))</h2>
        \(each: ["consultation.specialist", "plan.print.learner", "plan.print.guardian"], { Signature(frame: frame, who: $0).html })</section>
        <p class="sheet-foot">\(measure.planCode) · \(frame.moment(frame.now))</p></div>
        """
    }
}

/// What both papers say of a measure.
struct MeasureSummary: Part {
    let frame: Frame
    let measure: DeliveredMeasure

    var html: HTML {
        SummaryList([
            .init(frame.text("plan.code", [:]), "\(measure.planCode)"),
            .init(frame.text("plan.learner", [:]), "\(measure.learnerName)"),
            .init(frame.text("plan.semester_column", [:]), "\(frame.semester(measure.semester))"),
            .init(
                frame.text("consultation.measure", [:]), "\(MeasureText(frame: frame, measure: measure).name)"),
            .init(frame.text("consultation.specialist", [:]), "\(measure.provider)"),
            .init(
                frame.text("plan.period", [:]),
                "\(frame.period(measure.period.from, measure.period.through ?? measure.period.from))"),
            .init(frame.text("consultation.planned", [:]), "\(measure.planned)"),
        ]).html
    }
}

/// A line to sign on, and one for the date.
struct Signature: Part {
    let frame: Frame
    let who: String

    var html: HTML {
        """
        <div class="signature"><span class="line"></span><span>\(frame.text(who, [:]))</span><span class="line"></span>\
        <span>\(frame.text("plan.print.date"))</span></div>
        """
    }
}

/// Twenty codes, printed once; each confirms the hours of one day.
struct CodeSlipPage: Page {
    let frame: Frame
    let learnerName: String
    let learner: Learner.ID
    let holder: ConfirmationCode.Holder
    let codes: [ConfirmationCode]

    var title: String { text("consultation.slip") }
    var width: PageWidth { .text }
    var path: [Link] { [Link(learnerName, Address.learner(learner))] }

    var body: HTML {
        """
        <div class="sheet"><p class="lead">\(learnerName), \(text("consultation.holder.\(holder.rawValue)"))</p>
        <p>\(text("consultation.slip.once"))</p>
        <ul class="codes">\(each: codes, { "<li><code>\($0.text)</code></li>" })</ul>
        <p class="sheet-foot">\(frame.moment(frame.now))</p></div>
        """
    }
}
