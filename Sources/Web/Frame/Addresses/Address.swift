/// A place in this program, such as `/plans/01hv5…/edit`. Made only by a `Route`, so that a link cannot go stale.
package struct Address: Sendable, Hashable, CustomStringConvertible {
    package let path: String
    package let query: [Parameter]

    package struct Parameter: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    init(path: String, query: [Parameter] = []) {
        self.path = path
        self.query = query
    }

    /// The same place asked in one respect more; `nil` asks for it no longer. Codes only, never names or texts (UI-15).
    package func with(_ name: String, _ value: String?) -> Address {
        var rest = query.filter { $0.name != name }
        if let value { rest.append(Parameter(name: name, value: value)) }
        return Address(path: path, query: rest)
    }

    package func with(_ name: String, _ value: Int) -> Address { with(name, String(value)) }

    /// As it stands in a link.
    package var text: String {
        guard !query.isEmpty else { return path }
        let pairs = query.map { Address.encoded($0.name) + "=" + Address.encoded($0.value) }
        return path + "?" + pairs.joined(separator: "&")
    }

    package var description: String { text }

    /// Percent-encodes all but the unreserved characters of RFC 3986.
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexadecimal[Int(byte >> 4)])
                bytes.append(hexadecimal[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)
}
