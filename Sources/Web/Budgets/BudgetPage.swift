import Casework
import Language

/// A partner's money: what stands on its budgets, contracts, allocations, and behind the numbers of a semester the plans
/// and every movement.
struct BudgetPage: Page {
    let frame: Frame
    let file: BudgetFile
    let page: Int
    /// The viewer may open plans at all; an accountant reads their codes only.
    let opensPlans: Bool
    /// What was typed into a form of this page that was refused.
    var form: SentForm = .empty
    var problems: [Problem] = []

    var title: String { text("budget.of", ["partner": .text(file.partner.name)]) }
    var path: [Link] { [Link(text("budget.list"), Address.budgets())] }

    var body: HTML {
        """
        \(summary)
        \(BudgetShortages(page: self))
        \(semesterParts)
        \(allocations)
        \(contracts)
        \(file.mayManage ? BudgetForms(page: self).html : .empty)
        """
    }

    private var summary: HTML {
        guard !file.lines.isEmpty else { return EmptyState(text("budget.empty")).html }
        return """
            \(BudgetTable(frame: frame, caption: title, lines: file.lines, isOfOnePartner: true))
            <p class="quiet">\(text("budget.forecast.about"))</p>
            """
    }

    private var semesterParts: HTML {
        guard let semester = file.semester else { return .empty }
        return """
            <section class="section" aria-labelledby="plans"><h2 id="plans">\(text("budget.plans", ["semester": .text(frame.semester(semester))]))</h2>
            \(file.plans.isEmpty ? EmptyState(text("budget.plans.none")).html : plans.html)
            \(file.plans.count == BudgetFile.mostPlans ? "<p class=\"quiet\">\(text("budget.plans.most", ["count": .number(BudgetFile.mostPlans)]))</p>" : .empty)
            </section>
            <section class="section" aria-labelledby="moves"><h2 id="moves">\(text("budget.moves", ["semester": .text(frame.semester(semester))]))</h2>
            \(moves)
            \(Pagination(frame: frame, page: page, pages: (file.moveCount + BudgetFile.movesOnPage - 1) / BudgetFile.movesOnPage))
            </section>
            """
    }

    private var plans: Table<PlanCost> {
        let (frame, opens) = (frame, opensPlans)
        return Table(
            caption: text("budget.plans.caption"), hidesCaption: true,
            columns: [
                .init(text("budget.plan"), .code) { opens ? Link($0.code, Address.plan($0.plan)).html : "\($0.code)" },
                .init(text("budget.institution")) { "\($0.institution)" },
                .init(text("budget.reserved"), .number) { "\(frame.money($0.reserved))" },
                .init(text("budget.spent"), .number) { "\(frame.money($0.spent))" },
            ], rows: file.plans)
    }

    private var moves: HTML {
        let frame = frame
        func column(_ key: String, _ amount: @escaping @Sendable (LedgerMove) -> Euro) -> Table<LedgerMove>.Column {
            .init(text(key, [:]), .number) { move in
                let amount = amount(move)
                return amount == .zero ? .empty : "\(amount > .zero ? "+" : "")\(frame.money(amount))"
            }
        }
        return Table(
            caption: text("budget.moves.caption"), hidesCaption: true,
            columns: [
                .init(text("word.time")) { "\(frame.moment($0.at))" },
                .init(text("budget.cause")) { "\(frame.text("budget.cause.\($0.cause.rawValue)"))" },
                .init(text("budget.plan"), .code) { "\($0.planCode ?? "")" },
                column("budget.allocated", \.allocated), column("budget.reserved", \.reserved),
                column("budget.spent", \.spent), column("budget.free", \.free),
            ], rows: file.moves
        ).html
    }

    private var allocations: HTML {
        guard !file.allocations.isEmpty || !file.maximums.isEmpty else { return .empty }
        let frame = frame
        let terms = Dictionary(
            file.semesters.map { ($0.id, frame.semester($0)) }, uniquingKeysWith: { first, _ in first })
        let table = Table<Allocation>(
            caption: text("budget.allocations"), hidesCaption: true,
            columns: [
                .init(text("budget.semester")) { "\(terms[$0.semester] ?? "")" },
                .init(text("budget.programme")) { "\($0.programmeCode)" },
                .init(text("budget.amount"), .number) { "\(frame.money($0.amount))" },
                .init(text("budget.basis")) { "\($0.basis)" },
                .init(text("budget.recorded")) { allocation in
                    let withdrawn = allocation.withdrawnAt.map { time -> HTML in
                        let gaps: [String: Message.Argument] = [
                            "day": .day(time.day), "reason": .text(allocation.withdrawalReason ?? ""),
                        ]
                        return "<br><span class=\"quiet\">\(frame.text("budget.withdrawn_on", gaps))</span>"
                    }
                    return "\(frame.day(allocation.recordedAt.day))\(withdrawn ?? .empty)"
                },
            ], rows: file.allocations)
        let maximums = file.maximums.map { maximum in
            let gaps: [String: Message.Argument] = [
                "year": .text(maximum.schoolYear), "programme": .text(maximum.programmeCode),
                "maximum": .money(maximum.amount), "allocated": .money(maximum.allocated),
            ]
            return "<li>\(text("budget.maximum.line", gaps))</li>" as HTML
        }
        return """
            <section class="section" aria-labelledby="allocations"><h2 id="allocations">\(text("budget.allocations"))</h2>
            \(file.allocations.isEmpty ? .empty : table.html)
            \(maximums.isEmpty ? .empty : "<ul>\(maximums.joined())</ul>")
            </section>
            """
    }

    private var contracts: HTML {
        let list = file.contracts.map(contract)
        return """
            <section class="section" aria-labelledby="contracts"><h2 id="contracts">\(text("budget.contracts"))</h2>
            \(list.isEmpty ? EmptyState(text("budget.contracts.none")).html : "<ul>\(list.joined())</ul>")
            </section>
            """
    }

    private func contract(_ contract: Contract) -> HTML {
        let last = contract.inForce.through ?? contract.period.from
        let gaps: [String: Message.Argument] = [
            "number": .text(contract.number), "programme": .text(contract.programmeCode),
            "signed": .day(contract.signedOn), "from": .day(contract.period.from), "to": .day(last),
        ]
        let amendments = contract.amendments.map { amendment in
            let until =
                amendment.validTo.map { " " + text("budget.amendment.until", ["day": .day($0)]) } ?? ""
            let line = text(
                "budget.amendment.line",
                [
                    "number": .text(amendment.number), "signed": .day(amendment.signedOn),
                    "summary": .text(amendment.summary),
                ])
            return "<li>\(line)\(until)</li>" as HTML
        }
        return
            "<li>\(text("budget.contract.line", gaps))\(amendments.isEmpty ? .empty : "<ul>\(amendments.joined())</ul>")</li>"
    }
}
