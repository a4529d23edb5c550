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
    /// The own one is reached from the page of today, those of others from the list of the month.
    var path: [Link] {
        if let viewer = frame.signedIn?.viewer, viewer.person == sheet.person, !viewer.roles(for: .deliver).isEmpty {
            return [Link(text("consultation.today.short"), Address.today())]
        }
        return [
            Link(text("consultation.timesheets"), Address.timesheets().with("month", sheet.month.description))
        ]
    }

    var body: HTML {
        """
        \(MonthSteps(frame: frame, month: sheet.month, address: Address.timesheet(sheet.person)))
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
                    "\(frame.hours(ofMinutes: $0.accountedMinutes))"
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
                "consultations": .text(frame.hours(ofMinutes: sheet.consultations.accountedMinutes)),
                "plans": .text(frame.hours(ofMinutes: sheet.authorWork.accountedMinutes)),
            ])
    }

    private var numbers: [HTML] {
        let held = sheet.consultations
        return [
            "\(held.contactMinutes)", "\(held.accountedMinutes - held.contactMinutes)",
            "\(frame.hours(ofMinutes: sheet.rows.accountedMinutes))",
        ]
    }

    private static func name(of work: Timesheet.Work, _ frame: Frame) -> String {
        switch work {
        case .consultation(let kind, let subject):
            [kind.name[frame.tongue], subject].filter { !$0.isEmpty }.joined(separator: ", ")
        case .author(let kind): frame.text("plan.work.\(kind.rawValue)", [:])
        }
    }
}
