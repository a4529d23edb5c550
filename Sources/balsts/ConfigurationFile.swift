import Foundation
import Synchronization

/// A file of lines NAME=VALUE; empty lines and lines that begin with # are nothing. Read once, before the command runs.
enum ConfigurationFile {
    private static let held = Mutex((path: "", values: [String: String]()))
    /// A misspelt setting would otherwise be no setting, in silence.
    private static let known: Set = [
        "BALSTS_DATABASE", "BALSTS_KEY", "BALSTS_KEY_FILE", "BALSTS_HOST", "BALSTS_PORT", "BALSTS_ORIGIN",
        "BALSTS_PROXY", "BALSTS_ANCHOR",
    ]

    static var path: String { held.withLock { $0.path } }

    static subscript(_ name: String) -> String? {
        held.withLock { $0.values[name].flatMap { $0.isEmpty ? nil : $0 } }
    }

    static func read(_ path: String) throws(Failure) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("cannot read the configuration file \(path)")
        }
        var values: [String: String] = [:]
        for (index, line) in String(decoding: data, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).enumerated() {
            let text = line.trimmingCharacters(in: .whitespaces)
            if text.isEmpty || text.hasPrefix("#") { continue }
            let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = halves[0].trimmingCharacters(in: .whitespaces)
            // The line is not repeated: it may hold a key.
            guard halves.count == 2, known.contains(name) else {
                throw Failure("\(path) line \(index + 1) is none of \(known.sorted().joined(separator: "=, "))=")
            }
            values[name] = halves[1].trimmingCharacters(in: .whitespaces)
        }
        let read = (path, values)
        held.withLock { $0 = read }
    }
}
