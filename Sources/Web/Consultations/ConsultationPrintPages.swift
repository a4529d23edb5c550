import Casework
import Language

/// The agreement of specialist and learner before the first hour, for a measure and semester.
struct ConsultationAgreementPage: Page {
    let frame: Frame
    let measure: DeliveredMeasure
    let rule: HourRule

    var title: String { text("consultation.agreement.title") }
    var width: PageWidth { .text }
    var heading: HTML { "<h1>\(title)</h1><p>\(measure.institutionName)</p>" }
    var path: [Link] { [Link(measure.planCode, Address.planConsultations(measure.key.plan))] }

    var body: HTML {
        """
        <div class="sheet">\(MeasureSummary(frame: frame, measure: measure))
        <ol><li>\(text("consultation.agreement.hours", ["minutes": .number(rule.contactMinutes)]))</li>\
        \(each: ["form", "absence", "confirmation"], { "<li>\(frame.text("consultation.agreement.\($0)", [:]))</li>" })</ol>
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
    /// Who held the hours; before the first of them, whom the plan names.
    var specialists: [String] = []

    var html: HTML {
        SummaryList([
            .init(frame.text("consultation.project", [:]), "\(measure.programmeName[frame.tongue])"),
            .init(frame.text("plan.code", [:]), "\(measure.planCode)"),
            .init(
                frame.text("plan.learner", [:]),
                "\(measure.learnerName), \(frame.grade(measure.stage, measure.grade))"),
            .init(frame.text("plan.semester_column", [:]), "\(frame.semester(measure.semester))"),
            .init(
                frame.text("consultation.measure", [:]), "\(MeasureText(frame: frame, measure: measure).name)"),
            .init(
                frame.text("consultation.specialist", [:]),
                "\(specialists.isEmpty ? measure.provider : specialists.joined(separator: ", "))"),
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
