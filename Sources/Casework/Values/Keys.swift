import Crypto
import Foundation

/// The secrets of a registry, all derived from one root key of 32 bytes (HKDF-SHA256, one purpose each).
package struct Keys: Sendable {
    private let root: SymmetricKey

    package init(root: [UInt8]) { self.root = SymmetricKey(data: root) }

    /// The key for one purpose, such as `bi/personal_code` or `journal`.
    func derived(_ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data(purpose.utf8), outputByteCount: 32)
    }

    /// Keyed hash that finds equal values without showing them (a blind index, trust statement PRV-14).
    package func blindIndex(_ column: String, _ value: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(value.utf8), using: derived("bi/" + column)))
    }

    /// Encrypts a cell: version, key id, nonce, text and tag. Table, column and row are authenticated with it, so that
    /// cells cannot be swapped (PRV-12); so are version and key id.
    package func seal(_ text: String, table: String, column: String, row: Int64) throws -> [UInt8] {
        try seal(bytes: Array(text.utf8), table: table, column: column, row: row)
    }

    /// The same for what is no text, such as a photo.
    package func seal(bytes: [UInt8], table: String, column: String, row: Int64) throws -> [UInt8] {
        let head = [Keys.version] + keyID
        let box = try AES.GCM.seal(
            Data(bytes), using: derived("cell"),
            authenticating: head + Data("|\(table)|\(column)|\(row)".utf8))
        return head + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Decrypts a cell.
    /// - Throws: `Rejection.broken` where the cell was sealed with another key, moved or changed; never an empty text (PRV-17).
    package func open(_ cell: [UInt8], table: String, column: String, row: Int64) throws -> String {
        String(decoding: try bytes(in: cell, table: table, column: column, row: row), as: UTF8.self)
    }

    package func bytes(in cell: [UInt8], table: String, column: String, row: Int64) throws -> [UInt8] {
        let head = Array(cell.prefix(1 + Keys.idLength))
        guard cell.first == Keys.version, cell.count >= head.count + 28 else {
            throw Rejection.broken("\(table).\(column): unknown cell version")
        }
        guard Array(head.dropFirst()) == keyID else {
            throw Rejection.broken(
                "\(table).\(column): sealed with the key \(Keys.hex(head.dropFirst())), this one is \(Keys.hex(keyID[...]))"
            )
        }
        do {
            let box = try AES.GCM.SealedBox(combined: Data(cell.dropFirst(head.count)))
            return Array(
                try AES.GCM.open(
                    box, using: derived("cell"), authenticating: head + Data("|\(table)|\(column)|\(row)".utf8)))
        } catch { throw Rejection.broken("\(table).\(column): the cell was moved or changed") }
    }

    /// Names the key of cells without telling it, so that cells of an earlier key are known as such (PRV-16).
    var keyID: [UInt8] { Array(blindIndex("key id", "cell").prefix(Keys.idLength)) }

    private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static let version: UInt8 = 2
    private static let idLength = 4
}
