import Casework
import Language

extension PlanEditPage {
    var goals: HTML {
        """
        <section aria-labelledby="part-goals"><h2 id="part-goals">\(text("plan.part.goals"))</h2>
        \(each: form.rows("goals"), goalRow)
        </section>
        """
    }

    private func goalRow(_ number: Int) -> HTML {
        let row = "goals.\(number)"
        let line = Int(form.form["\(row).line"]) ?? 0
        let mark = CarriedMark(frame, file, row: file.content.goals.first { $0.line == line }?.carried)
        return """
            \(opening(line: line, mark, heading: text("plan.goal_number", ["number": .number(number)]), new: text("plan.goal_new")))
            \(note("goals.\(line)"))
            \(fields.hidden("\(row).line", form.form["\(row).line"]))
            \(fields.text("\(row).wording", label: "plan.goal", hint: "plan.goal.hint"))
            <div class="side-by-side">
            \(fields.text("\(row).indicator", label: "plan.indicator", hint: "plan.indicator.hint", isOptional: true))
            \(fields.text("\(row).target", label: "plan.target", hint: "plan.target.hint", isOptional: true))
            </div>
            \(removal(row, line: line))
            </fieldset>
            """
    }

    var measures: HTML {
        """
        <section aria-labelledby="part-measures"><h2 id="part-measures">\(text("plan.part.measures"))</h2>
        <p class="hint">\(text("plan.part.measures.hint"))</p>
        <datalist id="providers">\(each: providers, { "<option value=\"\($0)\"></option>" })</datalist>
        <span id="measures"></span>
        \(each: form.rows("measures"), measureRow)
        </section>
        """
    }

    private func measureRow(_ number: Int) -> HTML {
        let row = "measures.\(number)"
        let line = Int(form.form["\(row).line"]) ?? 0
        let mark = CarriedMark(frame, file, row: file.content.measures.first { $0.line == line }?.carried)
        let kind = file.catalogue.kind(form.form["\(row).kind"])
        return """
            \(opening(line: line, mark, heading: text("plan.measure_number", ["number": .number(number)]), new: text("plan.measure_new")))
            \(note("measures.\(line)"))
            \(fields.hidden("\(row).line", form.form["\(row).line"]))
            <div class="side-by-side">
            \(fields.select("\(row).kind", label: "plan.kind", choices: kinds, empty: "plan.kind.choose"))
            \(fields.text("\(row).subject", label: "plan.subject", hint: "plan.subject.hint", isOptional: true))
            </div>
            <div class="side-by-side">
            \(fields.text("\(row).hours", label: "plan.hours", hint: "plan.hours.hint", width: .few, kind: .number))
            \(fields.money("\(row).planned", label: "plan.amount", hint: "plan.amount.hint"))
            \(fields.text("\(row).provider", label: "plan.provider", hint: "plan.provider.hint", kind: .name, suggestions: "providers"))
            </div>
            \(workload(row, line: line))
            <div class="side-by-side">
            \(fields.day("\(row).starts_on", label: "plan.starts_on"))
            \(fields.day("\(row).ends_on", label: "plan.ends_on"))
            </div>
            \(risksOfMeasure(row))
            \(fields.area("\(row).justification", label: "plan.justification", hint: "plan.justification.hint", rows: 2))
            \(fields.checkbox("\(row).condition_met", label: "plan.condition_met"), when: kind?.code == "comp_personal_items")
            \(removal(row, line: line))
            </fieldset>
            """
    }

    private func workload(_ row: String, line: Int) -> WorkloadNote {
        WorkloadNote(frame: frame, row: row, load: workloads.first { $0.measure.line == line })
    }

    /// Only risks that are saved can be chosen; until there are any, the empty list says so.
    private func risksOfMeasure(_ row: String) -> HTML {
        let choices = riskChoices
        let hint: Message? = choices.isEmpty ? "plan.measure_risks.none" : nil
        return fields.checkboxes("\(row).risks", label: "plan.measure_risks", hint: hint, choices: choices)
    }

    private func opening(line: Int, _ mark: CarriedMark, heading: String, new: String) -> HTML {
        let attributes: Attributes = ["class": .text(line == 0 ? "entry new" : mark.edge(besides: "entry"))]
        return "<fieldset\(attributes)><legend>\(line == 0 ? new : heading)\(mark.words)</legend>"
    }

    private func removal(_ row: String, line: Int) -> HTML {
        line == 0 ? .empty : fields.checkbox("\(row).remove", label: "plan.remove")
    }

    private var kinds: [Choice] {
        file.catalogue.kinds.map { Choice($0.code, $0.name[frame.tongue]) }
    }

    /// The risks that the plan names now, also those of this very form that are not yet saved.
    private var riskChoices: [Choice] {
        file.catalogue.risks.factors
            .filter { (Int(form.form["risks.\($0.code).level"]) ?? 0) > 0 }
            .map { Choice($0.code, $0.name[frame.tongue]) }
    }
}
