import Language
import Storage

extension Transaction {
    /// A new one-time link for a person; earlier ones stop working.
    func insertInvitation(of person: Person.ID, email: EmailAddress, tongue: Tongue, expiresAt: Instant) throws
        -> SecretToken
    {
        try connection.execute(
            """
            UPDATE invitation SET withdrawn_at = \(now)
            WHERE person_id = \(person) AND used_at IS NULL AND withdrawn_at IS NULL
            """)
        let (id, token) = (Invitation.ID(at: now), SecretToken())
        let sealed = try keys.seal(email.text, table: "invitation", column: "email", row: id.number)
        try connection.execute(
            """
            INSERT INTO invitation (id, kind, token_hash, person_id, email, tongue, invited_by, recorded_at, expires_at)
            VALUES (\(id), 'person', \(token.hash), \(person), \(sealed), \(tongue.rawValue), \(viewer.person), \(now),
            \(expiresAt))
            """)
        try record(JournalEntry(.created, .init("invitation", id.number)))
        return token
    }

    /// The open invitation of a link; `nil` when it was used, replaced or is too old.
    func invitation(_ token: SecretToken) throws -> Invitation? {
        let row = try connection.first(
            """
            SELECT invitation.id, invitation.person_id, invitation.email, invitation.tongue, invitation.expires_at,
            person.given_name, person.surname, host.given_name AS host_name, host.surname AS host_surname
            FROM invitation JOIN person ON person.id = invitation.person_id
            LEFT JOIN person host ON host.id = invitation.invited_by
            WHERE invitation.token_hash = \(token.hash) AND \(isOpen)
            """)
        guard let row else { return nil }
        let id: Invitation.ID = try row["id"]
        let person: Person.ID = try row["person_id"]
        let (hostName, hostSurname): (String?, String?) = (try row["host_name"], try row["host_surname"])
        return Invitation(
            id: id, person: person,
            name: PersonName(storedGiven: try row["given_name"], surname: try row["surname"]),
            email: EmailAddress(
                stored: try keys.open(try row["email"], table: "invitation", column: "email", row: id.number)),
            tongue: Tongue(rawValue: try row["tongue"]) ?? .lv,
            invitedBy: hostName.flatMap { name in hostSurname.map { PersonName(storedGiven: name, surname: $0) } },
            expiresAt: try row["expires_at"], roles: try standingRoles(of: person),
            isRenewal: try account(of: person) != nil)
    }

    /// The address and language of the person's last invitation.
    func lastInvited(_ person: Person.ID) throws -> (EmailAddress, Tongue)? {
        let row = try connection.first(
            """
            SELECT id, email, tongue FROM invitation WHERE person_id = \(person) AND used_at IS NULL
            ORDER BY recorded_at DESC, id DESC LIMIT 1
            """)
        guard let row else { return nil }
        let id: Invitation.ID = try row[0]
        let email = try keys.open(try row[1], table: "invitation", column: "email", row: id.number)
        return (EmailAddress(stored: email), Tongue(rawValue: try row[2]) ?? .lv)
    }

    /// Uses the link up; `false` when somebody was faster.
    func useInvitation(_ token: SecretToken) throws -> Bool {
        try connection.execute("UPDATE invitation SET used_at = \(now) WHERE token_hash = \(token.hash) AND \(isOpen)")
            == 1
    }

    /// A one-time code for the first administrator; earlier ones stop working.
    func insertBootstrap(expiresAt: Instant) throws -> SecretToken {
        try connection.execute(
            """
            UPDATE invitation SET withdrawn_at = \(now)
            WHERE kind = 'first_administrator' AND used_at IS NULL AND withdrawn_at IS NULL
            """)
        let (id, token) = (Invitation.ID(at: now), SecretToken())
        try connection.execute(
            """
            INSERT INTO invitation (id, kind, token_hash, tongue, recorded_at, expires_at)
            VALUES (\(id), 'first_administrator', \(token.hash), 'lv', \(now), \(expiresAt))
            """)
        try record(JournalEntry(.created, .init("invitation", id.number)))
        return token
    }

    func isOpenBootstrap(_ token: SecretToken) throws -> Bool {
        try connection.first(
            "SELECT id FROM invitation WHERE token_hash = \(token.hash) AND kind = 'first_administrator' AND \(isOpen)")
            != nil
    }

    private var isOpen: SQL {
        "invitation.used_at IS NULL AND invitation.withdrawn_at IS NULL AND invitation.expires_at > \(now)"
    }
}
