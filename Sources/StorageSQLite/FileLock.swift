import Glibc
import Storage
import Synchronization

/// One writing process per file: two would corrupt the write-ahead log of SQLite before 3.51.3, and each would miss
/// the other's changes in its memory. The lock ends with the process, however it ends.
final class FileLock: Sendable {
    private let descriptor: Mutex<Int32>

    /// - Throws: `DatabaseError.unavailable`, naming the file and the process that holds it.
    init(guarding file: String) throws(DatabaseError) {
        let path = file + ".lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unavailable("\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            Glibc.close(descriptor)
            throw .unavailable("\(file) is in use by process \(holder); one process writes to a file at a time")
        }
        let text = Array("\(getpid())\n".utf8)
        // The number is only there for people; the lock holds without it.
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
        self.descriptor = Mutex(descriptor)
    }

    /// The file stays: deleting it would let two processes lock two different files of the same name.
    func release() {
        descriptor.withLock { descriptor in
            if descriptor >= 0 { Glibc.close(descriptor) }
            descriptor = -1
        }
    }

    private static func holder(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        let digits = buffer.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }
        return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
    }
}
