import Crypto
import Foundation

extension Keys {
    /// A word that only this registry can make for a text, such as the token of a form. Each purpose has a key of its own.
    package func token(_ purpose: String, for text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: derived("token/" + purpose))
        return code.hexadecimal
    }

    /// Whether the word is the text's token, compared in a time that tells nothing.
    package func isToken(_ token: String, _ purpose: String, for text: String) -> Bool {
        let digits = Array(token.utf8)
        guard digits.count == 64 else { return false }
        let bytes = stride(from: 0, to: 64, by: 2).map {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        let code = bytes.compactMap { $0 }
        guard code.count == 32 else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Data(text.utf8), using: derived("token/" + purpose))
    }
}
