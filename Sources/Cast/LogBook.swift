import Logging
import Synchronization

/// Keeps what a program under test writes into its log.
package final class LogBook: Sendable {
    private let kept = Mutex<[String]>([])

    package init() {}

    package var lines: [String] { kept.withLock { $0 } }

    /// Writes into this book, whatever the level.
    package var logger: Logger {
        var logger = Logger(label: "book") { _ in Handler(book: self) }
        logger.logLevel = .trace
        return logger
    }

    fileprivate func add(_ line: String) { kept.withLock { $0.append(line) } }
}

private struct Handler: LogHandler {
    let book: LogBook
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        book.add("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])")
    }
}
