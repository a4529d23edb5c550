import Language
import Storage

extension AccountStore {
    /// Opens a session. Whether the address is unknown, the password wrong or the account disabled, the answer, and the
    /// time that it takes, are the same.
    ///
    /// - Parameter old: the session that the browser had before; it ends here.
    /// - Returns: the token of the session, which nobody can be told again.
    /// - Throws: `.invalid` with the key `account.sign_in.wrong`, or `.tooMany`.
    package func signIn(
        email written: String, password: String, replacing old: SecretToken? = nil, trace: Trace
    ) async throws(Rejection) -> SecretToken {
        let email = EmailAddress.normalised(written)
        let found = try await admitGuess(at: email, trace: trace)
        let matches: Bool
        do {
            matches = try await registry.passwords.verify(
                password, against: found?.isOpen == true ? found?.password : nil)
        } catch {
            try await takeBackGuess(at: email, trace: trace)
            throw error
        }
        guard matches, let found, let stored = found.password else {
            try await recordFailure(of: found, trace: trace)
            throw .invalid([Problem(nil, "account.sign_in.wrong")])
        }
        let renewed = registry.passwords.isOutdated(stored) ? try await registry.passwords.hash(password) : nil
        let token = SecretToken()
        let opened = try await registry.write(as: .visitor(trace, person: found.person)) { tx in
            // The account may have been disabled, or its password changed, while this guess was being hashed.
            guard let now = try tx.account(of: found.person), now.isOpen, now.password == stored else { return false }
            try tx.forgetGuesses(.email(email))
            if let address = trace.address { try tx.takeBackGuess(.address(address)) }
            if let renewed { try tx.setPassword(renewed, of: found.id) }
            if let old { try tx.endSession(old) }
            try tx.insertSession(token, of: found.id)
            try tx.record(JournalEntry(.signedIn, .init("account", found.id.number)))
            return true
        }
        if !opened { throw .invalid([Problem(nil, "account.sign_in.wrong")]) }
        return token
    }

    /// Counts the guess and finds the account.
    private func admitGuess(at email: String, trace: Trace) async throws(Rejection) -> Account? {
        let rules = rules
        return try await registry.settle(as: .visitor(trace)) { tx -> Result<Account?, Rejection> in
            let account = try tx.account(withEmail: tx.emailIndex(email))
            let object = JournalEntry.Object("account", account?.id.number)
            if let address = trace.address {
                var limit = rules.guessesFromAddress
                if try tx.guessesEverywhere() >= rules.guessesEverywhere { limit.free = rules.guessesAtAccount.free }
                if let refusal = try tx.countGuess(.address(address), limit: limit, about: object) {
                    return .failure(refusal)
                }
            }
            if let refusal = try tx.countGuess(.email(email), limit: rules.guessesAtAccount, about: object) {
                if let address = trace.address { try tx.takeBackGuess(.address(address)) }
                return .failure(refusal)
            }
            return .success(account)
        }
    }

    /// Counts a try at a door that opens without a password: a link, a one-time code, the demo's choice (VUL-16).
    func admitAtDoor(_ trace: Trace) async throws(Rejection) {
        guard let address = trace.address else { return }
        let limit = rules.guessesFromAddress
        try await registry.settle(as: .visitor(trace)) { tx -> Result<Void, Rejection> in
            let refusal = try tx.countGuess(.door(address), limit: limit, about: .init("account"))
            return refusal.map { .failure($0) } ?? .success(())
        }
    }

    private func takeBackGuess(at email: String, trace: Trace) async throws(Rejection) {
        try await registry.write(as: .visitor(trace)) { tx in
            try tx.takeBackGuess(.email(email))
            if let address = trace.address { try tx.takeBackGuess(.address(address)) }
        }
    }

    private func recordFailure(of account: Account?, trace: Trace) async throws(Rejection) {
        try await registry.write(as: .visitor(trace)) { tx in
            try tx.countGuessEverywhere()
            try tx.record(JournalEntry(.signInFailed, .init("account", account?.id.number), succeeded: false))
        }
    }

    /// Ends the session of the token at once; an unknown token is no error.
    package func signOut(_ token: SecretToken, trace: Trace) async throws(Rejection) {
        try await registry.write(as: .visitor(trace)) { tx in
            guard let owner = try tx.owner(of: token) else { return }
            try tx.endSession(token)
            try tx.with(.visitor(trace, person: owner.person)).record(
                JournalEntry(.signedOut, .init("account", owner.id.number)))
        }
    }
}
