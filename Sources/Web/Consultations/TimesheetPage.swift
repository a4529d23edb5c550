import Casework
import Language

/// The record of working time (DLUV) of one person and month.
struct TimesheetPage: Page {
    let frame: Frame
    let sheet: Timesheet

    var title: String { text("consultation.timesheet.title") }
    var heading: HTML {
        "<h1>\(title)</h1><p>\(sheet.name), \(frame.month(sheet.month.period.from))</p>"
    }
    var path: [Link] { [Link(text("consultation.today.short"), Address.today())] }

    var body: HTML {
        let address = Address.timesheet(sheet.person)
        return """
            <p class="pagination"><a href="\(address.with("month", sheet.month.previous.description))">\(text("consultation.month_before"))</a>
            <a href="\(address.with("month", sheet.month.next.description))">\(text("consultation.month_after"))</a></p>
            \(paper)
            """
    }

    private var paper: HTML {
        guard !sheet.rows.isEmpty else { return EmptyState(text("consultation.timesheet.none")).html }
        return """
            <div class="sheet wide">\(rows)
            <section class="signatures">\(Signature(frame: frame, who: "consultation.timesheet.worker"))\
            \(Signature(frame: frame, who: "plan.print.head"))</section>
            <p class="sheet-foot">\(sheet.name) · \(frame.moment(frame.now))</p></div>
            """
    }

    private var rows: HTML {
        let frame = frame
        return Table(
            caption: title, hidesCaption: true,
            columns: [
                .init(text("consultation.held_on"), .code) { row in
                    let time = row.startsAt.map { " " + TimeOfDay(minutes: $0).description } ?? ""
                    return "\(frame.day(row.day))\(time)"
                },
                .init(text("learner.institution")) { "\($0.institutionName)" },
                .init(text("consultation.timesheet.work")) { "\(TimesheetPage.name(of: $0.work, frame))" },
                .init(text("consultation.plans"), .code) { row in
                    row.plans.map { code -> HTML in "\(code)" }.joined(by: "<br>")
                },
                .init(text("consultation.contact_minutes"), .number) {
                    $0.isConsultation ? "\($0.contactMinutes)" : "–"
                },
                .init(text("consultation.preparation_minutes"), .number) {
                    $0.isConsultation ? "\($0.accountedMinutes - $0.contactMinutes)" : "–"
                },
                .init(text("consultation.accounted_hours"), .number) {
                    "\(TimesheetPage.hours($0.accountedMinutes, frame))"
                },
            ], rows: sheet.rows,
            total: ["\(text("consultation.timesheet.total"))", "", "\(sums)", ""] + numbers
        ).html
    }

    /// What of the month is of which kind, where both are there.
    private var sums: String {
        guard !sheet.consultations.isEmpty, !sheet.authorWork.isEmpty else { return "" }
        return text(
            "consultation.timesheet.parts",
            [
                "consultations": .text(TimesheetPage.hours(sheet.consultations.accountedMinutes, frame)),
                "plans": .text(TimesheetPage.hours(sheet.authorWork.accountedMinutes, frame)),
            ])
    }

    private var numbers: [HTML] {
        let held = sheet.consultations
        return [
            "\(held.contactMinutes)", "\(held.accountedMinutes - held.contactMinutes)",
            "\(TimesheetPage.hours(sheet.rows.accountedMinutes, frame))",
        ]
    }

    private static func name(of work: Timesheet.Work, _ frame: Frame) -> String {
        switch work {
        case .consultation(let kind, let subject):
            [kind.name[frame.tongue], subject].filter { !$0.isEmpty }.joined(separator: ", ")
        case .author(let kind): frame.text("plan.work.\(kind.rawValue)", [:])
        }
    }

    /// Sixty minutes are one hour; the rest of another is written as hundredths.
    private static func hours(_ minutes: Int, _ frame: Frame) -> String {
        minutes % 60 == 0 ? String(minutes / 60) : frame.tongue.decimal(minutes * 100 / 60, places: 2)
    }
}
