import Synchronization

/// Where the program takes the time from. Nothing else asks the machine: `balsts` passes the real clock,
/// tests and the demo one that they set.
package struct Clock: Sendable {
    private let read: @Sendable () -> Instant

    package init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

    package var now: Instant { read() }
    package var today: Day { now.day }
}

/// A clock that stands until it is moved.
package final class SetClock: Sendable {
    private let instant: Mutex<Instant>

    package init(_ instant: Instant) { self.instant = Mutex(instant) }

    package var clock: Clock { Clock { self.instant.withLock { $0 } } }

    package func set(_ instant: Instant) { self.instant.withLock { $0 = instant } }

    package func advance(seconds: Int) { instant.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}
