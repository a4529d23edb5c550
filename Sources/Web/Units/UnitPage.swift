import Casework
import Language

/// The card of a unit: what it is on a day, what it was called, what happened to it, what lies in it.
struct UnitPage: Page {
    let frame: Frame
    var problems: [Problem] = []
    let card: UnitCard
    let mayManage: Bool

    var title: String { card.unit.name }
    var path: [Link] { [Link(text("unit.list"), Address.units())] }

    /// For links: `nil` when the card tells of today.
    var day: Day? { card.day == frame.now.day ? nil : card.day }

    var heading: HTML {
        """
        <div class="heading"><div><h1>\(title)</h1>
        <p class="quiet">\(text(card.unit.kind.title))</p></div>\(standing)</div>
        """
    }

    private var standing: Chip? {
        switch card.standing {
        case .existing: nil
        case .ended(let last): Chip(text("unit.last_day", ["day": .day(last)]), .ended)
        case .notYet(let first): Chip(text("unit.first_day", ["day": .day(first)]), .begun)
        }
    }

    var aside: HTML? {
        """
        <section><h2>\(text("unit.map_of_day"))</h2>\(dayForm)</section>
        \(manage)
        """
    }

    private var manage: HTML {
        let acts = mayManage ? UnitAct.allCases.filter { $0.applies(to: card) } : []
        let links = acts.map { "<li>\(Link(text($0.title), $0.route(card.unit.code)))</li>" as HTML }
        guard !links.isEmpty else { return .empty }
        return "<section><h2>\(text("unit.manage"))</h2><ul>\(links.joined())</ul></section>"
    }

    var body: HTML {
        """
        \(SummaryList(facts))
        \(names)
        \(UnitEvents(frame: frame, card: card))
        \(contents)
        """
    }

    private var facts: [SummaryList.Row] {
        let programmes = card.participations.map { part in
            "<li>\(part.programme.name[frame.tongue]), \(frame.period(part.period))</li>" as HTML
        }
        var rows: [SummaryList.Row] = [
            .init(text("unit.code"), "\(card.unit.code)"),
            .init(text("unit.lies_in"), place),
        ]
        if let founder = card.founder {
            rows.append(.init(text("unit.founder"), UnitLink(unit: founder, day: day).html))
        }
        rows.append(.init(text("unit.life"), "\(frame.period(card.unit.life))"))
        if !programmes.isEmpty { rows.append(.init(text("unit.programmes"), "<ul>\(programmes.joined())</ul>")) }
        return rows
    }

    private var place: HTML {
        let above = card.path.dropLast().map { UnitLink(unit: $0, day: day).html }
        return above.isEmpty ? "–" : above.joined(by: " ▸ ")
    }

    private var names: HTML {
        guard !card.otherNames.isEmpty else { return .empty }
        let rows = card.otherNames.map {
            "<li>\($0.name) <span class=\"quiet\">\(frame.period($0.period))</span></li>" as HTML
        }
        return section("names", text("unit.other_names"), "<ul>\(rows.joined())</ul>")
    }

    private var contents: HTML {
        guard !card.children.isEmpty else { return .empty }
        let (frame, day) = (frame, day)
        let table = Table(
            caption: text("unit.contents"), hidesCaption: true,
            columns: [
                .init(text("unit.name")) { UnitLink(unit: $0, day: day).html },
                .init(text("unit.kind")) { "\(frame.text($0.kind.title))" },
                .init(text("unit.code")) { "\($0.code)" },
            ], rows: card.children)
        return section("contents", text("unit.contents"), table.html)
    }

    private func section(_ id: String, _ heading: String, _ content: HTML) -> HTML {
        """
        <section class="section" aria-labelledby="\(id)"><h2 id="\(id)">\(heading)</h2>
        \(content)
        </section>
        """
    }

    private var dayForm: HTML {
        let fields = Fields(
            frame: frame, form: SentForm([("on", frame.day(card.day))]), problems: problems)
        return """
            <form method="get" action="\(Address.unit(card.unit.code))">
            \(fields.day("on", label: "unit.on", hint: "unit.on.hint"))
            \(Button(text("action.show"), .secondary))
            </form>
            """
    }
}

extension Frame {
    /// `01.09.2018–31.08.2020`, open at the end while it lasts.
    func period(_ period: Period) -> String {
        guard let last = period.through else { return text("unit.since", ["day": .day(period.from)]) }
        return "\(day(period.from))–\(day(last))"
    }
}
