/// A person as a learner. The key is the person's.
package struct Learner: Sendable {
    package typealias ID = Identifier<Person>
}

/// A line of a list of learners: enough to tell two of the same name apart.
package struct LearnerSummary: Sendable {
    package let id: Learner.ID
    package let name: PersonName
    package let bornOn: Day?
    package let maskedCode: String
    package let institution: Unit.ID
    package let institutionName: String
    package let stage: Stage
    package let grade: Int
    package let classLetter: String
}
