import Casework
import Language
import Statistics

/// A report: the question above, the dates that it is about, rows, chart, and what each figure means.
struct ReportPage: Page {
    let frame: Frame
    let report: Report
    let form: SentForm
    /// `nil` where the question has problems.
    let table: ReportTable?
    let problems: [Problem]
    /// The school years that have begun, the newest first.
    let years: [SchoolYear]

    var title: String { text(report.title) }

    var path: [Link] {
        let above = table.map { table in table.above.map { Link($0.name, table.request.about($0).address) } } ?? []
        return [Link(text("report.title"), Address.reports())] + above
    }

    var body: HTML {
        guard let table else { return filters }
        return """
            <p class="lead">\(table.unit?.name ?? text("report.whole_state"))</p>
            \(dates(table))
            \(filters)
            \(table.isPartial ? note("report.partial_hint") : .empty)
            \(table.isGuarded ? note("report.suppressed_hint") : .empty)
            \(table.rows.isEmpty ? EmptyState(text("report.empty") + " " + text("report.empty_hint")).html : rows(table))
            \(definitions)
            """
    }

    /// Always in sight: without them the figures mean nothing.
    private func dates(_ table: ReportTable) -> HTML {
        let term = table.request.semester.map { ", \(text("report.filter.semester")) \($0)" } ?? ""
        let about = (table.request.schoolYear.map { "\($0)" } ?? text("report.date.about_all")) + term
        func row(_ key: String, _ day: Day) -> SummaryList.Row {
            let hint = text("report.date.\(key)_hint")
            return .init(
                text("report.date.\(key)"), "<strong>\(frame.day(day))</strong> <span class=\"quiet\">\(hint)</span>")
        }
        return SummaryList(
            [
                .init(text("report.date.about"), "<strong>\(about)</strong>"), row("known_on", table.knownOn),
                row("structure_on", table.structureOn),
            ] + narrowed(table)
        ).html
    }

    /// What the plans are narrowed to.
    private func narrowed(_ table: ReportTable) -> [SummaryList.Row] {
        func name(_ code: String?, _ words: [CodeBook.Word]) -> String? {
            code.map { code in words.first { $0.code == code }?.name[frame.tongue] ?? code }
        }
        let rows = [
            ("category", name(table.request.category, table.categories)),
            ("factor", name(table.request.factor, table.factors)),
            ("grade_group", table.request.gradeGroup.map { text($0.title) }),
            ("kind", name(table.request.kind, table.kinds)),
        ]
        return rows.compactMap { field, value in
            value.map { .init(text("report.dimension.\(field)"), "<strong>\($0)</strong>") }
        }
    }

    private func note(_ key: String) -> HTML { "<p class=\"note\">\(text(key))</p>" }

    private func rows(_ table: ReportTable) -> HTML {
        """
        <div class="actions">\(Link(text("report.download.csv"), table.request.csv)) \
        \(Link(text("report.download.xlsx"), table.request.xlsx)) \
        \(Link(text("report.download.json"), table.request.json))</div>
        \(ReportRows(frame: frame, table: table))
        <p class="quiet">\(text("report.total_hint"))</p>
        \(ReportChart(frame: frame, table: table))
        """
    }

    private var definitions: HTML {
        let list = report.counters.map { counter in
            let share = counter.denominator(in: report).map { denominator in
                text(
                    "report.definition.share",
                    ["numerator": .text(text(counter.title)), "denominator": .text(text(denominator.title))])
            }
            let line: HTML = share.map { "<br><span class=\"quiet\">\($0)</span>" } ?? .empty
            return SummaryList.Row(text(counter.title), "\(text(report.definition(of: counter)))\(line)")
        }
        return """
            <section class="section"><h2>\(text("report.definitions"))</h2>\(SummaryList(list))
            <p class="quiet">\(text("report.state_partners"))</p></section>
            """
    }
}
