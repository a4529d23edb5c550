import Casework
import Language

/// What may be paid twice: what matched, both rows side by side, and how much of what was found turned out honest.
struct DoubleFundingListPage: Page {
    let frame: Frame
    let part: DoubleFundingStore.Part
    let list: DoubleFundingStore.List

    var title: String { text("double_funding.list") }

    var body: HTML {
        """
        <p class="lead">\(text("double_funding.about"))</p>
        <ul class="filters">\(each: DoubleFundingStore.Part.allCases, filter)</ul>
        \(rows)
        """
    }

    private func filter(_ other: DoubleFundingStore.Part) -> HTML {
        let address = Address.doubleFundingList().with("show", other == .open ? nil : other.rawValue)
        let attributes: Attributes = ["aria-current": other == part ? "page" : nil]
        let count: [String: Message.Argument] = ["count": .number(list.counts[other] ?? 0)]
        return
            "<li><a href=\"\(address)\"\(attributes)>\(text("double_funding.part.\(other.rawValue)", count))</a></li>"
    }

    private var rows: HTML {
        guard !list.rows.isEmpty else { return EmptyState(text("double_funding.none.\(part.rawValue)")).html }
        let frame = frame
        return Table(
            caption: title, hidesCaption: true,
            columns: [
                .init(frame.text("double_funding.ground", [:])) { row in
                    Link(frame.text("double_funding.ground.\(row.ground.rawValue)", [:]), Address.doubleFunding(row.id))
                        .html
                },
                .init(frame.text("double_funding.later", [:])) { DoubleFundingCell(frame: frame, side: $0.later).html },
                .init(frame.text("double_funding.earlier", [:])) {
                    DoubleFundingCell(frame: frame, side: $0.earlier).html
                },
                .init(frame.text("double_funding.found", [:]), .code) { row in "\(frame.day(row.recordedAt.day))" },
            ], rows: list.rows
        ).html
    }
}

/// One of the two rows in a few words. The name stands only where the row is of the viewer's own institutions.
struct DoubleFundingCell: Part {
    let frame: Frame
    let side: DoubleFundingSide

    var html: HTML {
        let name: HTML = side.learnerName.map { "<strong>\($0)</strong>, " } ?? .empty
        return """
            \(name)\(side.institutionName) <span class="quiet">\(side.programmeCode)</span><br>\
            \(frame.days(side.from, side.through)), \(frame.money(side.amount))
            """
    }
}
