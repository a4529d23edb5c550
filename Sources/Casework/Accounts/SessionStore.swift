import Language
import Storage

extension Transaction {
    func insertSession(
        _ token: SecretToken, of account: Account.ID, startedAt: Instant? = nil, confirmedAt: Instant? = nil,
        actingRole: Role.ID? = nil
    ) throws {
        try connection.execute(
            """
            INSERT INTO session (id, token_hash, account_id, started_at, seen_at, confirmed_at, acting_role, address)
            VALUES (\(Session.ID(at: now)), \(token.hash), \(account), \(startedAt ?? now), \(now),
            \(confirmedAt ?? now), \(actingRole), \(viewer.trace.address))
            """)
    }

    /// The session of a token with its account and person; `nil` when it was ended or the account disabled.
    func openSession(_ token: SecretToken) throws -> OpenSession? {
        try connection.first(
            """
            SELECT session.id, session.started_at, session.seen_at, session.confirmed_at, session.address,
            session.acting_role, account.id AS account, account.person_id, account.tongue, account.demo,
            person.given_name, person.surname
            FROM session JOIN account ON account.id = session.account_id JOIN person ON person.id = account.person_id
            WHERE session.token_hash = \(token.hash) AND session.ended_at IS NULL AND account.disabled_at IS NULL
            """
        ).map(OpenSession.init(row:))
    }

    /// Sessions of an account that were not ended, the latest first. Those that ran out are among them.
    func sessions(of account: Account.ID) throws -> [Session] {
        try connection.query(
            """
            SELECT id, started_at, seen_at, confirmed_at, address, token_hash FROM session
            WHERE account_id = \(account) AND ended_at IS NULL ORDER BY started_at DESC, id DESC
            """
        ).map { try Session(row: $0, isOwn: SecretToken.mark(of: try $0["token_hash"]) == viewer.trace.session) }
    }

    func markSeen(_ session: Session.ID) throws {
        try connection.execute("UPDATE session SET seen_at = \(now) WHERE id = \(session) AND ended_at IS NULL")
    }

    func markConfirmed(_ session: Session.ID, of account: Account.ID) throws {
        try connection.execute(
            "UPDATE session SET confirmed_at = \(now) WHERE id = \(session) AND account_id = \(account) AND ended_at IS NULL"
        )
    }

    func endSession(_ token: SecretToken) throws {
        try connection.execute(
            "UPDATE session SET ended_at = \(now) WHERE token_hash = \(token.hash) AND ended_at IS NULL")
    }

    func endSession(_ id: Session.ID, of account: Account.ID) throws -> Bool {
        try connection.execute(
            "UPDATE session SET ended_at = \(now) WHERE id = \(id) AND account_id = \(account) AND ended_at IS NULL")
            > 0
    }

    func endSessions(of account: Account.ID) throws {
        try connection.execute(
            "UPDATE session SET ended_at = \(now) WHERE account_id = \(account) AND ended_at IS NULL")
    }

    func owner(of token: SecretToken) throws -> Account? {
        try connection.first(
            """
            SELECT account.id, account.person_id, account.password, account.tongue, account.demo, account.disabled_at
            FROM account JOIN session ON session.account_id = account.id
            WHERE session.token_hash = \(token.hash) AND session.ended_at IS NULL
            """
        ).map(Account.init(row:))
    }
}

/// What one query tells about the token of a request.
struct OpenSession {
    let session: Session
    let account: Account.ID
    let person: Person.ID
    let name: PersonName
    let tongue: Tongue
    let isDemo: Bool
    let actingRole: Role.ID?

    init(row: Row) throws {
        session = try Session(row: row, isOwn: true)
        account = try row["account"]
        person = try row["person_id"]
        name = PersonName(storedGiven: try row["given_name"], surname: try row["surname"])
        guard let tongue = Tongue(rawValue: try row["tongue"]) else { throw Rejection.broken("account.tongue") }
        self.tongue = tongue
        isDemo = try row["demo"]
        actingRole = try row["acting_role"]
    }
}

extension Session {
    init(row: Row, isOwn: Bool) throws {
        self.init(
            id: try row["id"], startedAt: try row["started_at"], seenAt: try row["seen_at"],
            confirmedAt: try row["confirmed_at"], address: try row["address"], isOwn: isOwn)
    }
}
