import Foundation

/// Words on standard error while long work goes on; only where somebody watches.
enum Progress {
    static let isWatched = isatty(STDERR_FILENO) == 1

    static func say(_ text: String) {
        if isWatched { FileHandle.standardError.write(Data((text + "\n").utf8)) }
    }

    static func bar(_ done: Int, of all: Int, _ what: String) {
        guard isWatched, all > 0 else { return }
        let width = 30 * done / all
        let bar = String(repeating: "█", count: width) + String(repeating: "░", count: 30 - width)
        FileHandle.standardError.write(Data("\r\(bar) \(done)/\(all) \(what)\(done == all ? "\n" : "")".utf8))
    }
}
