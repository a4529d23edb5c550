import Casework
import Language

/// The form of a plan: what stands in it, and what was written into it.
///
/// Fields: `own_words`, `strengths`, `screening.CATEGORY`, `risks.FACTOR.level`, `risks.FACTOR.evidence`,
/// `goals.N.…`, `measures.N.…`, `author_hours`, and `version`, the lock that keeps two writers apart.
struct PlanForm {
    let form: SentForm

    /// The form as it is first shown: every row of the plan, then one empty goal and one empty measure.
    init(_ content: PlanContent, of plan: SupportPlan, frame: Frame) {
        var fields: [(String, String)] = [
            ("version", String(plan.lock)), ("own_words", content.ownWords), ("strengths", content.strengths),
            ("author_hours", String(content.authorHours)),
        ]
        for (category, answer) in content.screening { fields.append(("screening.\(category)", answer.rawValue)) }
        for risk in content.risks {
            fields.append(("risks.\(risk.factor).level", String(risk.level)))
            fields.append(("risks.\(risk.factor).evidence", risk.evidence ?? ""))
        }
        for (index, goal) in content.goals.enumerated() {
            let row = "goals.\(index + 1)"
            fields += [
                ("\(row).line", String(goal.line)), ("\(row).wording", goal.wording),
                ("\(row).indicator", goal.indicator),
                ("\(row).target", goal.target),
            ]
        }
        for (index, measure) in content.measures.enumerated() {
            fields += PlanForm.fields(of: measure, at: "measures.\(index + 1)", frame: frame)
        }
        fields += PlanForm.emptyRows(after: content, in: plan, frame: frame)
        form = SentForm(fields)
    }

    init(_ form: SentForm) { self.form = form }

    private static func fields(of measure: PlanContent.Measure, at row: String, frame: Frame) -> [(String, String)] {
        var fields = [
            ("\(row).line", String(measure.line)), ("\(row).kind", measure.kind), ("\(row).subject", measure.subject),
            ("\(row).provider", measure.provider), ("\(row).hours", measure.hours == 0 ? "" : String(measure.hours)),
            ("\(row).planned", measure.planned == .zero ? "" : frame.amount(measure.planned)),
            ("\(row).starts_on", frame.day(measure.from)), ("\(row).ends_on", frame.day(measure.through)),
            ("\(row).justification", measure.justification),
        ]
        if measure.conditionMet { fields.append(("\(row).condition_met", "1")) }
        for factor in measure.factors { fields.append(("\(row).risks", factor)) }
        return fields
    }

    private static func emptyRows(after content: PlanContent, in plan: SupportPlan, frame: Frame) -> [(String, String)]
    {
        let today = frame.now.day
        let start = plan.semester.period.contains(today) ? today : plan.semester.start
        let measure = "measures.\(content.measures.count + 1)"
        return [
            ("goals.\(content.goals.count + 1).line", ""), ("\(measure).line", ""),
            ("\(measure).starts_on", frame.day(start)), ("\(measure).ends_on", frame.day(plan.semester.end)),
        ]
    }

    /// The numbers of the rows of a group, as they stand on the page.
    func rows(_ group: String) -> [Int] {
        var numbers: Set<Int> = []
        for name in form.names where name.hasPrefix("\(group).") {
            let parts = name.split(separator: ".")
            if parts.count == 3, let number = Int(parts[1]), (1...200).contains(number) { numbers.insert(number) }
        }
        return numbers.sorted()
    }
}

extension Frame {
    /// An amount as it stands in a field, without the sign of the currency: `12,50`.
    func amount(_ amount: Euro) -> String { tongue.decimal(Int(amount.cents), places: 2) }
}
