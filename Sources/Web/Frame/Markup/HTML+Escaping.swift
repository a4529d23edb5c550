extension HTML {
    /// Text of a person or a catalogue as text of the page, in an element or in a quoted attribute (SEC-01).
    static func escape(_ text: some StringProtocol, into bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
            // A NUL ends a page in some readers and is allowed in none.
            case 0: bytes.append(contentsOf: "\u{FFFD}".utf8)
            default: bytes.append(byte)
            }
        }
    }

    /// A link that a person has typed: a link where it begins with `https://` or `http://`, else its plain text (SEC-02).
    package static func link(typed text: String) -> HTML {
        let lower = text.prefix(8).lowercased()
        let leads = lower.hasPrefix("https://") || lower.hasPrefix("http://")
        let plain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
        guard leads, plain else { return "\(text)" }
        return "<a href=\"\(text)\" rel=\"noopener noreferrer external\">\(text)</a>"
    }
}
