import Casework
import Language

/// The answer of the level that is due: approve, or return with a reason to a row. `a` approves, `r` opens the return.
struct PlanDecision: Part {
    let page: PlanPage

    var html: HTML {
        guard page.file.possible.contains(.approve) else { return .empty }
        let frame = page.frame
        let plan = page.plan
        let fields = Fields(frame: frame, form: page.form, problems: page.problems)
        let isReturning = !page.problems.isEmpty
        let own: HTML =
            plan.author == frame.signedIn?.viewer.person
            ? "<p class=\"hint\">\(frame.text("plan.own_plan"))</p>" : .empty
        return """
            <section class="decision" aria-labelledby="part-decision"><h2 id="part-decision">\(frame.text("plan.decide"))</h2>
            \(own)
            \(BudgetOutlookPart(frame: frame, outlook: page.outlook))
            \(Form(frame: frame, action: Address.planApproval(plan.id), """
                \(fields.hidden("version", String(plan.version.number)))
                \(fields.text("comment", label: "plan.approval_comment", isOptional: true))
                \(Foot(Button(frame.text("plan.act.approve", [:]), key: "a")))
                """))
            \(Fold(frame.text("plan.act.return_open", [:]), isOpen: isReturning, Form(frame: frame, action: Address.planReturn(plan.id), """
                \(fields.hidden("version", String(plan.version.number)))
                \(fields.select("reason_code", label: "plan.return_reason", choices: page.returnReasons.map { Choice($0.code, $0.name[frame.tongue]) }, empty: "plan.choose"))
                \(fields.select("place", label: "plan.return_place", choices: PlanPlaces(frame: frame, file: page.file).choices, empty: "plan.return_whole", isOptional: true))
                \(fields.area("return_comment", label: "plan.return_comment", hint: "plan.return_comment.hint", rows: 2))
                \(Foot(Button(frame.text("plan.act.return", [:]), .secondary, key: "r")))
                """).html))
            </section>
            """
    }
}
