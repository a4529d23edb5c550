import Language

/// One row of a pasted list of people who are to work at a unit.
package struct StaffRow: Sendable {
    /// The number of the row as people count it, from 1.
    package let number: Int
    package let guest: Guest
    package let role: Role.Kind

    package init(number: Int, guest: Guest, role: Role.Kind) {
        self.number = number
        self.guest = guest
        self.role = role
    }

    /// The most rows of one list.
    package static let limit = 200

    /// What is wrong with a row, where: `3. rinda, personas kods: …`.
    package static func problem(_ number: Int, _ field: String, _ message: Message) -> Problem {
        let gaps: [String: Message.Argument] = [
            "row": .number(number), "field": .message(Message("person.import.field.\(field)")),
            "problem": .message(message),
        ]
        return Problem("rows", Message("person.import.row", gaps))
    }
}

/// One person of a pasted list: rows with the same personal code are one person with several roles.
package struct StaffEntry: Sendable {
    package enum Standing: String, Sendable {
        case new
        /// The registry knows the person; they cannot sign in yet.
        case known
        /// The person can sign in already and gets the roles.
        case signsIn = "signs_in"
    }

    package let guest: Guest
    package let roles: [Role.Kind]
    package let standing: Standing
    /// For whom cannot sign in yet, once the list is taken in. It can be seen only now.
    package var link: SecretToken?
    package var expiresAt: Instant?
    let person: Person.ID?
}
