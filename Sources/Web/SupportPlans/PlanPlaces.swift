import Casework
import Language

extension PlanCatalogue {
    /// What a measure is called: its kind, and for consultations the subject.
    func name(of measure: PlanContent.Measure, in tongue: Tongue) -> String {
        [kind(measure.kind)?.name[tongue] ?? measure.kind, measure.subject].filter { !$0.isEmpty }.joined(
            separator: ", ")
    }

    func name(ofFactor code: String, in tongue: Tongue) -> String { risks.factor(code)?.name[tongue] ?? code }
}

/// The parts of a plan by the names that people read: where differences are, and what a return points to.
struct PlanPlaces {
    let frame: Frame
    let file: SupportPlanStore.File

    /// Everything that a return can point to.
    var choices: [Choice] { file.content.places.map { Choice($0, name(of: $0)) } }

    func name(of place: String) -> String {
        let parts = place.split(separator: ".", maxSplits: 1).map(String.init)
        let row = parts.count == 2 ? parts[1] : ""
        let section: PlanDifference.Section? =
            switch parts.first {
            case "words": .words
            case "screening": .screening
            case "risks": .risk
            case "goals": .goal
            case "measures": .measure
            case "author_hours": .authorHours
            case _: nil
            }
        return section.map { name(of: $0, row) } ?? place
    }

    /// A row that is no longer in the plan is named as it was called in the version before.
    func name(of section: PlanDifference.Section, _ row: String) -> String {
        let (tongue, risks) = (frame.tongue, file.catalogue.risks)
        let versions = [file.content, file.earlier].compactMap { $0 }
        let title: String? =
            switch section {
            case .risk: file.catalogue.name(ofFactor: row, in: tongue)
            case .screening: risks.category(row)?.name[tongue] ?? row
            case .goal: versions.lazy.flatMap(\.goals).first { String($0.line) == row }?.wording
            case .measure:
                versions.lazy.flatMap(\.measures).first { String($0.line) == row }.map {
                    file.catalogue.name(of: $0, in: tongue)
                }
            case .words, .authorHours: nil
            }
        let name = frame.text("plan.section.\(section.rawValue)", [:])
        return [name, title ?? ""].filter { !$0.isEmpty }.joined(separator: " – ")
    }
}
