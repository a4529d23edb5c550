import Foundation

/// The one place where passwords are hashed: each takes 32 MiB and a third of a second, so few run at a time, some
/// wait, and the rest is told to come back. Never on a thread that serves requests.
package actor PasswordHasher {
    private let cost: PasswordCost
    private let queue = DispatchQueue(label: "passwords", attributes: .concurrent)
    private var free: Int
    private let room: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// Takes the place of the hash of an account that does not exist.
    private let nobody: String

    /// - Parameters:
    ///   - parallel: hashes that run at a time.
    ///   - room: requests that may wait for them.
    package init(cost: PasswordCost = .standard, parallel: Int = 2, room: Int = 32) {
        self.cost = cost
        free = parallel
        self.room = room
        let salt = Data(repeating: 0, count: 16).base64EncodedString()
        let key = Data(repeating: 0, count: 32).base64EncodedString()
        nobody = "$scrypt$n=\(cost.n),r=\(cost.r),p=\(cost.p)$\(salt)$\(key)"
    }

    /// The hash to store for a new password.
    package func hash(_ password: String) async throws(Rejection) -> String {
        let cost = cost
        return try await run { try PasswordHash(of: password, cost: cost).description }
    }

    /// Whether the password is the stored one. Without a stored hash it takes as long and says no, so that the time
    /// does not tell who has an account (SEC-39).
    func verify(_ password: String, against stored: String?) async throws(Rejection) -> Bool {
        let text = stored ?? nobody
        let matches = try await run {
            guard let hash = PasswordHash(text) else { throw Rejection.broken("account.password: unknown form") }
            return try hash.matches(password)
        }
        return matches && stored != nil
    }

    /// Whether a stored hash was made at another cost than is asked today.
    nonisolated func isOutdated(_ stored: String) -> Bool { PasswordHash(stored)?.cost != cost }

    private func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws(Rejection)
        -> Result
    {
        if free > 0 {
            free -= 1
        } else {
            guard waiting.count < room else { throw .tooMany(seconds: 10) }
            // Whoever finishes hands its place over, so `free` stays as it is.
            await withCheckedContinuation { waiting.append($0) }
        }
        defer { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
        do {
            return try await withCheckedThrowingContinuation { continuation in
                queue.async { continuation.resume(with: Swift.Result(catching: work)) }
            }
        } catch { throw Rejection(error) }
    }
}
