import Foundation
import Glibc
import Storage

/// The file of a database and what lies beside it.
struct DatabaseFile {
    /// Without links, so that two names of one file have one lock.
    let path: String
    private let named: String

    init(_ named: String) {
        self.named = named
        let url = URL(filePath: named)
        let folder = Self.resolved(url.deletingLastPathComponent().path) ?? url.deletingLastPathComponent().path
        path = Self.resolved(named) ?? folder + "/" + url.lastPathComponent
    }

    /// An empty database must not take the place of one that was lost (trust statement FT-10).
    func refuseIfAbsent(for opening: Opening) throws(DatabaseError) {
        guard isAbsent else { return }
        guard opening == .creating else {
            throw .unavailable(
                """
                \(named) is not there or empty. If a registry was here, restore it from a backup; \
                otherwise begin one with: balsts migrate --database sqlite:\(named)
                """)
        }
        for trace in [named + ".key", path + ".key", path + ".lock"] where access(trace, F_OK) == 0 {
            throw .unavailable(
                """
                \(named) is not there or empty, but \(trace) is: a registry was here. Restore it from a backup. \
                If you do mean to begin a new registry, move \(trace) away first
                """)
        }
    }

    private var isAbsent: Bool {
        var facts = stat()
        return stat(path, &facts) != 0 || facts.st_size == 0
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
