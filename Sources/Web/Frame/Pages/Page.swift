import Casework
import HTTPTypes
import Hummingbird
import Language

/// A page: a struct with what it shows, and a `body`. The layout puts the top bar, the way back, what was done and what
/// is wrong around it.
package protocol Page: Sendable {
    var frame: Frame { get }
    /// The name of the page, in the tab and as its heading.
    var title: String { get }
    /// The heading with what stands beside it, such as a state; the title alone unless said otherwise.
    var heading: HTML { get }
    /// The pages above this one, from the outermost; empty on the home page.
    var path: [Link] { get }
    var body: HTML { get }
    /// What is next, who decides, why one can see this, history. Right of the work, below it on a phone.
    var aside: HTML? { get }
    /// What is wrong with the form on this page, in its order.
    var problems: [Problem] { get }
    /// Where what was just done can be undone.
    var undo: Address? { get }
    var width: PageWidth { get }
}

/// A page is as wide as a text can be read, or as wide as a table needs.
package enum PageWidth: String, Sendable {
    case text
    case work
}

extension Page {
    package var heading: HTML { "<h1>\(title)</h1>" }
    package var path: [Link] { [] }
    package var aside: HTML? { nil }
    package var problems: [Problem] { [] }
    package var undo: Address? { nil }
    package var width: PageWidth { .work }

    /// A message of the catalogues in the page's language.
    package func text(_ message: Message) -> String { frame.text(message) }

    package func text(_ key: String, _ arguments: [String: Message.Argument] = [:]) -> String {
        frame.text(key, arguments)
    }

    /// The whole document as an answer; 422 where the form has problems, unless said otherwise.
    package func response(_ status: HTTPResponse.Status? = nil, _ headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentLanguage] = frame.tongue.rawValue
        return Response(
            status: status ?? (problems.isEmpty ? .ok : .unprocessableContent), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.bytes)))
    }
}

/// A text that leads somewhere.
package struct Link: Sendable {
    package let text: String
    package let address: Address

    package init(_ text: String, _ address: Address) {
        self.text = text
        self.address = address
    }
}

extension Link: Part {
    package var html: HTML { "<a href=\"\(address)\">\(text)</a>" }
}

/// A piece of a page that prints itself: `\(Chip(…))`.
package protocol Part: Sendable {
    var html: HTML { get }
}

extension HTML.Gaps {
    package mutating func appendInterpolation(_ part: some Part) { appendInterpolation(part.html) }
    package mutating func appendInterpolation(_ part: (some Part)?) { appendInterpolation(part?.html) }
}
