import Language

/// The people who work at a unit, what is missing there, and what the viewer may do about it.
package struct Staff: Sendable {
    package let unit: Unit.ID
    package let unitName: String
    package let level: Unit.Level
    package let members: [StaffMember]
    /// The roles that the viewer may give and take here.
    package let grantable: [Role.Kind]
    package let shortages: [Shortage]
}

/// One person of a unit's staff.
package struct StaffMember: Sendable {
    /// Whether and since when the person can sign in.
    package enum WayIn: Hashable, Sendable {
        case open
        case invited(until: Instant)
        case invitationExpired
        case disabled
        case none
    }

    package let person: Person.ID
    package let name: PersonName
    package let wayIn: WayIn
    /// Roles at this unit that run or will run, and those that ended within the last year.
    package let roles: [Role]
    package let isViewer: Bool
    /// Whether the viewer may make a new link and close the account: who could give every role of the person.
    package let isInViewersHands: Bool
}

/// Something without which work at a unit stands still, and who can mend it.
package struct Shortage: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// Nobody holds the role.
        case nobody
        /// The holder was invited and has not opened the account.
        case invited(String, until: Instant)
        /// The holder cannot sign in and has no valid link.
        case shutOut(String)
    }

    package let role: Role.Kind
    package let unit: Unit.ID
    package let unitCode: String
    package let unitName: String
    package let state: State
    /// People who can give the role or a new link, the nearest first; empty where only the operator of the server can.
    package let menders: [Mender]

    package struct Mender: Hashable, Sendable {
        package let name: PersonName
        package let role: Role.Kind
        package let unitName: String
    }

    /// Whether somebody has to act; an open invitation only waits for its guest.
    package var isUrgent: Bool {
        switch state {
        case .nobody, .shutOut: true
        case .invited: false
        }
    }

    /// What is missing, for people.
    package var message: Message {
        let gaps: [String: Message.Argument] = ["role": .message(role.message), "unit": .text(unitName)]
        return switch state {
        case .nobody: Message("person.missing.nobody", gaps)
        case .invited(let name, let until):
            Message("person.missing.invited", gaps.merging(["name": .text(name), "until": .day(until.day)]) { $1 })
        case .shutOut(let name): Message("person.missing.shut_out", gaps.merging(["name": .text(name)]) { $1 })
        }
    }
}
