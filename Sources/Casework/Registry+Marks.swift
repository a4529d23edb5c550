import Crypto
import Foundation
import Storage

/// Why a registry is not opened.
package enum MarkError: Error, Equatable, Sendable {
    /// The key is another one than that with which the registry was begun. Nothing was changed.
    case otherKey
}

extension Registry {
    /// Whether the database holds the demo; asked before any key is known, because the demo's key is no secret.
    package static func isDemo(_ database: any Database) async throws -> Bool {
        try await database.read { connection in
            try connection.first("SELECT mark FROM registry_mark WHERE name = 'demo'") != nil
        }
    }

    /// Compares the key with the one that the registry was begun with; an empty registry takes it for its own.
    ///
    /// - Parameter writing: `false` where the database may only be read.
    package func checkKey(writing: Bool, isDemo: Bool = false) async throws {
        let fingerprint = keys.blindIndex("registry_mark", "key").map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
        let known: String? = try await database.read { connection in
            try connection.first("SELECT mark FROM registry_mark WHERE name = 'key'").map { try $0[0] }
        }
        if let known {
            guard known == fingerprint else { throw MarkError.otherKey }
            return
        }
        guard writing else { return }
        try await database.write { connection in
            try connection.execute(
                "INSERT INTO registry_mark (name, mark) VALUES ('key', \(fingerprint)) ON CONFLICT DO NOTHING")
            if isDemo {
                try connection.execute(
                    "INSERT INTO registry_mark (name, mark) VALUES ('demo', 'yes') ON CONFLICT DO NOTHING")
            }
        }
    }
}
