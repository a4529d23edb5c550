import Language

/// The way in for one person: an e-mail address and a password.
package struct Account: Sendable {
    package typealias ID = Identifier<Account>

    package let id: ID
    package let person: Person.ID
    /// `nil` until one is set.
    let password: String?
    package let tongue: Tongue
    package let isDemo: Bool
    package let isDisabled: Bool

    /// Whether one can sign in with it.
    var isOpen: Bool { password != nil && !isDisabled }
}
