import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Language

extension Trouble {
    /// The answer to a program: `application/problem+json` (RFC 9457), in the visitor's language.
    func problem(frame: Frame) -> Response {
        let document = Document(
            type: "about:blank", title: frame.text(title), status: status.code, detail: frame.text(text),
            instance: frame.requestID,
            problems: problems.map { Document.Field(field: $0.field, text: frame.text($0.message)) })
        var headers = headers
        headers[.contentType] = "application/problem+json; charset=utf-8"
        let body: [UInt8]
        do { body = try [UInt8](JSONEncoder().encode(document)) } catch { body = Array("{}".utf8) }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    private struct Document: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let instance: String
        let problems: [Field]

        struct Field: Encodable {
            let field: String?
            let text: String
        }
    }
}
