import Casework
import Language

/// Plans in scope: filters above, the learner's name leads to the plan.
struct PlanListPage: Page {
    let frame: Frame
    let filter: PlanFilter
    let semesters: [Semester]
    let plans: [PlanSummary]
    let total: Int
    let page: Int
    static let size = 50

    var title: String { text("plan.list") }

    var body: HTML {
        """
        \(filters)
        \(FilterChips(frame: frame, filters: applied, clear: Address.plans()))
        <p>\(text("plan.list.count", ["count": .number(total)]))</p>
        \(plans.isEmpty ? EmptyState(text("plan.list.empty"), next: Link(text("plan.list.find_learner"), Address.learners())).html : PlanTable(frame: frame, plans: plans).html)
        \(Pagination(frame: frame, page: page, pages: (total + Self.size - 1) / Self.size))
        """
    }

    private var filters: HTML {
        let fields = Fields(
            frame: frame,
            form: SentForm([
                ("semester", filter.semester.map { String($0) } ?? ""), ("state", filter.state?.rawValue ?? ""),
            ]))
        return """
            <form class="filter" method="get" action="\(Address.plans())">
            \(fields.select("semester", label: "plan.filter.semester", choices: semesters.map {
                Choice(String($0.id.number), text("plan.semester", ["year": .text($0.schoolYear.description), "number": .number($0.number)]))
            }, empty: "plan.filter.all"))
            \(fields.select("state", label: "plan.filter.state", choices: SupportPlan.State.allCases.map { Choice($0.rawValue, text("plan.state.\($0.rawValue)")) }, empty: "plan.filter.all"))
            \(Button(text("plan.filter"), .secondary))
            </form>
            """
    }

    private var applied: [Link] {
        var links: [Link] = []
        if let semester = filter.semester, let found = semesters.first(where: { $0.id.number == semester }) {
            links.append(
                Link(
                    text(
                        "plan.semester", ["year": .text(found.schoolYear.description), "number": .number(found.number)]),
                    frame.address.with("semester", nil).with("page", nil)))
        }
        if let state = filter.state {
            links.append(Link(text("plan.state.\(state.rawValue)"), frame.address.with("state", nil).with("page", nil)))
        }
        return links
    }
}

/// A dense table of plans.
struct PlanTable: Part {
    let frame: Frame
    let plans: [PlanSummary]
    var caption = "plan.list"

    var html: HTML {
        let frame = frame
        return Table(
            caption: frame.text(caption, [:]), hidesCaption: true,
            columns: [
                .init(frame.text("plan.learner", [:])) {
                    "<a href=\"\(Address.plan($0.plan.id))\">\($0.plan.learnerName)</a>"
                },
                .init(frame.text("plan.code", [:])) { "\($0.plan.code)" },
                .init(frame.text("plan.semester_column", [:])) { "\(frame.semester($0.plan.semester))" },
                .init(frame.text("plan.institution", [:])) { "\($0.plan.institutionName)" },
                .init(frame.text("plan.grade_column", [:])) { "\(frame.grade($0.plan.stage, $0.plan.grade))" },
                .init(frame.text("plan.state", [:])) { StateChip(frame: frame, plan: $0.plan).html },
                .init(frame.text("plan.author", [:])) { "\($0.plan.authorName)" },
                .init(frame.text("plan.sum", [:]), .number) { "\(frame.money($0.planned))" },
            ], rows: plans
        ).html
    }
}

/// What waits for the viewer's level, the longest waiting first.
struct ApprovalQueuePage: Page {
    let frame: Frame
    let plans: [PlanSummary]
    /// How many wait in all.
    let total: Int
    let page: Int

    var title: String { text("plan.queue") }

    var body: HTML {
        guard !plans.isEmpty else {
            return EmptyState(text("plan.queue.empty"), next: Link(text("plan.list"), Address.plans())).html
        }
        let frame = frame
        return """
            <p>\(text("plan.queue.count", ["count": .number(total)]))</p>
            \(Table(caption: title, hidesCaption: true, columns: [
                .init(text("plan.learner")) { "<a href=\"\(Address.plan($0.plan.id).with("from", "approvals"))\">\($0.plan.learnerName)</a>" },
                .init(text("plan.institution")) { "\($0.plan.institutionName)" },
                .init(text("plan.change")) { plan in
                    "\(plan.plan.version.changeClass.map { frame.text("plan.change_short.\($0.rawValue)", [:]) } ?? frame.text("plan.change_short.first", [:]))"
                },
                .init(text("plan.waiting_since")) { "\(frame.day($0.plan.since.day))" },
                .init(text("plan.author")) { "\($0.plan.authorName)" },
                .init(text("plan.sum"), .number) { "\(frame.money($0.planned))" },
            ], rows: plans))
            \(Pagination(frame: frame, page: page, pages: (total + SupportPlanStore.queuePage - 1) / SupportPlanStore.queuePage))
            """
    }
}
