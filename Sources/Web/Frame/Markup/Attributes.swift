/// Attributes of an element as name and value, each with a space before it, in a gap between the element's name and `>`:
/// `<input\(attributes)>`. A `nil` value leaves the attribute out, a flag stands alone.
package struct Attributes: Sendable, ExpressibleByDictionaryLiteral {
    private var pairs: [(name: StaticString, value: Content)]

    package typealias Key = StaticString
    package typealias Value = Content?

    package enum Content: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
        ExpressibleByBooleanLiteral
    {
        case text(String)
        case flag(Bool)

        package init(stringLiteral text: String) { self = .text(text) }
        package init(booleanLiteral flag: Bool) { self = .flag(flag) }
    }

    package init(dictionaryLiteral elements: (StaticString, Content?)...) {
        pairs = elements.compactMap { name, value in value.map { (name, $0) } }
    }

    package mutating func set(_ name: StaticString, _ value: Content?) {
        if let value { pairs.append((name, value)) }
    }

    func append(to bytes: inout [UInt8]) {
        for (name, value) in pairs {
            switch value {
            case .flag(false): continue
            case .flag(true):
                bytes.append(UInt8(ascii: " "))
                name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            case .text(let text):
                bytes.append(UInt8(ascii: " "))
                name.withUTF8Buffer { bytes.append(contentsOf: $0) }
                bytes.append(contentsOf: "=\"".utf8)
                HTML.escape(text, into: &bytes)
                bytes.append(UInt8(ascii: "\""))
            }
        }
    }
}
