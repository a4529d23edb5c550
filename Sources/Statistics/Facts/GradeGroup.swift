/// The groups of grades in which the project reports learners (domain: 5–9, upper secondary, 1–4 since 2021, vocational).
package enum GradeGroup: String, CaseIterable, Sendable {
    case primary = "1-4"
    case lowerSecondary = "5-9"
    case upperSecondary = "10-12"
    case vocational = "vet"

    /// - Parameters:
    ///   - stage: `general` or `vet`, as the plan keeps it.
    ///   - grade: the grade or, in vocational education, the year.
    init(stage: String, grade: Int) {
        if stage == "vet" {
            self = .vocational
        } else {
            self = grade <= 4 ? .primary : grade <= 9 ? .lowerSecondary : .upperSecondary
        }
    }

    /// The key of the name in the catalogue.
    package var title: String { "report.grade_group.\(rawValue)" }
}
