import CXLSXWriter
import Glibc
import Synchronization

/// The library's workbook, and the file in memory that it is written to. Whatever happens, both are given back.
struct XLSXFile: ~Copyable {
    /// Alive as long as this value; sheets and formats live inside it.
    let workbook: UnsafeMutablePointer<lxw_workbook>
    private let descriptor: Int32

    /// The library asks the C library for the calendar of the time of making, whose answer lies in one place for all
    /// threads.
    private static let closing = Mutex(())

    init() throws(WorkbookError) {
        // 1: closed in programs that this one may start.
        let descriptor = memfd_create("workbook", 1)
        guard descriptor >= 0 else { throw .notWritten("no file in memory: error \(errno)") }
        guard let workbook = workbook_new("/proc/self/fd/\(descriptor)") else {
            close(descriptor)
            throw .notWritten("no memory for a workbook")
        }
        self.workbook = workbook
        self.descriptor = descriptor
    }

    deinit {
        lxw_workbook_free(workbook)
        close(descriptor)
    }

    borrowing func describe(title: String, createdAt: Int64) throws(WorkbookError) {
        // The library takes 0 for "now".
        try XLSXFile.check(balsts_workbook_describe(workbook, title, createdAt == 0 ? 1 : Int(createdAt)))
    }

    /// Writes everything and hands it over. The library frees its workbook here, also when it fails.
    consuming func finish() throws(WorkbookError) -> [UInt8] {
        let (workbook, descriptor) = (workbook, descriptor)
        discard self
        defer { close(descriptor) }
        let result = XLSXFile.closing.withLock { _ in workbook_close(workbook) }
        try XLSXFile.check(result)
        return try XLSXFile.content(of: descriptor)
    }

    static func check(_ result: lxw_error) throws(WorkbookError) {
        guard result == LXW_NO_ERROR else { throw .notWritten(String(cString: lxw_strerror(result))) }
    }

    private static func content(of descriptor: Int32) throws(WorkbookError) -> [UInt8] {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size > 0 else { throw .notWritten("the file in memory is empty") }
        var offset = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while offset < size {
                let got = pread(descriptor, buffer.baseAddress.map { $0 + offset }, size - offset, offset)
                if got < 0 && errno == EINTR { continue }
                guard got > 0 else { break }
                offset += got
            }
            count = offset
        }
        guard bytes.count == size else { throw .notWritten("the file in memory could not be read back") }
        return bytes
    }
}
