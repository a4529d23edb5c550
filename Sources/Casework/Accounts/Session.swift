import Language

/// One sign-in of one person at one place.
package struct Session: Sendable {
    package typealias ID = Identifier<Session>

    package let id: ID
    package let startedAt: Instant
    package let seenAt: Instant
    /// When the password was last given.
    package let confirmedAt: Instant
    package let address: String?
    /// The one in which the viewer asks.
    package let isOwn: Bool

    /// Whether it has been quiet for too long or is too old.
    func isOver(_ now: Instant, by rules: AccountRules) -> Bool {
        now >= seenAt.advanced(bySeconds: rules.idle) || now >= startedAt.advanced(bySeconds: rules.absolute)
    }
}

/// A person who is signed in, as of this request.
package struct SignedIn: Sendable {
    package let viewer: Viewer
    package let name: PersonName
    package let tongue: Tongue
    package let session: Session
    /// When the session ends if nothing more is asked.
    package let endsAt: Instant
    /// Whether the password was given lately enough for what asks for it again: granting roles, changing the password.
    package let isConfirmed: Bool
    /// One of the accounts of the demo.
    package let isDemo: Bool
}
