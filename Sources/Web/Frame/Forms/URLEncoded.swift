import Foundation

/// `name=value&name=value`, of a form or of an address, read strictly: what is not exactly this is refused, nothing is
/// repaired.
enum URLEncoded {
    struct Field: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// - Throws: `Refusal.malformed` for a broken percent sign, invalid UTF-8, a NUL or more than `limit` fields.
    static func parse(_ bytes: some Collection<UInt8>, limit: Int) throws(Refusal) -> [Field] {
        var fields: [Field] = []
        guard !bytes.isEmpty else { return fields }
        for pair in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            guard !pair.isEmpty, fields.count < limit else { throw .malformed }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try decoded(pair[..<equals])
            guard !name.isEmpty else { throw .malformed }
            let value = equals == pair.endIndex ? "" : try decoded(pair[pair.index(after: equals)...])
            fields.append(Field(name: name, value: value))
        }
        return fields
    }

    /// In NFC: `ā` typed as one sign or as two is one text to Swift but two to the databases (trust statement 1.9).
    private static func decoded(_ part: some Collection<UInt8>) throws(Refusal) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var isPlain = true
        var rest = part.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
                    throw .malformed
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
            if let last = bytes.last, last >= 0x80 { isPlain = false }
        }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        return isPlain ? text : text.precomposedStringWithCanonicalMapping
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
