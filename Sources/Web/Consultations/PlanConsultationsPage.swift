import Casework
import Language

/// The consultations of a plan: each measure with its rows, what was held of what was planned, and its papers.
struct PlanConsultationsPage: Page {
    let frame: Frame
    let viewer: Viewer
    let plan: SupportPlan.ID
    let sheets: [ConsultationStore.Sheet]
    let absences: [CodeItem]
    let rule: HourRule
    /// The row that is withdrawn or confirmed.
    var row: Consultation.ID?
    var entry: ConsultationEntry.ID?
    var form: SentForm
    var problems: [Problem] = []

    private var measures: [DeliveredMeasure] { sheets.map(\.measure) }
    private var isClosed: Bool { measures.contains(where: \.isClosed) }
    private var kept: [ConsultationStore.Sheet] { sheets.filter(\.isKept) }

    var title: String {
        text("consultation.plan.title", ["learner": .text(measures.first?.learnerName ?? "")])
    }
    /// Whoever only gives the consultations comes from the page of today, and goes back there.
    var path: [Link] {
        guard let sheet = sheets.first else { return [] }
        guard sheet.opensPlan else { return [Link(text("consultation.today.short"), Address.today())] }
        return [Link(sheet.measure.planCode, Address.plan(plan))]
    }
    var undo: Address? { entry.map { Address.entryUndoing($0).with("plan", plan.description) } }

    var body: HTML {
        guard !sheets.isEmpty else {
            return EmptyState(
                text("consultation.plan.none"), next: Link(text("consultation.to_plan"), Address.plan(plan))
            )
            .html
        }
        return "\(chosen)\(each: sheets, { SheetPart(page: self, sheet: $0).html })\(record)"
    }

    private var fields: Fields { Fields(frame: frame, form: form, problems: problems) }

    /// What can be done with one row.
    private var chosen: HTML {
        let found = kept.flatMap { sheet in sheet.valid.filter(sheet.keeps) }.first { $0.id == row }
        guard let row = found, !isClosed || row.awaitsConfirmation else { return .empty }
        return """
            <section aria-labelledby="row"><h2 id="row">\(text("consultation.row", ["day": .day(row.heldOn)]))</h2>
            \(confirmationForm(of: row))\(withdrawalForm(of: row))</section>
            """
    }

    private func confirmationForm(of row: Consultation) -> HTML {
        guard row.awaitsConfirmation else { return .empty }
        return Form(
            frame: frame, action: Address.consultationConfirmation(row.id), takesFile: true,
            """
            \(fields.hidden("plan", plan.description))<div class="side-by-side">
            \(fields.text("confirmation_code", label: "consultation.code", hint: "consultation.code.hint", width: .word, autocomplete: "off"))
            \(fields.text("evidence", label: "consultation.evidence", hint: "consultation.evidence.hint"))</div>
            \(fields.file("document", label: "consultation.document", hint: "compensation.document.hint", isOptional: true))
            \(Foot(Button(text("consultation.confirm"))))
            """
        ).html
    }

    /// The hours of a closed plan are no longer changed; the other side may still say that they were held.
    private func withdrawalForm(of row: Consultation) -> HTML {
        guard !isClosed else { return .empty }
        return Form(
            frame: frame, action: Address.consultationWithdrawal(row.id),
            """
            \(fields.hidden("plan", plan.description))
            \(fields.text("withdrawal", label: "consultation.withdrawal", hint: "consultation.withdrawal.hint"))
            \(Foot(Button(text("consultation.withdraw"), .secondary)))
            """
        ).html
    }

    private var record: HTML {
        let open = kept.map(\.measure).filter { !$0.isClosed }
        guard !open.isEmpty else { return .empty }
        let choices = open.map {
            Choice($0.key.description, MeasureText(frame: frame, measure: $0).name, hint: $0.provider)
        }
        let whether =
            [Choice("", text("consultation.outcome.held"))]
            + absences.map {
                Choice($0.code, text("consultation.outcome.no_show", ["reason": .text($0.name[frame.tongue])]))
            }
        var fields = fields
        if open.count == 1, !form.contains("measure") {
            fields = Fields(
                frame: frame, form: form.setting("measure", open[0].key.description), problems: problems)
        }
        return Fold(
            text("consultation.record"), isOpen: !problems.isEmpty && row == nil,
            Form(
                frame: frame, action: Address.consultations(),
                """
                \(fields.hidden("receipt", frame.receipt))\(fields.hidden("plan", plan.description))
                \(fields.radios("measure", label: "consultation.measure", choices: choices))
                \(fields.select("reason", label: "consultation.outcome", choices: whether))
                \(EntryDetails(fields: fields, absences: absences, hasAbsence: false))
                \(Foot(Button(text("consultation.log"))))
                """
            ).html
        ).html
    }

    var aside: HTML? {
        guard !sheets.isEmpty else { return nil }
        return """
            <section><h2>\(text("consultation.together"))</h2>\(FidelityText(frame: frame, fidelity: measures.fidelity))</section>
            \(slip)
            """
    }

    private var slip: HTML {
        guard let learner = measures.first?.learner, viewer.writesPlans, !kept.isEmpty else { return .empty }
        let form = Form(
            frame: frame, action: Address.confirmationCodes(learner),
            """
            <p>\(text("consultation.slip.means"))</p>
            <div class="actions">\(Button(text("consultation.slip.guardian"), .secondary, name: "holder", value: "guardian"))
            \(Button(text("consultation.slip.learner"), .secondary, name: "holder", value: "learner"))</div>
            """)
        return "<section><h2>\(text("consultation.slip"))</h2>\(form)</section>"
    }
}
