import Casework
import Language

/// What the state writes down about a partner's money: each form folded until it is needed, or wrong.
struct BudgetForms: Part {
    let page: BudgetPage

    private var frame: Frame { page.frame }
    private var file: BudgetFile { page.file }
    private var code: String { file.partner.code }

    var html: HTML {
        """
        <section class="section" aria-labelledby="changes"><h2 id="changes">\(frame.text("budget.changes"))</h2>
        \(fold("allocation", allocation))
        \(fold("withdrawal", withdrawal))
        \(fold("maximum", maximum))
        \(fold("contract", contract))
        \(fold("amendment", amendment))
        \(fold("annulment", annulment))
        </section>
        """
    }

    private var fields: Fields {
        let programme = file.programmes.last { $0.period.from <= frame.now.day }?.code ?? ""
        let term = file.semesters.last { $0.period.from <= frame.now.day }
        let usual = [
            ("allocation_programme", programme), ("contract_programme", programme), ("maximum_programme", programme),
            ("allocation_semester", term.map { "\($0.id.number)" } ?? ""),
            ("maximum_year", term.map { "\($0.schoolYear)" } ?? ""),
        ]
        let typed = page.form.names.map { ($0, page.form[$0]) }
        return Fields(
            frame: frame, form: SentForm(typed + usual.filter { !page.form.contains($0.0) }), problems: page.problems)
    }

    private func fold(_ name: String, _ content: HTML) -> HTML {
        let isOpen = page.problems.contains { $0.field?.hasPrefix(name) ?? false }
        return content.isEmpty ? .empty : Fold(frame.text("budget.form.\(name)"), isOpen: isOpen, content).html
    }

    private func form(_ action: Address, _ button: String, _ content: HTML) -> HTML {
        Form(
            frame: frame, action: action,
            """
            <input type="hidden" name="receipt" value="\(frame.receipt)">
            \(content)
            \(Foot(Button(frame.text(button, [:]))))
            """
        ).html
    }

    private func programmes(_ name: String) -> HTML {
        fields.select(
            name, label: "budget.programme", choices: file.programmes.map { Choice($0.code, $0.name[frame.tongue]) })
    }

    private var allocation: HTML {
        let terms = file.semesters.reversed().map { Choice("\($0.id.number)", frame.semester($0)) }
        return form(
            Address.budgetAllocations(code), "budget.do.allocate",
            """
            \(programmes("allocation_programme"))
            \(fields.select("allocation_semester", label: "budget.semester", choices: terms))
            \(fields.money("allocation_amount", label: "budget.amount"))
            \(fields.text("allocation_basis", label: "budget.basis", hint: "budget.basis.hint"))
            """)
    }

    private var withdrawal: HTML {
        let held = file.allocations.filter { $0.withdrawnAt == nil }
        guard !held.isEmpty else { return .empty }
        let terms = Dictionary(
            file.semesters.map { ($0.id, frame.semester($0)) }, uniquingKeysWith: { first, _ in first })
        let choices = held.map {
            Choice("\($0.id)", "\(terms[$0.semester] ?? ""), \(frame.money($0.amount)), \($0.basis)")
        }
        return form(
            Address.budgetWithdrawals(code), "budget.do.withdraw",
            """
            \(fields.select("withdrawal_allocation", label: "budget.allocation", hint: "budget.withdrawal.hint", choices: choices, empty: "plan.choose"))
            \(fields.area("withdrawal_reason", label: "budget.reason", rows: 2))
            """)
    }

    private var maximum: HTML {
        let years = Set(file.semesters.map(\.schoolYear)).sorted(by: >).map { Choice("\($0)", "\($0)") }
        return form(
            Address.budgetMaximums(code), "budget.do.maximum",
            """
            \(programmes("maximum_programme"))
            \(fields.select("maximum_year", label: "budget.year", choices: years))
            \(fields.money("maximum_maximum", label: "budget.maximum", hint: "budget.maximum.hint"))
            """)
    }

    private var contract: HTML {
        form(
            Address.budgetContracts(code), "budget.do.sign",
            """
            \(programmes("contract_programme"))
            \(fields.text("contract_number", label: "budget.number", width: .word, autocomplete: "off"))
            \(fields.day("contract_signed_on", label: "budget.signed_on"))
            \(fields.day("contract_valid_from", label: "budget.valid_from"))
            \(fields.day("contract_valid_to", label: "budget.valid_to"))
            """)
    }

    private func contracts(_ name: String, hint: Message? = nil) -> HTML {
        fields.select(
            name, label: "budget.contract", hint: hint,
            choices: file.contracts.map { Choice("\($0.id)", "\($0.number)") }, empty: "plan.choose")
    }

    private var annulment: HTML {
        guard !file.contracts.isEmpty else { return .empty }
        return form(
            Address.budgetAnnulments(code), "budget.do.annul",
            """
            \(contracts("annulment_contract", hint: "budget.annulment.hint"))
            \(fields.area("annulment_reason", label: "budget.reason", rows: 2))
            """)
    }

    private var amendment: HTML {
        guard !file.contracts.isEmpty else { return .empty }
        return form(
            Address.budgetAmendments(code), "budget.do.amend",
            """
            \(contracts("amendment_contract"))
            \(fields.text("amendment_number", label: "budget.number", width: .word, autocomplete: "off"))
            \(fields.day("amendment_signed_on", label: "budget.signed_on"))
            \(fields.area("amendment_summary", label: "budget.summary", rows: 2))
            \(fields.day("amendment_valid_to", label: "budget.new_valid_to", isOptional: true))
            """)
    }
}

/// Plans that wait for an approval beyond what is free; the state can let one pass, with a reason.
struct BudgetShortages: Part {
    let page: BudgetPage

    var html: HTML {
        let (frame, shortages) = (page.frame, page.file.shortages)
        guard !shortages.isEmpty else { return .empty }
        let lines = shortages.map { shortage in
            let gaps: [String: Message.Argument] = [
                "plan": .text(shortage.planCode), "needed": .money(shortage.needed), "free": .money(shortage.free),
                "missing": .money(shortage.missing),
            ]
            let key = shortage.isOverridden ? "budget.shortage.overridden" : "budget.shortage.line"
            return "<li>\(frame.text(key, gaps))</li>" as HTML
        }
        return """
            <section class="section" aria-labelledby="shortages"><h2 id="shortages">\(frame.text("budget.shortages"))</h2>
            <ul>\(lines.joined())</ul>\(form(shortages.filter { !$0.isOverridden }))</section>
            """
    }

    private func form(_ shortages: [BudgetShortage]) -> HTML {
        guard page.file.mayManage, !shortages.isEmpty else { return .empty }
        let frame = page.frame
        let fields = Fields(frame: frame, form: page.form, problems: page.problems)
        let isOpen = page.problems.contains { $0.field?.hasPrefix("override") ?? false }
        let form = Form(
            frame: frame, action: Address.budgetOverrides(page.file.partner.code),
            """
            \(fields.select("override_plan", label: "budget.plan", choices: shortages.map { Choice("\($0.plan)", $0.planCode) }, empty: "plan.choose"))
            \(fields.area("override_reason", label: "budget.reason", hint: "budget.override.hint", rows: 2))
            \(Foot(Button(frame.text("budget.do.override"))))
            """)
        return Fold(frame.text("budget.form.override"), isOpen: isOpen, form.html).html
    }
}
