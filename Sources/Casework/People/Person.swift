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

/// What is known of a person, put right.
package struct PersonCorrection: Sendable {
    package let name: PersonName
    package let bornOn: Day?
    package let sex: Person.Sex?
    /// The version of the person that the corrector saw.
    package let version: Int

    package init(name: PersonName, bornOn: Day?, sex: Person.Sex?, version: Int) {
        self.name = name
        self.bornOn = bornOn
        self.sex = sex
        self.version = version
    }

    /// Each field that differs, from what to what.
    func changes(from old: Person) -> [JournalEntry.Change] {
        let fields: [(String, String?, String?)] = [
            ("given_name", old.name.given, name.given), ("surname", old.name.surname, name.surname),
            ("born_on", old.bornOn?.description, bornOn?.description), ("sex", old.sex?.rawValue, sex?.rawValue),
        ]
        return fields.filter { $0.1 != $0.2 }.map { JournalEntry.Change($0.0, from: $0.1, to: $0.2) }
    }
}

/// A code that a person has or had.
package struct HeldCode: Sendable {
    package enum Reason: String, CaseIterable, Sendable {
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
