import Casework
import Language

/// The work list, most urgent first. Home is the menu: everything else is reached from here or by search.
struct HomePage: Page {
    let frame: Frame
    let viewer: Viewer
    let list: WorkList
    /// Who is missing at institutions where the viewer can invite.
    var shortages: [Shortage] = []
    /// Consultations of which nothing was held for weeks or too little by now, and the rule that says so.
    var doubtful: [DeliveredMeasure] = []
    let rule: HourRule

    var title: String { text("home.title") }

    /// Whether plans can wait for the viewer at all.
    private var hasWork: Bool { viewer.writesPlans || viewer.approves || !doubtful.isEmpty }

    var body: HTML {
        guard hasWork else {
            return "\(ShortageTasks(frame: frame, shortages: shortages))\(Openings(frame: frame, viewer: viewer))"
        }
        return """
            \(acts)
            \(answers)
            \(ShortageTasks(frame: frame, shortages: shortages))
            \(drafts)
            \(flagged)
            \(stillGoingOn)
            \(endingSoon)
            """
    }

    var aside: HTML? { hasWork ? Openings(frame: frame, viewer: viewer).html : nil }

    private var queue: Int { list.toApprove }

    /// The one thing to do here: answer what waits, or find the learner for whom a plan is begun.
    private var acts: HTML {
        let approve: HTML =
            viewer.approves && queue > 0
            ? "<a class=\"button primary\" href=\"\(Address.approvals())\">\(text("home.queue", ["count": .number(queue)]))</a>"
            : .empty
        let weight: Attributes = ["class": .text(approve.isEmpty ? "button primary" : "button")]
        let begin: HTML =
            viewer.writesPlans
            ? "<a\(weight) href=\"\(Address.learners())\">\(text("home.new_plan"))</a>" : .empty
        guard !approve.isEmpty || !begin.isEmpty else { return .empty }
        return "<p class=\"actions\">\(approve)\(begin)</p>"
    }

    private var answers: HTML {
        guard !list.mustAnswer.isEmpty else {
            let next =
                viewer.writesPlans
                ? Link(text("home.answer.none.write"), Address.learners())
                : Link(text("home.answer.none.plans"), Address.plans())
            return section("answer", text("home.answer"), EmptyState(text("home.answer.none"), next: next).html)
        }
        let more: HTML =
            list.toAnswer > list.mustAnswer.count
            ? "<p>\(Link(text("home.answer.more", ["count": .number(list.toApprove)]), Address.approvals()))</p>"
            : .empty
        return section(
            "answer", text("home.answer.count", ["count": .number(list.toAnswer)]), "\(answerTable)\(more)")
    }

    private var drafts: HTML {
        guard !list.drafts.isEmpty else { return .empty }
        return section("drafts", text("home.drafts.count", ["count": .number(list.drafts.count)]), draftTable)
    }

    private var flagged: HTML {
        guard !list.withoutPlan.isEmpty || !list.idleDrafts.isEmpty else { return .empty }
        let idle: HTML =
            list.idleDrafts.isEmpty
            ? .empty : "<p>\(text("home.idle.count", ["count": .number(list.idleDrafts.count)]))</p>\(idleTable)"
        let without: HTML =
            list.withoutPlan.isEmpty
            ? .empty
            : "<p>\(text("home.without.count", ["count": .number(list.withoutPlan.count)]))</p>\(withoutTable)"
        return section("without", text("home.without"), "\(without)\(idle)")
    }

    private var stillGoingOn: HTML {
        guard !doubtful.isEmpty else { return .empty }
        return section(
            "doubtful", text("consultation.doubtful.count", ["count": .number(doubtful.count)]),
            DoubtfulMeasures(frame: frame, rule: rule, measures: doubtful, page: Address.home()).html)
    }

    private var endingSoon: HTML {
        guard !list.endingSoon.isEmpty else { return .empty }
        return section(
            "ending", text("home.ending"),
            "<p>\(text("home.ending.count", ["count": .number(list.endingSoon.count)]))</p>\(endingTable)")
    }

    private func section(_ id: String, _ heading: String, _ content: HTML) -> HTML {
        """
        <section class="section" aria-labelledby="\(id)"><h2 id="\(id)">\(heading)</h2>
        \(content)
        </section>
        """
    }
}
