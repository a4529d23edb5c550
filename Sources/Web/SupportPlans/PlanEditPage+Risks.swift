import Casework
import Language

extension PlanEditPage {
    /// One of the four categories: answered with "nothing seen" or with factors, each with its level and what was seen.
    func category(_ category: RiskCategory) -> HTML {
        let name = "screening.\(category.code)"
        let factors = file.catalogue.risks.factors(of: category)
        let answered = form.form[name]
        let chosen = factors.contains { factor in (Int(form.form["risks.\(factor.code).level"]) ?? 0) > 0 }
        let isOpen =
            chosen || factors.contains { file.openReturn?.place == "risks.\($0.code)" }
            || answered == PlanContent.Screening.factors.rawValue
            || problems.contains { problem in
                factors.contains { problem.field?.hasPrefix("risks.\($0.code)") ?? false }
            }
        return """
            <div class="category">
            \(note("screening.\(category.code)"))
            \(fields.radios(name, label: Message("plan.screening", ["category": .text(category.name[frame.tongue])]), choices: [
                Choice("nothing_seen", text("plan.screening.nothing_seen")), Choice("factors", text("plan.screening.factors")),
            ]))
            \(Fold(text("plan.factors", ["count": .number(factors.count)]), isOpen: isOpen, "\(each: factors, factorRow)"))
            </div>
            """
    }

    private func factorRow(_ factor: RiskFactor) -> HTML {
        let row = "risks.\(factor.code)"
        let mark = CarriedMark(frame, file, row: file.content.risks.first { $0.factor == factor.code }?.carried)
        let levels = (1...3).map { Choice(String($0), text("plan.level.\($0)")) }
        let attributes: Attributes = [
            "class": .text(mark.edge(besides: "factor")), "role": "group",
            "aria-label": .text(factor.name[frame.tongue]),
        ]
        return """
            <div\(attributes)>
            <span id="\(row)"></span>
            \(fields.select("\(row).level", label: Message("plan.factor", ["factor": .text(factor.name[frame.tongue])]),
                choices: levels, empty: "plan.level.none"))
            \(fields.text("\(row).evidence", label: "plan.evidence_of",
                hint: factor.special ? "plan.evidence.special" : nil))
            \(mark.words)\(note(row))
            </div>
            """
    }
}
