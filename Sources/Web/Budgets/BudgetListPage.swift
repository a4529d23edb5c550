import Casework
import Language

/// Money of the partners in scope: allocated, reserved, spent, free and where it leads to by the semester's end.
struct BudgetListPage: Page {
    let frame: Frame
    /// Of all semesters, the latest first.
    let lines: [BudgetLine]
    /// The semester that was asked for, or `all`; the latest unless said otherwise.
    let asked: String?
    /// Every partner, for those who sign contracts.
    let partners: [NamedUnit]
    /// Programmes without budget control, for those who can start it.
    let uncontrolled: [Programme]

    var title: String { text("budget.list") }

    private var semesters: [Semester] { Set(lines.map(\.semester)).sorted(by: >) }

    private var chosen: String {
        let known = ["all"] + semesters.map { "\($0.id.number)" }
        return asked.flatMap { known.contains($0) ? $0 : nil } ?? semesters.first.map { "\($0.id.number)" } ?? "all"
    }

    private var shown: [BudgetLine] {
        chosen == "all" ? lines : lines.filter { "\($0.semester.id.number)" == chosen }
    }

    var body: HTML {
        guard !lines.isEmpty else { return EmptyState(text("budget.list.empty")).html }
        return """
            <p class="lead">\(text("budget.list.about"))</p>
            \(filter)
            \(BudgetTable(frame: frame, caption: title, lines: shown, isOfOnePartner: false))
            <p class="quiet">\(text("budget.forecast.about"))</p>
            <p>\(Link(text("report.name.money"), Address.moneyReport()))</p>
            """
    }

    private var filter: HTML {
        let fields = Fields(frame: frame, form: SentForm([("semester", chosen)]))
        let choices = semesters.map { Choice("\($0.id.number)", frame.semester($0)) }
        return """
            <form class="filter" method="get" action="\(Address.budgets())">
            \(fields.select("semester", label: "budget.semester", choices: choices + [Choice("all", text("word.all"))]))
            \(Button(text("action.show"), .secondary))
            </form>
            """
    }

    var aside: HTML? {
        guard !partners.isEmpty || !uncontrolled.isEmpty else { return nil }
        let links = partners.map { "<li>\(Link($0.name, Address.budget($0.code)))</li>" as HTML }
        return """
            <section><h2>\(text("budget.partners"))</h2>\(Fold(text("budget.partners.all"), "<ul>\(links.joined())</ul>"))</section>
            \(each: uncontrolled, control)
            """
    }

    private func control(_ programme: Programme) -> HTML {
        let name: [String: Message.Argument] = ["programme": .text(programme.code)]
        let form = Form(
            frame: frame, action: Address.budgetControl(),
            """
            <input type="hidden" name="programme" value="\(programme.code)">
            \(Button(text("budget.control.start", name), .secondary))
            """)
        return """
            <section><h2>\(text("budget.control", name))</h2><p>\(text("budget.control.about"))</p>\(form)</section>
            """
    }
}

/// Budgets with what stands on their accounts, one to a line.
struct BudgetTable: Part {
    let frame: Frame
    let caption: String
    let lines: [BudgetLine]
    /// Then the semester leads to what lies behind the numbers, otherwise the partner.
    let isOfOnePartner: Bool

    var html: HTML {
        Table(caption: caption, hidesCaption: true, columns: heads + figures, rows: lines, total: total).html
    }

    private var heads: [Table<BudgetLine>.Column] {
        let frame = frame
        let programme = Table<BudgetLine>.Column(frame.text("budget.programme")) { "\($0.programme.code)" }
        guard isOfOnePartner else {
            return [
                .init(frame.text("budget.partner")) { Link($0.partner.name, $0.address).html },
                .init(frame.text("budget.semester")) { line in "\(frame.semester(line.semester))" }, programme,
            ]
        }
        return [
            .init(frame.text("budget.semester")) { Link(frame.semester($0.semester), $0.address).html }, programme,
        ]
    }

    private var figures: [Table<BudgetLine>.Column] {
        let frame = frame
        let today = frame.now.day
        return [
            .init(frame.text("budget.allocated"), .number) { $0.isUnlimited ? "–" : "\(frame.money($0.allocated))" },
            .init(frame.text("budget.reserved"), .number) { "\(frame.money($0.reserved))" },
            .init(frame.text("budget.spent"), .number) { "\(frame.money($0.spent))" },
            .init(frame.text("budget.free"), .number) { $0.isUnlimited ? "–" : "\(frame.money($0.free))" },
            .init(frame.text("budget.forecast"), .number) { line in
                let forecast = line.forecast(on: today)
                guard !line.isUnlimited, forecast > line.allocated else { return "\(frame.money(forecast))" }
                return
                    "<strong>\(frame.money(forecast))</strong> <span class=\"quiet\">\(frame.text("budget.forecast.over"))</span>"
            },
        ]
    }

    private var total: [HTML]? {
        guard lines.count > 1 else { return nil }
        func sum(_ figure: (BudgetLine) -> Euro) -> HTML { "\(frame.money(lines.map(figure).sum))" }
        let limited = lines.filter { !$0.isUnlimited }
        let heads: [HTML] = ["\(frame.text("word.total"))"] + Array(repeating: .empty, count: isOfOnePartner ? 1 : 2)
        return heads + [
            sum(\.allocated), sum(\.reserved), sum(\.spent), "\(frame.money(limited.map(\.free).sum))",
            sum { $0.forecast(on: frame.now.day) },
        ]
    }
}

extension BudgetLine {
    /// Nothing was allocated and nobody asks for it: the programme has no budget control.
    var isUnlimited: Bool { !programme.budgetControl && allocated == .zero }

    /// Where the plans and movements behind the numbers stand.
    var address: Address { Address.budget(partner.code).with("semester", "\(semester.id.number)") }
}

extension Frame {
    func semester(_ semester: Semester) -> String {
        text("plan.semester", ["year": .text("\(semester.schoolYear)"), "number": .number(semester.number)])
    }
}
