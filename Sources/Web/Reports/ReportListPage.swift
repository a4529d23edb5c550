import Casework
import Language
import Statistics

/// What can be asked, and the three figures of today.
struct ReportListPage: Page {
    let frame: Frame
    let total: ReportTable

    var title: String { text("report.title") }
    var width: PageWidth { .text }

    var body: HTML {
        """
        <p class="lead">\(text("report.intro"))</p>
        <div class="figures">\(each: total.request.report.counters, figure)</div>
        \(each: Report.allCases, report)
        \(money)
        """
    }

    private func figure(_ counter: Counter) -> HTML {
        let value = (total.total[counter] ?? .number(0)).shown(frame)
        return Figure(value, text(counter.title), definition: text(counter.definition)).html
    }

    /// Only for those who have business with money.
    private var money: HTML {
        guard frame.signedIn.map({ !$0.viewer.roles(for: .readBudget).isEmpty }) ?? false else { return .empty }
        return """
            <section class="section"><h2>\(Link(text("report.name.money"), Address.moneyReport()))</h2>
            <p>\(text("report.about.money"))</p></section>
            """
    }

    private func report(_ report: Report) -> HTML {
        """
        <section class="section"><h2>\(Link(text(report.title), Address.report(report.rawValue)))</h2>
        <p>\(text("report.about.\(report.rawValue)"))</p></section>
        """
    }
}

extension ReportTable.Cell {
    /// For people, in the manner of the language.
    func shown(_ frame: Frame) -> String {
        switch self {
        case .text(let text): text
        case .label(let label): label[frame.tongue]
        case .gradeGroup(let group): frame.text(group.title)
        case .state(let state): frame.text("compensation.state.\(state.rawValue)")
        case .number(let number): frame.number(number)
        case .money(let cents): frame.money(Euro(cents: Int64(cents)))
        case .average(let sum, let number):
            number > 0 ? frame.money(Euro(cents: Int64((sum * 2 + number) / (2 * number)))) : "–"
        case .share(let part, let whole): frame.tongue.percent(part, of: whole)
        case .suppressed: "…"
        }
    }
}
