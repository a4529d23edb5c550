import Hummingbird
import Language

/// What was just done, carried over the redirect after a form as `?done=plan.approved`: the key of a text
/// `done.plan.approved` in a catalogue, never a text.
package struct Done: Sendable, Hashable, ExpressibleByStringLiteral {
    package let key: String

    package init(stringLiteral key: StaticString) { self.key = "\(key)" }

    init?(of request: Request) {
        guard let key = request.uri.queryParameters["done"].map(String.init), key.utf8.count <= 60,
            key.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }),
            Catalogue.shared.contains("done.\(key)", in: .lv)
        else { return nil }
        self.key = key
    }

    package var message: Message { Message("done.\(key)") }
}

extension Response {
    /// The answer to a form that was done: the next page, with a word on what was done.
    package static func see(_ address: Address, done: Done? = nil) -> Response {
        .redirect(to: (done.map { address.with("done", $0.key) } ?? address).text, type: .normal)
    }
}
