import Dispatch

/// A signal from one thread or task to others, once.
final class Flag: Sendable {
    private let group = DispatchGroup()

    init() { group.enter() }

    func raise() { group.leave() }

    /// Blocks the thread; only for closures that run on a thread of a driver.
    func wait() { group.wait() }

    func reached() async {
        await withCheckedContinuation { continuation in group.notify(queue: .global()) { continuation.resume() } }
    }
}
