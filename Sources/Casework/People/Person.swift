/// A natural person, learner or staff.
package struct Person: Sendable {
    package typealias ID = Identifier<Person>

    package enum Sex: String, CaseIterable, Sendable {
        case male
        case female
    }

    package let id: ID
    package let name: PersonName
    package let bornOn: Day?
    package let sex: Sex?
    /// Counts changes, for optimistic locking.
    package let version: Int
}

/// What is known of a person before the registry knows them.
package struct NewPerson: Sendable {
    package let name: PersonName
    /// `nil` gives the person a temporary code.
    package let code: PersonalCode?
    package let bornOn: Day?
    package let sex: Person.Sex?

    package init(name: PersonName, code: PersonalCode?, bornOn: Day? = nil, sex: Person.Sex? = nil) {
        self.name = name
        self.code = code
        self.bornOn = bornOn
        self.sex = sex
    }
}

/// A code that a person has or had.
package struct HeldCode: Sendable {
    package enum Reason: String, Sendable {
        case first
        /// A holder of an old code may take a new one once.
        case changed
        case temporaryReplaced = "temporary_replaced"
        case corrected
    }

    package let code: PersonalCode
    package let period: Period
    package let reason: Reason
}
