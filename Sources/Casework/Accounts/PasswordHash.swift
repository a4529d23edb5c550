import Crypto
import CryptoExtras
import Foundation

/// What a guess at a password costs (scrypt).
package struct PasswordCost: Hashable, Sendable {
    package let n: Int
    package let r: Int
    package let p: Int

    package init(n: Int, r: Int, p: Int) {
        self.n = n
        self.r = r
        self.p = p
    }

    /// OWASP Password Storage Cheat Sheet, 2026: the choice that needs 32 MiB at a time.
    package static let standard = PasswordCost(n: 1 << 15, r: 8, p: 3)
    /// For tests, where the password guards nothing.
    package static let trifling = PasswordCost(n: 2, r: 1, p: 1)
}

/// `$scrypt$n=32768,r=8,p=3$salt$hash`: says how it was made, so that the cost can rise later.
struct PasswordHash: Equatable, CustomStringConvertible {
    let cost: PasswordCost
    let salt: Data
    let key: Data

    init(of password: String, cost: PasswordCost) throws {
        salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        key = try PasswordHash.derive(password, salt, cost)
        self.cost = cost
    }

    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let salt = Data(base64Encoded: String(parts[3])),
            let key = Data(base64Encoded: String(parts[4])), key.count == 32
        else { return nil }
        let numbers = zip(["n=", "r=", "p="], parts[2].split(separator: ",")).compactMap { name, part in
            part.hasPrefix(name) ? Int(part.dropFirst(2)) : nil
        }
        guard numbers.count == 3 else { return nil }
        cost = PasswordCost(n: numbers[0], r: numbers[1], p: numbers[2])
        self.salt = salt
        self.key = key
    }

    var description: String {
        "$scrypt$n=\(cost.n),r=\(cost.r),p=\(cost.p)$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    func matches(_ password: String) throws -> Bool {
        // Keys compare in constant time, Data does not.
        SymmetricKey(data: try PasswordHash.derive(password, salt, cost)) == SymmetricKey(data: key)
    }

    /// Nothing is trimmed, folded or cut; only the composition of letters is made equal, because keyboards differ in it.
    private static func derive(_ password: String, _ salt: Data, _ cost: PasswordCost) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: cost.n, blockSize: cost.r, parallelism: cost.p
        ).withUnsafeBytes { Data($0) }
    }
}
