import Casework
import Foundation

/// A file in another place than the database, such as a mounted share that keeps versions: one line for each day.
struct AnchorFile {
    let path: String

    /// Adds the anchor of today, once a day.
    func append(from journal: JournalStore) async throws {
        let anchor = try await journal.anchor()
        let isNew = !FileManager.default.fileExists(atPath: path)
        if !isNew, try anchors().last?.day == anchor.day { return }
        if isNew, !FileManager.default.createFile(atPath: path, contents: nil) {
            throw Failure("cannot write the anchors to \(path)")
        }
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data("\(anchor)\n".utf8))
        try file.synchronize()
        try file.close()
    }

    func anchors() throws -> [JournalAnchor] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("cannot read the anchors in \(path)")
        }
        return try String(decoding: data, as: UTF8.self).split(separator: "\n").enumerated().map { index, line in
            guard let anchor = JournalAnchor(String(line)) else {
                throw Failure("\(path) line \(index + 1) is no anchor: it was changed by hand or cut off")
            }
            return anchor
        }
    }
}
