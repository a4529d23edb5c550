import Casework
import Language

/// Who worked how much in a month, each with the timesheet that is signed and paid by.
struct TimesheetListPage: Page {
    let frame: Frame
    let month: Month
    let sheets: [Timesheet.Summary]

    var title: String { text("consultation.timesheets") }
    var heading: HTML { "<h1>\(title)</h1><p>\(frame.month(month.period.from))</p>" }

    var body: HTML {
        """
        \(MonthSteps(frame: frame, month: month, address: Address.timesheets()))
        \(list)
        """
    }

    private var list: HTML {
        guard !sheets.isEmpty else { return EmptyState(text("consultation.timesheet.none")).html }
        let frame = frame
        let month = month.description
        let minutes = sheets.reduce(0) { $0 + $1.accountedMinutes }
        return Table(
            caption: title, hidesCaption: true,
            columns: [
                .init(text("consultation.timesheet.worker")) {
                    "<a href=\"\(Address.timesheet($0.person).with("month", month))\">\($0.name)</a>"
                },
                .init(text("consultation.accounted_hours"), .number) {
                    "\(frame.hours(ofMinutes: $0.accountedMinutes))"
                },
                .init(text("consultation.sum"), .number) { "\(frame.money($0.sum))" },
            ], rows: sheets,
            total: [
                "\(text("consultation.timesheet.total"))", "\(frame.hours(ofMinutes: minutes))",
                "\(frame.money(sheets.map(\.sum).sum))",
            ]
        ).html
    }
}

extension Frame {
    /// Sixty minutes are one hour; the rest of another is written as hundredths.
    func hours(ofMinutes minutes: Int) -> String {
        minutes % 60 == 0 ? String(minutes / 60) : tongue.decimal(minutes * 100 / 60, places: 2)
    }
}
