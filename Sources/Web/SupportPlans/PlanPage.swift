import Casework
import Language

/// A plan as it reads from top to bottom: where it stands, who, own words and strengths, risks, goals, measures, money,
/// what was decided, what became of it.
struct PlanPage: Page {
    let frame: Frame
    let file: SupportPlanStore.File
    /// On what errand the plan is open.
    let purpose: Purpose
    let reason: Reason
    /// Reasons to return and to suspend, in the words of the day.
    let returnReasons: [CodeItem]
    let suspensionReasons: [CodeItem]
    let conclusions: [CodeItem]
    let compensations: PlanCompensations
    /// What the viewer's approval will do to the budget, where it does.
    var outlook: BudgetOutlook?
    /// What was typed into a form of this page that was refused.
    var form: SentForm = .empty
    var problems: [Problem] = []
    /// The row of the author's hours that was just withdrawn.
    var row: AuthorWork.ID?

    var plan: SupportPlan { file.plan }

    var title: String { text("plan.title", ["learner": .text(plan.learnerName)]) }
    var path: [Link] { [Link(plan.learnerName, Address.learner(plan.learner))] }
    var heading: HTML {
        "<h1>\(title)</h1><p class=\"lead\">\(place)</p>\(StateLine(frame: frame, file: file, reasons: reasons))"
    }
    private var reasons: [CodeItem] { returnReasons + suspensionReasons }

    private var place: String {
        [plan.code, plan.institutionName, frame.semester(plan.semester), frame.grade(plan.stage, plan.grade)].joined(
            separator: " · ")
    }

    var body: HTML {
        """
        \(PlanDecision(page: self))
        \(PlanDifferences(frame: frame, file: file))
        \(whole)
        \(CompensationsOfPlan(frame: frame, plan: plan, compensations: compensations))
        \(EvaluationText(frame: frame, file: file, conclusions: conclusions))
        \(PlanActs(page: self))
        """
    }

    /// Who decides about a change reads only what differs; the rest is folded away.
    private var whole: HTML {
        let whole = PlanText(frame: frame, file: file, returnReasons: returnReasons).html
        guard file.possible.contains(.approve), !file.differences.isEmpty else { return whole }
        return Fold(text("plan.whole"), whole).html
    }

    /// What was just done by mistake is taken back with one press.
    var undo: Address? {
        switch frame.done?.key {
        case "plan.suspended" where file.possible.contains(.resume): Address.planSuspension(plan.id).with("undo", "1")
        case "plan.work.recorded":
            file.work.max { $0.id < $1.id }.map {
                Address.planAuthorHours(plan.id).with("withdraw", $0.id.description)
            }
        case "plan.work.withdrawn":
            row.map { Address.planAuthorHours(plan.id).with("again", $0.description) }
        case _: nil
        }
    }

    var aside: HTML? {
        """
        <section><h2>\(text("plan.aside.next"))</h2><p>\(text(next))</p>\(gaps)</section>
        <section><h2>\(text("plan.aside.decides"))</h2>\(Approvals(frame: frame, file: file, reasons: returnReasons))</section>
        <section><h2>\(text("plan.aside.why"))</h2><p>\(text(reason.message))</p>
        \(PurposeChoice(frame: frame, record: Address.plan(plan.id), purpose: purpose))</section>
        <section><h2>\(text("plan.aside.history"))</h2><ul>
        <li><a href="\(Address.planHistory(plan.id))">\(text("plan.history"))</a></li>
        <li><a href="\(Address.planViewers(plan.id))">\(text("plan.viewers"))</a></li>
        <li><a href="\(Address.planConsultations(plan.id))">\(text("consultation.of_plan"))</a></li>
        <li><a href="\(Address.planPrint(plan.id))">\(text("plan.print"))</a></li></ul></section>
        """
    }

    private var next: Message {
        switch plan.state {
        case .inApproval:
            Message(
                "plan.next.in_approval", ["level": .message(Message("plan.level_name.\(plan.level?.rawValue ?? "")"))])
        case .draft, .approved, .inProgress, .inRevision, .suspended, .voided, .completed:
            Message("plan.next.\(plan.state.rawValue)")
        }
    }

    private var gaps: HTML {
        guard plan.state.after(.submit) != nil, !file.gaps.isEmpty else { return .empty }
        return "<p>\(text("plan.aside.gaps_left", ["count": .number(file.gaps.count)]))</p>"
    }
}

extension Frame {
    /// `2026/27, 1. semestris`
    func semester(_ semester: PlanSemester) -> String {
        text("plan.semester", ["year": .text(semester.schoolYear), "number": .number(semester.number)])
    }

    /// `7. klase`, `2. kurss`
    func grade(_ stage: String, _ grade: Int) -> String { text("plan.grade.\(stage)", ["grade": .number(grade)]) }

    func period(_ from: Day, _ through: Day) -> String { "\(day(from))–\(day(through))" }
}
