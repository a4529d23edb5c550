import Casework
import Storage
import Synchronization

/// The statistics of the registry. Holds the facts in memory and, before each answer, follows the journal to its end:
/// a figure is true the second a plan is approved, on every node, without a nightly job.
package final class Figures: Sendable {
    let registry: Registry
    private let kept = Mutex<Snapshot?>(nil)

    package init(_ registry: Registry) { self.registry = registry }

    /// Reads the facts for the first time; done before the server opens its door, so that nobody waits for it.
    package func load() async throws(Rejection) { _ = try await look { _, _ in } }

    /// The newest facts, together with what `body` asks in the same view of the database.
    func look<Result: Sendable>(
        _ body: @escaping @Sendable (inout Snapshot, any Connection) throws -> Result
    ) async throws(Rejection) -> (Snapshot, Result) {
        let earlier = kept.withLock { $0 }
        do {
            let (snapshot, result) = try await registry.database.read { connection in
                var snapshot = try Snapshot.current(after: earlier, from: connection)
                let result = try body(&snapshot, connection)
                return (snapshot, result)
            }
            // Two requests may follow the journal at once; the one that saw more wins, unless it saw another journal.
            kept.withLock { if ($0?.seq ?? -1) <= snapshot.seq || $0?.seq == earlier?.seq { $0 = snapshot } }
            return (snapshot, result)
        } catch { throw Rejection(error) }
    }
}
