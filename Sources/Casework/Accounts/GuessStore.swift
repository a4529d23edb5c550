import Storage

extension Transaction {
    /// Counts a guess before it is looked at, so that guesses made at the same time cannot outrun the limit (SEC-36).
    /// - Throws: `Rejection.tooMany` while the subject is locked; nothing is counted then.
    func countGuess(_ subject: GuessSubject, limit: GuessLimit) throws {
        let row = try connection.first(
            "SELECT failures, counted_at, locked_until FROM guess WHERE subject = \(key(subject))")
        var failures = 1
        if let row {
            let (before, countedAt, lockedUntil): (Int, Instant, Instant?) = (try row[0], try row[1], try row[2])
            if let lockedUntil, lockedUntil > now {
                throw Rejection.tooMany(seconds: Int((lockedUntil.milliseconds - now.milliseconds + 999) / 1000))
            }
            if now < countedAt.advanced(bySeconds: limit.memory) { failures = before + 1 }
        }
        try write(subject, failures: failures, lockedUntil: limit.wait(after: failures).map(now.advanced(bySeconds:)))
    }

    /// The right password was among the guesses: the account starts afresh.
    func forgetGuesses(_ subject: GuessSubject) throws {
        try connection.execute("DELETE FROM guess WHERE subject = \(key(subject))")
    }

    /// Takes back one guess that was none: a right password, or one that nobody had time to look at.
    func takeBackGuess(_ subject: GuessSubject) throws {
        try connection.execute(
            """
            UPDATE guess SET failures = failures - 1, locked_until = NULL
            WHERE subject = \(key(subject)) AND failures > 0
            """)
    }

    /// Counts a wrong guess anywhere, and forgets what is older than a day.
    func countGuessEverywhere() throws {
        let failures = try guessesEverywhere() + 1
        if failures == 1 {
            let yesterday = now.advanced(bySeconds: -86_400)
            try connection.execute("DELETE FROM guess WHERE counted_at < \(yesterday)")
            try write(.everywhere, failures: failures, lockedUntil: nil)
        } else {
            // The quarter of an hour runs from its first guess.
            try connection.execute("UPDATE guess SET failures = \(failures) WHERE subject = \(key(.everywhere))")
        }
    }

    func guessesEverywhere() throws -> Int {
        let start = now.advanced(bySeconds: -900)
        let row = try connection.first(
            "SELECT failures FROM guess WHERE subject = \(key(.everywhere)) AND counted_at > \(start)")
        return try row?[0] ?? 0
    }

    private func write(_ subject: GuessSubject, failures: Int, lockedUntil: Instant?) throws {
        try connection.execute(
            """
            INSERT INTO guess (subject, failures, counted_at, locked_until)
            VALUES (\(key(subject)), \(failures), \(now), \(lockedUntil))
            ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, counted_at = excluded.counted_at,
            locked_until = excluded.locked_until
            """)
    }

    /// E-mail and network addresses are personal; the blind index finds them without showing them.
    private func key(_ subject: GuessSubject) -> [UInt8] {
        switch subject {
        case .email(let email): keys.blindIndex("guess", "email|\(email)")
        case .address(let address): keys.blindIndex("guess", "address|\(address)")
        case .everywhere: keys.blindIndex("guess", "everywhere")
        }
    }
}

/// Whose wrong guesses are counted.
enum GuessSubject {
    case email(String)
    case address(String)
    case everywhere
}
