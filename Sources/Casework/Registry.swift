import Storage

/// The registry: a database, a clock and the keys. Every noun's store is reached from here
/// (`registry.learners`, `registry.supportPlans`), and every operation names its viewer.
package struct Registry: Sendable {
    package let database: any Database
    package let clock: Clock
    package let keys: Keys
    package let passwords: PasswordHasher
    package let accountRules: AccountRules

    package init(
        database: any Database, clock: Clock, keys: Keys, passwords: PasswordHasher = PasswordHasher(),
        accountRules: AccountRules = AccountRules()
    ) {
        self.database = database
        self.clock = clock
        self.keys = keys
        self.passwords = passwords
        self.accountRules = accountRules
    }

    /// One transaction of `viewer`: what it changes or discloses and its journal rows are kept together or not at all.
    /// Reads of a learner's record go through here too, because they leave a journal row.
    func write<Result: Sendable>(
        as viewer: Viewer, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws(Rejection) -> Result {
        let now = clock.now
        let keys = keys
        do {
            return try await database.write { connection in
                try body(Transaction(connection: connection, viewer: viewer, now: now, keys: keys))
            }
        } catch { throw Rejection(error) }
    }

    /// The same where a refusal must leave something behind: the count of an attempt and its journal row are kept (SEC-17).
    func settle<Answer: Sendable>(
        as viewer: Viewer, _ body: @escaping @Sendable (Transaction) throws -> Result<Answer, Rejection>
    ) async throws(Rejection) -> Answer {
        switch try await write(as: viewer, body) {
        case .success(let answer): return answer
        case .failure(let refusal): throw refusal
        }
    }

    /// A consistent view for what is no learner's record: units, code lists, work lists, one's own account.
    func read<Result: Sendable>(
        as viewer: Viewer, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws(Rejection) -> Result {
        let now = clock.now
        let keys = keys
        do {
            return try await database.read { connection in
                try body(Transaction(connection: connection, viewer: viewer, now: now, keys: keys))
            }
        } catch { throw Rejection(error) }
    }
}

/// What an operation has at hand inside one transaction: the connection, who acts, and when.
struct Transaction {
    let connection: any Connection
    let viewer: Viewer
    let now: Instant
    let keys: Keys

    var today: Day { now.day }
}
