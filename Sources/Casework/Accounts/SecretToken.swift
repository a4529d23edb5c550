import Crypto
import Foundation

/// 256 random bits that open a session or an invitation. Only their hash is stored: whoever reads the database opens nothing.
package struct SecretToken: Hashable, Sendable, CustomStringConvertible {
    /// 43 letters for a cookie or an address.
    package let text: String

    package init() {
        text = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    package init(_ text: String) { self.text = text }

    var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    /// A secret is never printed by accident.
    package var description: String { "SecretToken(…)" }

    /// Names a session in the journal without opening it.
    static func mark(of hash: [UInt8]) -> String {
        hash.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
