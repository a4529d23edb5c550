/// Text that is safe in a page. Only a literal is trusted; every value that goes into its gaps is escaped, unless it is
/// itself `HTML`. There is no way to declare a `String` trusted.
///
/// Attributes are quoted in the literals (`<a href="\(address)">`); nothing is ever put into a script or a style.
package struct HTML: Sendable, Equatable {
    package private(set) var bytes: [UInt8]

    package static let empty: HTML = ""

    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var isEmpty: Bool { bytes.isEmpty }

    package static func + (left: HTML, right: HTML) -> HTML { HTML(bytes: left.bytes + right.bytes) }
    package static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

    private init(bytes: [UInt8]) { self.bytes = bytes }
}

extension Sequence<HTML> {
    /// One after the other.
    package func joined(by separator: HTML = .empty) -> HTML {
        var whole = HTML.empty
        var first = true
        for part in self {
            if !first { whole += separator }
            whole += part
            first = false
        }
        return whole
    }
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral literal: StaticString) {
        bytes = literal.withUTF8Buffer { Array($0) }
    }

    package init(stringInterpolation gaps: Gaps) { bytes = gaps.bytes }

    /// Gathers the literal parts and the gaps of an interpolated literal.
    package struct Gaps: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8]

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes = []
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        package mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        package mutating func appendInterpolation(_ text: some StringProtocol) { HTML.escape(text, into: &bytes) }

        package mutating func appendInterpolation(_ number: some BinaryInteger) {
            bytes.append(contentsOf: String(number).utf8)
        }

        package mutating func appendInterpolation(_ address: Address) { HTML.escape(address.text, into: &bytes) }

        /// One piece for each element.
        package mutating func appendInterpolation<Elements: Sequence>(
            each elements: Elements, _ piece: (Elements.Element) throws -> HTML
        ) rethrows {
            for element in elements { bytes.append(contentsOf: try piece(element).bytes) }
        }

        /// The piece only where the condition holds.
        package mutating func appendInterpolation(_ html: @autoclosure () -> HTML, when condition: Bool) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }

        package mutating func appendInterpolation(_ attributes: Attributes) {
            attributes.append(to: &bytes)
        }
    }
}
