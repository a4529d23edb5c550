import Casework
import Language

/// What the search of the top bar found: learners, plans by code, units by name.
struct SearchPage: Page {
    let frame: Frame
    var form = SentForm.empty
    var problems: [Problem] = []
    /// `nil` before a search.
    var found: SearchResults?

    var title: String { text("home.search") }

    var body: HTML {
        """
        \(question)
        \(found.map(results))
        """
    }

    /// Another field than that of the top bar, for whoever comes here by address.
    private var question: HTML {
        let value: Attributes = ["value": .text(form["q"])]
        return """
            <form class="form" method="post" action="\(Address.search())" novalidate>
            <input type="hidden" name="csrf" value="\(frame.formToken)">
            <div class="field"><label for="words">\(text("frame.search_label"))</label>
            <p class="hint" id="words-hint">\(text("home.search.hint"))</p>
            <input id="words" name="q" type="text" class="full" autocomplete="off" spellcheck="false" \
            aria-describedby="words-hint"\(value)></div>
            <p>\(Button(text("action.search")))</p>
            </form>
            """
    }

    private func results(_ found: SearchResults) -> HTML {
        guard !found.isEmpty else {
            return EmptyState(text("frame.nothing_found") + ". " + text("frame.nothing_found_hint"), next: register)
                .html
        }
        return """
            \(found.learners.isEmpty ? .empty : section("learners", "count.learners", found.learners.count,
                LearnerTable(frame: frame, caption: text("learner.search.caption"), learners: found.learners).html
                + cut(found.learners.count)))
            \(found.plans.isEmpty ? .empty : section("plans", "count.plans", found.plans.count,
                plans(found.plans) + cut(found.plans.count)))
            \(found.units.isEmpty ? .empty : section("units", "home.search.units", found.unitCount,
                units(found) + moreUnits(found)))
            """
    }

    /// A page that is full may not be all.
    private func cut(_ shown: Int) -> HTML {
        guard shown >= SearchResults.most else { return .empty }
        return "<p class=\"note\">\(text("home.search.cut", ["count": .number(shown)]))</p>"
    }

    /// The words are not passed on: they may be somebody's name, and would stand in the address.
    private func moreUnits(_ found: SearchResults) -> HTML {
        guard found.unitCount > found.units.count else { return .empty }
        let note = text("home.search.units.cut", ["count": .number(found.units.count)])
        return "<p class=\"note\">\(note) \(Link(text("home.openings.units"), Address.units()))</p>"
    }

    private var register: Link? {
        guard frame.signedIn?.viewer.meetsLearners == true else { return nil }
        return Link(text("home.search.learners"), Address.learners())
    }

    private func section(_ id: String, _ count: String, _ number: Int, _ content: HTML) -> HTML {
        """
        <section class="section" aria-labelledby="found-\(id)">
        <h2 id="found-\(id)">\(frame.text(count, ["count": .number(number)]))</h2>
        \(content)
        </section>
        """
    }

    private func plans(_ plans: [PlanSummary]) -> HTML {
        let frame = frame
        return Table(
            caption: text("home.search.plans"), hidesCaption: true,
            columns: [
                .init(text("learner.plan")) {
                    "<a href=\"\(Address.plan($0.plan.id).with("from", "search"))\">\($0.plan.code)</a>"
                },
                .init(text("learner.name")) { "\($0.plan.learnerName)" },
                .init(text("learner.semester")) {
                    "\(frame.semesterName($0.plan.semester.schoolYear, $0.plan.semester.number))"
                },
                .init(text("learner.institution")) { "\($0.plan.institutionName)" },
                .init(text("learner.state")) { StateChip(frame: frame, plan: $0.plan).html },
            ], rows: plans
        ).html
    }

    private func units(_ found: SearchResults) -> HTML {
        let frame = frame
        return Table(
            caption: text("home.search.units.caption"), hidesCaption: true,
            columns: [
                .init(text("home.search.unit")) { hit in
                    "<a href=\"\(Address.unit(hit.unit.code))\">\(hit.unit.name)</a>\(SearchPage.formerly(hit, frame))"
                },
                .init(text("home.search.within")) { "\($0.parent?.name ?? "–")" },
                .init(text("word.code")) { "\($0.unit.code)" },
            ], rows: found.units
        ).html
    }

    private static func formerly(_ hit: UnitHit, _ frame: Frame) -> HTML {
        hit.otherName.map {
            "<br><span class=\"quiet\">\(frame.text("home.search.other_name", ["name": .text($0)]))</span>"
        } ?? .empty
    }
}

/// What was found, of each kind at most a page.
struct SearchResults: Sendable {
    /// Learners and plans on a page.
    static let most = 50

    var learners: [LearnerSummary] = []
    var plans: [PlanSummary] = []
    var units: [UnitHit] = []
    var unitCount = 0

    var isEmpty: Bool { learners.isEmpty && plans.isEmpty && units.isEmpty }
}
