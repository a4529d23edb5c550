import Casework
import Language

extension LearnerPage {
    /// A learner leaves: asked for apart, because it ends what the institution may see.
    var leavingForm: HTML {
        let mine = Set(mayEnrol.map(\.unit))
        let places = current.filter { $0.period.through == nil && mine.contains($0.institution) }
            .map { ($0.institution, $0.institutionName) }
        guard let first = places.first else { return .empty }
        let fields = fields(.leaving, [("leaves", first.0.description)])
        return Fold(
            text("learner.leaving"), isOpen: sent?.kind == .leaving,
            Form(
                frame: frame, action: Address.learnerLeaving(file.id),
                """
                <p class="hint">\(text("learner.leaving.hint"))</p>
                \(InstitutionField(fields: fields, name: "leaves", institutions: places))
                \(fields.day("last_day", label: "learner.leaving.last_day"))
                \(fields.radios("exit_reason", label: "learner.leaving.reason", choices: Enrolment.ExitReason.allCases.map {
                    Choice($0.rawValue, text("learner.exit.\($0.rawValue)"))
                }))
                \(Foot(Button(text("learner.leaving.act"), .secondary)))
                """
            ).html
        ).html
    }
}
