import Language

/// Somebody who is to work in the registry.
package struct Guest: Sendable {
    package let name: PersonName
    package let code: PersonalCode
    package let email: EmailAddress
    package let tongue: Tongue

    package init(name: PersonName, code: PersonalCode, email: EmailAddress, tongue: Tongue = .lv) {
        self.name = name
        self.code = code
        self.email = email
        self.tongue = tongue
    }
}

/// What an invitation led to.
package enum InvitationAnswer: Sendable {
    /// The person has no account yet: the inviter hands this over. It can be seen only now.
    case link(SecretToken, expiresAt: Instant, person: Person.ID)
    /// The person can sign in already and has the roles from their first day on.
    case attached(Person.ID)
}

/// An invitation as its guest sees it.
package struct Invitation: Sendable {
    package typealias ID = Identifier<Invitation>

    package let id: ID
    package let person: Person.ID
    package let name: PersonName
    package let email: EmailAddress
    package let tongue: Tongue
    package let invitedBy: PersonName?
    package let expiresAt: Instant
    package let roles: [Role]
    /// The person has an account and gets a new password.
    package let isRenewal: Bool
}
