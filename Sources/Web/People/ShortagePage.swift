import Casework
import Language

/// What is missing at a unit, for those who may not see its staff but must know whom to ask.
struct ShortagePage: Page {
    let frame: Frame
    let code: String
    let unitName: String
    let shortages: [Shortage]

    var title: String { text("person.missing") }
    var path: [Link] { [Link(unitName, Address.unit(code))] }
    var width: PageWidth { .text }

    var body: HTML {
        shortages.isEmpty
            ? EmptyState(text("person.missing.nothing")).html : ShortagePart(frame: frame, shortages: shortages).html
    }
}

/// Each thing that is missing with the people who can mend it; nothing where nothing is missing.
struct ShortagePart: Part {
    let frame: Frame
    let shortages: [Shortage]

    var html: HTML {
        guard !shortages.isEmpty else { return .empty }
        return """
            <section class="section"><h2>\(frame.text("person.missing"))</h2><ul>\(each: shortages, item)</ul></section>
            """
    }

    private func item(_ shortage: Shortage) -> HTML {
        let people = shortage.menders.map { "\($0.name.full) (\(frame.text($0.role.message)), \($0.unitName))" }
        let who =
            people.isEmpty
            ? frame.text("person.missing.operator")
            : frame.text("person.missing.menders", ["people": .text(people.joined(separator: ", "))])
        return "<li>\(frame.text(shortage.message)) <span class=\"quiet\">\(who)</span></li>"
    }
}

/// What the viewer can mend today: each thing that is missing with the way to invite or to make a new link.
struct ShortageTasks: Part {
    let frame: Frame
    let shortages: [Shortage]

    var html: HTML {
        guard !shortages.isEmpty else { return .empty }
        return """
            <section class="section" aria-labelledby="missing"><h2 id="missing">\(frame.text("person.missing"))</h2>
            <ul>\(each: shortages, item)</ul></section>
            """
    }

    private func item(_ shortage: Shortage) -> HTML {
        let way =
            switch shortage.state {
            case .nobody: Link(frame.text("person.invite"), Address.invitations(shortage.unitCode))
            case .invited, .shutOut: Link(frame.text("person.staff"), Address.people(shortage.unitCode))
            }
        return "<li>\(frame.text(shortage.message)) \(way)</li>"
    }
}
