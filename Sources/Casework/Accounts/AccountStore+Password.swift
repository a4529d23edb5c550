import Language
import Storage

extension AccountStore {
    /// Changes the viewer's own password, which the current one confirms; every other session ends.
    package func changePassword(
        from current: String, to new: String, as viewer: Viewer
    ) async throws(Rejection) -> SecretToken {
        let own = try await confirm(current, field: "current", as: viewer)
        try check(new, of: own.name, email: own.email, units: viewer.roles.map(\.unitName))
        let hash = try await registry.passwords.hash(new)
        return try await registry.write(as: viewer) { tx in
            guard try tx.account(of: own.account.person)?.password == own.account.password else {
                throw Rejection.stale
            }
            try tx.setPassword(hash, of: own.account.id)
            try tx.endSessions(of: own.account.id)
            try tx.record(JournalEntry(.passwordChanged, .init("account", own.account.id.number)))
            let token = SecretToken()
            try tx.insertSession(token, of: own.account.id, actingRole: viewer.actingRole?.id)
            return token
        }
    }

    /// Asks for the password once more before something grave (SEC-46).
    /// - Throws: `Rejection.invalid` on the field `confirmation`.
    package func confirm(_ password: String, session: Session.ID, as viewer: Viewer) async throws(Rejection) {
        let own = try await confirm(password, field: "confirmation", as: viewer)
        try await registry.write(as: viewer) { tx in try tx.markConfirmed(session, of: own.account.id) }
    }

    private struct Own: Sendable {
        let account: Account
        let email: EmailAddress
        let name: PersonName
    }

    /// A wrong guess counts here as it does at the door.
    private func confirm(_ password: String, field: String, as viewer: Viewer) async throws(Rejection) -> Own {
        let rules = rules
        let own = try await registry.settle(as: viewer) { tx -> Result<Own, Rejection> in
            let account = try tx.ownAccount()
            let email = try tx.email(of: account.id)
            let object = JournalEntry.Object("account", account.id.number)
            if let refusal = try tx.countGuess(.email(email.text), limit: rules.guessesAtAccount, about: object) {
                return .failure(refusal)
            }
            return .success(Own(account: account, email: email, name: try tx.person(account.person).name))
        }
        guard try await registry.passwords.verify(password, against: own.account.password) else {
            try await registry.write(as: viewer) { tx in
                try tx.record(JournalEntry(.signInFailed, .init("account", own.account.id.number), succeeded: false))
            }
            throw .invalid(field, "account.password.wrong")
        }
        try await registry.write(as: viewer) { tx in try tx.forgetGuesses(.email(own.email.text)) }
        return own
    }

    /// - Throws: `Rejection.invalid` on the field `password`.
    func check(_ password: String, of name: PersonName, email: EmailAddress, units: [String]) throws(Rejection) {
        let words = [name.given, name.surname, email.text] + units
        let flaw = PasswordFlaw(
            of: password, shortest: rules.passwordLength, year: registry.clock.today.parts.year, about: words)
        if let flaw { throw .invalid("password", flaw.message(shortest: rules.passwordLength)) }
    }
}
