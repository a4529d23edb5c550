import Language

extension AccountStore {
    /// Attaches roles at a unit to a person, who is found by code or kept anew, never doubled; gives a one-time link
    /// where the person cannot sign in yet. Roles come in any order: an author does not wait for a coordinator.
    package func invite(
        _ guest: Guest, to unit: Unit.ID, as kinds: [Role.Kind], _ period: Period, by viewer: Viewer
    ) async throws(Rejection) -> InvitationAnswer {
        let rules = rules
        return try await registry.write(as: viewer) { tx in
            try tx.checkGrant(kinds, at: unit, period)
            let person = try tx.find(guest)
            guard person != viewer.person else { throw Rejection.notAllowed("account.grant.self") }
            for kind in kinds { try tx.attach(kind, at: unit, period, to: person) }
            if try tx.account(of: person) != nil { return .attached(person) }
            // A link lets in with all roles, so it is given only by someone who could grant them all.
            guard try tx.mayVouch(for: person) else { throw Rejection.conflict("account.invite.elsewhere") }
            guard try tx.account(withEmail: tx.emailIndex(guest.email.text)) == nil else {
                throw Rejection.invalid("email", "account.email.taken")
            }
            let expiresAt = tx.now.advanced(bySeconds: rules.invitation)
            let token = try tx.insertInvitation(
                of: person, email: guest.email, tongue: guest.tongue, expiresAt: expiresAt)
            return .link(token, expiresAt: expiresAt, person: person)
        }
    }

    /// What a link is about; `nil` when it was used, replaced or is too old.
    package func invitation(_ token: SecretToken, trace: Trace) async throws(Rejection) -> Invitation? {
        try await registry.read(as: .visitor(trace)) { tx in try tx.invitation(token) }
    }

    /// Sets the password, opens the account and signs in. A link works once, also when it is used twice at a time.
    package func accept(
        _ token: SecretToken, password: String, trace: Trace
    ) async throws(Rejection) -> SecretToken {
        try await admitAtDoor(trace)
        guard let invitation = try await invitation(token, trace: trace) else { throw .notFound }
        try check(password, of: invitation.name, email: invitation.email, units: invitation.roles.map(\.unitName))
        let hash = try await registry.passwords.hash(password)
        return try await registry.write(as: .visitor(trace, person: invitation.person)) { tx in
            guard try tx.useInvitation(token) else { throw Rejection.notFound }
            if let address = trace.address { try tx.takeBackGuess(.door(address)) }
            let account: Account.ID
            if let known = try tx.account(of: invitation.person) {
                account = known.id
                try tx.setPassword(hash, of: account)
                try tx.endSessions(of: account)
                try tx.forgetGuesses(.email(tx.email(of: account).text))
                try tx.record(JournalEntry(.passwordChanged, .init("account", account.number)))
            } else {
                guard try tx.account(withEmail: tx.emailIndex(invitation.email.text)) == nil else {
                    throw Rejection.invalid("email", "account.email.taken")
                }
                account = try tx.insertAccount(
                    of: invitation.person, email: invitation.email, password: hash, tongue: invitation.tongue)
            }
            return try tx.open(account)
        }
    }

    /// Whether a new link can be made for the person, asked before the form for it is shown.
    /// - Throws: what `renewLink` throws.
    package func checkRenewal(of person: Person.ID, by viewer: Viewer) async throws(Rejection) {
        try await registry.read(as: viewer) { tx in _ = try tx.renewable(person) }
    }

    /// A new one-time link for somebody who lost the password or the first link. Nobody chooses or sees the password.
    package func renewLink(of person: Person.ID, by viewer: Viewer) async throws(Rejection) -> InvitationAnswer {
        let rules = rules
        return try await registry.write(as: viewer) { tx in
            let (email, tongue) = try tx.renewable(person)
            let expiresAt = tx.now.advanced(bySeconds: rules.invitation)
            let token = try tx.insertInvitation(of: person, email: email, tongue: tongue, expiresAt: expiresAt)
            return .link(token, expiresAt: expiresAt, person: person)
        }
    }
}

extension Transaction {
    /// The person whom the registry knows by this code, or a new one.
    func find(_ guest: Guest) throws -> Person.ID {
        guard let known = try person(withCode: guest.code) else {
            return try insertPerson(NewPerson(name: guest.name, code: guest.code))
        }
        // Another name means a slip in the code, or a marriage. Which name it is, is not told.
        guard SearchKey.folded(known.name.full) == SearchKey.folded(guest.name.full) else {
            throw Rejection.invalid("code", "account.invite.other_name")
        }
        return known.id
    }

    /// Where the link of somebody else goes for whom the viewer may vouch: to the account's address, or, for whoever
    /// never opened the account, to that of the last invitation.
    fileprivate func renewable(_ person: Person.ID) throws -> (EmailAddress, Tongue) {
        guard person != viewer.person, try mayVouch(for: person) else { throw Rejection.notFound }
        let account = try account(of: person).map { (try email(of: $0.id), $0.tongue) }
        guard let known = try account ?? lastInvited(person) else { throw Rejection.notFound }
        return known
    }

    /// A session of the account whose owner has just set a password.
    func open(_ account: Account.ID) throws -> SecretToken {
        let token = SecretToken()
        try insertSession(token, of: account)
        try record(JournalEntry(.signedIn, .init("account", account.number)))
        return token
    }
}
