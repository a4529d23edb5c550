import Storage

extension Transaction {
    /// Counts a guess before it is looked at, so that guesses made at the same time cannot outrun the limit (SEC-36).
    ///
    /// - Returns: the refusal while the subject is locked. Nothing is counted then, and the first refusal of every lock
    ///   is journaled (AUD-10): one row tells of a flood, a row for each guess would be one.
    func countGuess(_ subject: GuessSubject, limit: GuessLimit, about object: JournalEntry.Object) throws -> Rejection?
    {
        let row = try connection.first(
            "SELECT failures, counted_at, locked_until, refused_at FROM guess WHERE subject = \(key(subject))")
        var failures = 1
        if let row {
            let (before, countedAt, lockedUntil): (Int, Instant, Instant?) = (try row[0], try row[1], try row[2])
            if let lockedUntil, lockedUntil > now {
                if try row[3] as Instant? == nil { try recordRefusal(of: subject, object) }
                return .tooMany(seconds: seconds(until: lockedUntil))
            }
            if now < countedAt.advanced(bySeconds: limit.memory) { failures = before + 1 }
        }
        try write(subject, failures: failures, lockedUntil: limit.wait(after: failures).map(now.advanced(bySeconds:)))
        return nil
    }

    /// Counts something that a person does too often only when gathering data (SEC-17); the operator may.
    ///
    /// - Parameter times: 0 asks only whether it may still be done.
    /// - Returns: the refusal once the limit is used up; the first in each stretch of time is journaled.
    func countUse(_ use: GuessSubject.Use, limit: UseLimit, times: Int = 1) throws -> Rejection? {
        guard let person = viewer.person else { return nil }
        let subject = GuessSubject.use(use, person)
        let row = try connection.first(
            "SELECT failures, counted_at, refused_at FROM guess WHERE subject = \(key(subject))")
        var (used, start) = (0, now)
        if let row {
            let begun: Instant = try row[1]
            if now < begun.advanced(bySeconds: limit.seconds) { (used, start) = (try row[0], begun) }
        }
        guard used < limit.times else {
            if try row?[2] as Instant? == nil { try recordRefusal(of: subject, .init(use.noun)) }
            return .tooMany(seconds: seconds(until: start.advanced(bySeconds: limit.seconds)))
        }
        if times > 0 { try write(subject, failures: used + times, since: start, lockedUntil: nil) }
        return nil
    }

    private func recordRefusal(of subject: GuessSubject, _ object: JournalEntry.Object) throws {
        try connection.execute("UPDATE guess SET refused_at = \(now) WHERE subject = \(key(subject))")
        try record(JournalEntry(.limited, object, succeeded: false))
    }

    private func seconds(until end: Instant) -> Int { Int((end.milliseconds - now.milliseconds + 999) / 1000) }

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

    private func write(_ subject: GuessSubject, failures: Int, since start: Instant? = nil, lockedUntil: Instant?)
        throws
    {
        try connection.execute(
            """
            INSERT INTO guess (subject, failures, counted_at, locked_until)
            VALUES (\(key(subject)), \(failures), \(start ?? now), \(lockedUntil))
            ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, counted_at = excluded.counted_at,
            locked_until = excluded.locked_until, refused_at = NULL
            """)
    }

    /// E-mail and network addresses are personal; the blind index finds them without showing them.
    private func key(_ subject: GuessSubject) -> [UInt8] {
        switch subject {
        case .email(let email): keys.blindIndex("guess", "email|\(email)")
        case .address(let address): keys.blindIndex("guess", "address|\(address)")
        case .door(let address): keys.blindIndex("guess", "door|\(address)")
        case .everywhere: keys.blindIndex("guess", "everywhere")
        case .use(let use, let person): keys.blindIndex("guess", "\(use.rawValue)|\(person)")
        }
    }
}

/// Whose wrong guesses are counted, and who does what how often.
enum GuessSubject {
    /// What tells about children when it is done in bulk.
    enum Use: String {
        case search
        case exactCode
        case foreignCode
        case unmask

        /// What the journal calls it.
        var noun: String {
            switch self {
            case .search: "search"
            case .exactCode, .foreignCode, .unmask: "personal_code"
            }
        }
    }

    case email(String)
    case address(String)
    /// A network address at the doors that open without a password: links and codes that work once.
    case door(String)
    case everywhere
    case use(Use, Person.ID)
}
