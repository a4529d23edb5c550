/// The numbers by which accounts are kept safe (trust specification 1.3). Configuration may change them.
package struct AccountRules: Sendable {
    /// Seconds without a request after which a session is over.
    package var idle = 20 * 60
    /// Seconds after which a session is over in any case: one working day.
    package var absolute = 10 * 3600
    /// Seconds for which a password that was just given counts for what asks for it again.
    package var confirmed = 15 * 60
    /// Seconds in which an invitation can be accepted.
    package var invitation = 72 * 3600
    /// Fewest characters of a password.
    package var passwordLength = 12
    package var guessesAtAccount = GuessLimit(free: 5, delay: 30, longest: 15 * 60, memory: 24 * 3600)
    /// A school shares one address, so it is given more.
    package var guessesFromAddress = GuessLimit(free: 60, delay: 60, longest: 15 * 60, memory: 15 * 60)
    /// Wrong guesses everywhere within a quarter of an hour that point to one password being tried at many accounts;
    /// from then on an address is given only `guessesAtAccount.free`.
    package var guessesEverywhere = 2000
    /// Searches for people: more than one every twelve seconds through a whole hour is no work at a school.
    package var searches = UseLimit(times: 300, seconds: 3600)
    /// Whole personal codes typed into a search: a class of thirty twice over.
    package var exactCodes = UseLimit(times: 60, seconds: 3600)
    /// Personal codes shown in clear: the same.
    package var unmaskings = UseLimit(times: 60, seconds: 3600)
    /// Codes of somebody else typed with a wrong name: slips are few, and each answer tells that the code exists.
    package var foreignCodes = UseLimit(times: 10, seconds: 24 * 3600)

    package init() {}
}

/// How often one person may do something within a stretch of time that begins with the first.
package struct UseLimit: Sendable {
    package var times: Int
    package var seconds: Int
}

/// How many wrong guesses are free, and the delay that each further one doubles.
package struct GuessLimit: Sendable {
    package var free: Int
    package var delay: Int
    package var longest: Int
    /// Seconds after which guesses are forgotten.
    package var memory: Int

    /// Seconds to wait after so many failures; `nil` where the next guess is free.
    package func wait(after failures: Int) -> Int? {
        guard failures >= free else { return nil }
        return min(longest, delay << min(failures - free, 16))
    }
}
