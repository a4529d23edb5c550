import Casework
import Language

/// The plan as the paper that people sign: no navigation, lines for signatures, the plan's code in the foot.
struct PlanPrintPage: Page {
    let frame: Frame
    let file: SupportPlanStore.File
    let maskedCode: String

    var plan: SupportPlan { file.plan }
    var title: String { text("plan.print.title") }
    var width: PageWidth { .text }
    var heading: HTML { "<h1>\(title)</h1><p>\(plan.institutionName)</p>" }
    var path: [Link] { [Link(plan.code, Address.plan(plan.id))] }

    var body: HTML {
        """
        <div class="sheet">
        \(SummaryList([
            .init(text("plan.code"), "\(plan.code)"), .init(text("plan.learner"), "\(plan.learnerName)"),
            .init(text("plan.personal_code"), "\(maskedCode)"), .init(text("plan.semester_column"), "\(frame.semester(plan.semester))"),
            .init(text("plan.grade_column"), "\(frame.grade(plan.stage, plan.grade))"), .init(text("plan.author"), "\(plan.authorName)"),
            .init(text("plan.state"), "\(text("plan.state.\(plan.state.rawValue)"))"),
        ]))
        \(PlanText(frame: frame, file: file))
        <section class="signatures"><h2>\(text("plan.print.signatures"))</h2>
        \(each: ["author", "learner", "guardian", "head"], signature)
        </section>
        <p class="sheet-foot">\(plan.code) · \(text("plan.print.version", ["number": .number(plan.version.number)])) · \(frame.moment(frame.now))</p>
        </div>
        """
    }

    private func signature(_ who: String) -> HTML {
        """
        <div class="signature"><span class="line"></span><span>\(text("plan.print.\(who)"))</span><span class="line"></span>\
        <span>\(text("plan.print.date"))</span></div>
        """
    }
}
