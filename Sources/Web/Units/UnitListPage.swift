import Casework
import Language

/// Institutions and territories: looked for by name or number, on the map of any day.
struct UnitListPage: Page {
    let frame: Frame
    var problems: [Problem] = []
    let filter: UnitFilter
    let day: Day
    let hits: [UnitHit]
    let total: Int
    let page: Int
    let municipalities: [NamedUnit]
    /// Institutions that a divided municipality left without a place, for those who can give them one.
    let unplaced: [NamedUnit]
    let mayManage: Bool

    var title: String { text("unit.list") }

    var aside: HTML? {
        guard mayManage else { return nil }
        return """
            <section><h2>\(text("unit.manage"))</h2>
            <p>\(Link(text("unit.found.title"), Address.newUnit()))</p>
            <p>\(Link(text("programme.list"), Address.programmes()))</p>\(toPlace)</section>
            """
    }

    var body: HTML {
        """
        \(form)
        \(FilterChips(frame: frame, filters: applied, clear: Address.units()))
        <p>\(text("count.units", ["count": .number(total)]))\(dayNote)</p>
        \(results)
        \(Pagination(frame: frame, page: page, pages: (total + UnitFilter.pageSize - 1) / UnitFilter.pageSize))
        """
    }

    private var results: HTML {
        guard hits.isEmpty else { return table.html }
        return EmptyState(text("unit.list.empty"), next: Link(text("unit.list.all"), Address.units())).html
    }

    private var isToday: Bool { day == frame.now.day }
    private var dayNote: HTML {
        isToday ? .empty : "<span class=\"quiet\"> – \(text("unit.on_day", ["day": .day(day)]))</span>"
    }

    private var form: HTML {
        let fields = Fields(
            frame: frame,
            form: SentForm([
                ("words", filter.words), ("level", filter.level?.rawValue ?? ""), ("within", filter.within ?? ""),
                ("on", isToday ? "" : frame.day(day)),
            ]), problems: problems)
        let levels = Casework.Unit.Level.allCases.reversed().map { Choice($0.rawValue, text($0.title)) }
        return """
            <form class="filter" method="get" action="\(Address.units())">
            \(fields.text("words", label: "unit.words", hint: "unit.words.hint", isOptional: true, autocomplete: "off", kind: .name))
            \(fields.select("level", label: "unit.level", choices: levels, empty: "unit.level.any"))
            \(fields.select("within", label: "unit.within", choices: municipalities.map { Choice($0.code, $0.name) }, empty: "unit.within.any"))
            \(fields.day("on", label: "unit.on", hint: "unit.on.hint", isOptional: true))
            \(Button(text("action.search"), .secondary))
            </form>
            """
    }

    private var applied: [Link] {
        let here = frame.address.with("page", nil)
        var links: [Link] = []
        if !filter.words.isEmpty { links.append(Link("«\(filter.words)»", here.with("words", nil))) }
        if let level = filter.level { links.append(Link(text(level.title), here.with("level", nil))) }
        if let code = filter.within {
            links.append(Link(municipalities.first { $0.code == code }?.name ?? code, here.with("within", nil)))
        }
        if !isToday { links.append(Link(text("unit.on_day", ["day": .day(day)]), here.with("on", nil))) }
        return links
    }

    private var table: Table<UnitHit> {
        let (frame, day) = (frame, isToday ? nil : day)
        return Table(
            caption: title, hidesCaption: true,
            columns: [
                .init(text("unit.name")) { "\(UnitLink(unit: $0.unit, day: day))\(UnitListPage.note(on: $0, frame))" },
                .init(text("unit.kind")) { "\(frame.text($0.unit.kind.title))" },
                .init(text("unit.code")) { "\($0.unit.code)" },
                .init(text("unit.lies_in")) { hit in hit.parent.map { UnitLink(unit: $0, day: day).html } ?? "–" },
            ], rows: hits)
    }

    private static func note(on hit: UnitHit, _ frame: Frame) -> HTML {
        let formerly: HTML =
            hit.otherName.map {
                "<br><span class=\"quiet\">\(frame.text("unit.formerly", ["name": .text($0)]))</span>"
            } ?? .empty
        guard let last = hit.unit.life.through else { return formerly }
        return formerly + "<br><span class=\"quiet\">\(frame.text("unit.last_day", ["day": .day(last)]))</span>"
    }

    private var toPlace: HTML {
        guard !unplaced.isEmpty else { return .empty }
        let links = unplaced.map { "<li>\(UnitLink(unit: $0, day: nil))</li>" as HTML }
        return """
            <h3>\(text("unit.unplaced"))</h3><p>\(text("unit.unplaced.reason"))</p><ul>\(links.joined())</ul>
            """
    }
}

/// A unit's name that leads to its card, on the day that is looked at.
struct UnitLink: Part {
    let unit: NamedUnit
    /// `nil` for today.
    let day: Day?

    var html: HTML { Link(unit.name, Address.unit(unit.code).with("on", day?.description)).html }
}
