import Casework
import Language

/// The report on money: the question, the dates that it is about, the rows.
struct MoneyPage: Page {
    let frame: Frame
    let form: SentForm
    /// `nil` where the question has problems.
    let table: MoneyTable?
    let problems: [Problem]
    /// The school years that have begun, the newest first.
    let years: [SchoolYear]

    var title: String { text("report.name.money") }
    var path: [Link] { [Link(text("report.title"), Address.reports())] }

    var body: HTML {
        guard let table else { return filters }
        return """
            <p class="lead">\(table.unit?.name ?? text("report.whole_state"))</p>
            \(dates(table))
            \(filters)
            \(table.isPartial ? "<p class=\"note\">\(text("budget.money.partial"))</p>" : .empty)
            \(table.rows.isEmpty ? EmptyState(text("budget.money.empty")).html : rows(table))
            <p class="quiet">\(text("budget.money.about"))</p>
            """
    }

    private func dates(_ table: MoneyTable) -> HTML {
        let term = table.request.semester.map { ", \(text("report.filter.semester")) \($0)" } ?? ""
        let about = (table.request.schoolYear.map { "\($0)" } ?? text("report.date.about_all")) + term
        return SummaryList([
            .init(text("report.date.about"), "<strong>\(about)</strong>"),
            .init(text("report.date.known_on"), "<strong>\(frame.day(table.knownOn))</strong>"),
            .init(text("report.date.structure_on"), "<strong>\(frame.day(table.structureOn))</strong>"),
        ]).html
    }

    private var filters: HTML {
        let dimensions = table?.request.dimensions.map { ("by", $0.rawValue) } ?? []
        let typed = form.names.filter { $0 != "by" || table == nil }.flatMap { name in
            form.list(name).map { (name, $0) }
        }
        let fields = Fields(frame: frame, form: SentForm(typed + dimensions), problems: problems)
        let boxes = MoneyRequest.Dimension.allCases.map { Choice($0.rawValue, text(title(of: $0))) }
        let levels = Casework.Unit.Level.allCases.map { Choice($0.rawValue, text("unit.level.\($0.rawValue)")) }
        let content: HTML = """
            <form class="filter" method="get" action="\(Address.moneyReport())">
            \(fields.checkboxes("by", label: "report.filter.by", choices: boxes))
            \(fields.text("unit", label: "report.filter.unit", isOptional: true, width: .word))
            \(fields.select("level", label: "report.filter.level", choices: levels, empty: "report.filter.level_usual"))
            \(fields.select("year", label: "report.filter.year", choices: years.map { Choice("\($0)", "\($0)") }, empty: "word.all"))
            \(fields.select("semester", label: "report.filter.semester", choices: ["1", "2"].map { Choice($0, $0) }, empty: "word.all"))
            \(fields.day("known_on", label: "report.date.known_on", isOptional: true))
            \(fields.day("structure_on", label: "report.date.structure_on", isOptional: true))
            \(Button(text("report.filter.show")))
            </form>
            """
        return Fold(text("action.filter"), isOpen: !problems.isEmpty || table == nil, content).html
    }

    private func title(of dimension: MoneyRequest.Dimension) -> Message {
        switch dimension {
        case .unit: "report.dimension.unit"
        case .schoolYear: "report.dimension.school_year"
        case .semester: "report.dimension.semester"
        case .partner: "budget.partner"
        case .quarter: "budget.quarter"
        case .source: "budget.source"
        }
    }

    private func rows(_ table: MoneyTable) -> HTML {
        let frame = frame
        let heads = table.request.dimensions.map { dimension -> Table<MoneyTable.Row>.Column in
            .init(text(title(of: dimension))) { row in
                switch dimension {
                case .unit: "\(row.unit?.name ?? "")"
                case .schoolYear: "\(row.schoolYear ?? "")"
                case .semester:
                    "\(frame.text("plan.semester", ["year": .text(row.schoolYear ?? ""), "number": .number(row.semester ?? 0)]))"
                case .partner: "\(row.partner?.name ?? "")"
                case .quarter:
                    row.quarter.map { quarter in
                        "\(frame.text("budget.quarter.name", ["year": .text(String(quarter.year)), "number": .number(quarter.number)]))"
                    } ?? ""
                case .source: "\(table.name(ofSource: row.source ?? "", in: frame.tongue))"
                }
            }
        }
        let whole = Table<MoneyTable.Row>.Column(text("word.total")) { _ in .empty }
        let figures: [Table<MoneyTable.Row>.Column] = [
            .init(text("budget.allocated"), .number) { "\(frame.money($0.figures.allocated))" },
            .init(text("budget.reserved"), .number) { "\(frame.money($0.figures.reserved))" },
            .init(text("budget.spent"), .number) { "\(frame.money($0.figures.spent))" },
            .init(text("budget.claimed"), .number) { "\(frame.money($0.figures.claimed))" },
            .init(text("budget.paid"), .number) { "\(frame.money($0.figures.paid))" },
        ]
        let columns = (heads.isEmpty ? [whole] : heads) + figures
        let empty = Array(repeating: HTML.empty, count: max(0, heads.count - 1))
        let sums = table.figures(table.total).map { "\(frame.money($0.1))" as HTML }
        let printed = Table(
            caption: title, hidesCaption: true, columns: columns, rows: table.rows,
            total: ["\(text("word.total"))"] + empty + sums)
        return """
            <div class="actions">\(Link(text("report.download.csv"), file(Address.moneyCSV()))) \
            \(Link(text("report.download.xlsx"), file(Address.moneyXLSX()))) \
            \(Link(text("report.download.json"), file(Address.moneyJSON())))</div>
            \(printed)
            """
    }

    /// The same question as a file.
    private func file(_ address: Address) -> Address {
        frame.address.query.reduce(address) { $1.name == "by" ? $0 : $0.with($1.name, $1.value) }
            .with("by", table.map { $0.request.dimensions.map(\.rawValue).joined(separator: ",") })
    }
}
