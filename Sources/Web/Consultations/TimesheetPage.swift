import Casework
import Language

/// The record of working time (DLUV) of one person and month.
struct TimesheetPage: Page {
    let frame: Frame
    let sheet: Timesheet

    var title: String { text("consultation.timesheet.title") }
    var heading: HTML { "<h1>\(title)</h1><p class=\"lead\">\(sheet.name), \(month)</p>" }
    var path: [Link] { [Link(text("consultation.today.short"), Address.today())] }

    private var month: String {
        frame.period(sheet.month.period.from, sheet.month.period.through ?? sheet.month.period.from)
    }

    var body: HTML {
        let address = Address.timesheet(sheet.person)
        return """
            <p class="pagination"><a href="\(address.with("month", sheet.month.previous.description))">\(text("consultation.month_before"))</a>
            <a href="\(address.with("month", sheet.month.next.description))">\(text("consultation.month_after"))</a></p>
            <div class="sheet">\(rows)
            <section class="signatures">\(Signature(frame: frame, who: "consultation.specialist"))\
            \(Signature(frame: frame, who: "plan.print.head"))</section>
            <p class="sheet-foot">\(sheet.name) · \(frame.moment(frame.now))</p></div>
            """
    }

    private var rows: HTML {
        guard !sheet.rows.isEmpty else { return EmptyState(text("consultation.timesheet.none")).html }
        let frame = frame
        return Table(
            caption: title, hidesCaption: true,
            columns: [
                .init(text("consultation.held_on"), .code) { row in
                    let time = row.startsAt.map { " " + TimeOfDay(minutes: $0).description } ?? ""
                    return "\(frame.day(row.heldOn))\(time)"
                },
                .init(text("learner.institution")) { "\($0.institutionName)" },
                .init(text("consultation.measure")) { row in
                    "\([row.kind.name[frame.tongue], row.subject].filter { !$0.isEmpty }.joined(separator: ", "))"
                },
                .init(text("consultation.plans")) { "\($0.plans.joined(separator: ", "))" },
                .init(text("consultation.contact_minutes"), .number) { "\($0.contactMinutes)" },
                .init(text("consultation.preparation_minutes"), .number) {
                    "\($0.accountedMinutes - $0.contactMinutes)"
                },
                .init(text("consultation.accounted_minutes"), .number) { "\($0.accountedMinutes)" },
            ], rows: sheet.rows,
            total: [
                "\(text("consultation.timesheet.total", ["count": .number(sheet.rows.count)]))", "", "", "",
                "\(sheet.contactMinutes)", "\(sheet.accountedMinutes - sheet.contactMinutes)",
                "\(sheet.accountedMinutes)",
            ]
        ).html
    }
}
