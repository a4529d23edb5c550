import Hummingbird

/// A file that a browser saves and never shows: even a page inside it could not act.
package struct Download: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]

    /// - Parameter type: with its charset where it is text, such as `text/csv; charset=utf-8`.
    package init(name: String, type: String, bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
    }

    /// A file for spreadsheet programs, in the format of Documents' `Workbook`.
    package init(workbook name: String, bytes: [UInt8]) {
        self.init(
            name: name + ".xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes: bytes)
    }

    package func response() -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename=\"download\"; filename*=UTF-8''\(Address.encoded(name))",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
