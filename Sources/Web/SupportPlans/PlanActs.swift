import Casework
import Language

/// What one can do with the plan now, each act with what it means; those that cannot be taken back are folded away.
struct PlanActs: Part {
    let page: PlanPage

    private var frame: Frame { page.frame }
    private var plan: SupportPlan { page.plan }
    private var fields: Fields { Fields(frame: frame, form: page.form, problems: page.problems) }

    var html: HTML {
        let acts = [edit, evaluate, complete, continuation, revise, resume, work, suspend, void, reopen].filter {
            !$0.isEmpty
        }
        guard !acts.isEmpty else { return .empty }
        return
            "<section class=\"acts\" aria-labelledby=\"part-acts\"><h2 id=\"part-acts\">\(frame.text("plan.acts"))</h2>\(acts.joined())</section>"
    }

    private func can(_ event: SupportPlan.Event) -> Bool { page.file.possible.contains(event) }

    private func button(_ key: String, _ address: Address, _ weight: Button.Weight = .secondary, fields: HTML = .empty)
        -> HTML
    {
        Form(frame: frame, action: address, "\(fields)\(Foot(Button(frame.text("plan.act.\(key)", [:]), weight)))").html
    }

    private var edit: HTML {
        guard can(.edit) else { return .empty }
        return
            "<p><a class=\"button primary\" href=\"\(Address.planEdit(plan.id))\">\(frame.text("plan.act.edit"))</a></p>"
    }

    private var evaluate: HTML {
        guard can(.evaluate) else { return .empty }
        return
            "<p><a class=\"button\" href=\"\(Address.planEvaluation(plan.id))\">\(frame.text("plan.act.evaluate"))</a></p>"
    }

    private var complete: HTML {
        guard can(.complete), page.file.evaluation != nil else { return .empty }
        let waiting = UnconfirmedNote(frame: frame, plan: plan.id, days: page.file.unconfirmed).html
        return waiting + button("complete", Address.planClosing(plan.id), .primary)
    }

    /// The next semester's plan, once this one has run: everything carried over.
    private var continuation: HTML {
        let isRun =
            plan.state == .completed
            || ((plan.state == .inProgress || plan.state == .suspended) && page.file.evaluation != nil)
        guard isRun, frame.signedIn?.viewer.roles.contains(where: { Right.writePlan.roles.contains($0.kind) }) ?? false
        else { return .empty }
        return button("continue", Address.planContinuation(plan.id), plan.state == .completed ? .primary : .secondary)
    }

    private var revise: HTML { can(.revise) ? button("revise", Address.planRevision(plan.id)) : .empty }
    private var resume: HTML { can(.resume) ? button("resume", Address.planResumption(plan.id), .primary) : .empty }

    private var work: HTML {
        guard plan.state == .approved || plan.state == .inProgress || !page.file.work.isEmpty else { return .empty }
        let rows: HTML =
            page.file.work.isEmpty
            ? .empty
            : AuthorWorkTable(
                frame: frame, plan: plan, work: page.file.work,
                mayWithdraw: [.edit, .suspend, .resume].contains(where: can)
            ).html
        guard can(.revise) else { return rows }
        let kinds = AuthorWork.Kind.allCases.map { Choice($0.rawValue, frame.text("plan.work.\($0.rawValue)", [:])) }
        let isOpen = page.problems.contains {
            $0.field == "hours" || $0.field == "worked_on" || $0.field == "work_kind"
        }
        return Fold(
            frame.text("plan.act.work_open", [:]), isOpen: isOpen,
            """
            \(rows)
            \(Form(frame: frame, action: Address.planAuthorHours(plan.id), """
                <input type="hidden" name="receipt" value="\(frame.receipt)">
                <div class="side-by-side">
                \(fields.select("work_kind", label: "plan.work_kind", choices: kinds))
                \(fields.day("worked_on", label: "plan.worked_on"))
                \(fields.text("hours", label: "plan.hours", width: .few, kind: .number))
                </div>
                \(Foot(Button(frame.text("plan.act.work", [:]), .secondary)))
                """))
            """
        ).html
    }

    private var suspend: HTML {
        guard can(.suspend) else { return .empty }
        let reasons = page.suspensionReasons.map { Choice($0.code, $0.name[frame.tongue]) }
        return Fold(
            frame.text("plan.act.suspend_open", [:]),
            isOpen: page.problems.contains { $0.field == "suspension_code" || $0.field == "suspension" },
            Form(
                frame: frame, action: Address.planSuspension(plan.id),
                """
                <p>\(frame.text("plan.suspend.means"))</p>
                \(fields.select("suspension_code", label: "plan.suspension_reason", choices: reasons, empty: "plan.choose"))
                \(fields.area("suspension", label: "plan.suspension_comment", rows: 2))
                \(Foot(Button(frame.text("plan.act.suspend", [:]), .secondary)))
                """
            ).html
        ).html
    }

    private var void: HTML {
        guard can(.void) else { return .empty }
        return Fold(
            frame.text("plan.act.void_open", [:]),
            isOpen: page.problems.contains { $0.field == "voiding" || $0.field?.hasPrefix("work-") == true },
            Form(
                frame: frame, action: Address.planVoiding(plan.id),
                """
                <p>\(frame.text("plan.void.means"))</p>
                \(fields.area("voiding", label: "plan.void_reason", rows: 2))
                \(Foot(Button(frame.text("plan.act.void", [:]), .secondary)))
                """
            ).html
        ).html
    }

    private var reopen: HTML {
        guard can(.reopen) else { return .empty }
        return Fold(
            frame.text("plan.act.reopen_open", [:]),
            Form(
                frame: frame, action: Address.planReopening(plan.id),
                """
                \(fields.area("reopening", label: "plan.reopen_reason", rows: 2))
                \(Foot(Button(frame.text("plan.act.reopen", [:]), .secondary)))
                """
            ).html
        ).html
    }
}

/// The author's recorded hours; whoever may withdraws a row.
struct AuthorWorkTable: Part {
    let frame: Frame
    let plan: SupportPlan
    let work: [AuthorWork]
    let mayWithdraw: Bool

    var html: HTML {
        Table(caption: frame.text("plan.work", [:]), columns: columns + (mayWithdraw ? [withdrawal] : []), rows: work)
            .html
    }

    private var columns: [Table<AuthorWork>.Column] {
        let frame = frame
        return [
            .init(frame.text("plan.worked_on", [:])) {
                "<span id=\"work-\($0.id.description)\">\(frame.day($0.day))</span>"
            },
            .init(frame.text("plan.work_kind", [:])) { "\(frame.text("plan.work.\($0.kind.rawValue)", [:]))" },
            .init(frame.text("plan.hours", [:]), .number) { "\($0.hours)" },
            .init(frame.text("plan.sum", [:]), .number) { "\(frame.money($0.sum))" },
        ]
    }

    private var withdrawal: Table<AuthorWork>.Column {
        let (frame, plan) = (frame, plan)
        return .init(frame.text("plan.act.withdraw", [:])) { work in
            Form(
                frame: frame, action: Address.planAuthorHours(plan.id),
                """
                <input type="hidden" name="withdraw" value="\(work.id.description)">\(Button(frame.text("plan.act.withdraw", [:]), .plain))
                """
            ).html
        }
    }
}
