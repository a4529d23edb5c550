import Foundation
import Storage

/// The root key of a registry: `BALSTS_KEY` (64 hex digits), `BALSTS_KEY_FILE`, the well-known key of a demo, or
/// `FILE.key` beside an SQLite file, made with the registry and readable by its owner alone.
enum RootKey {
    /// No secret: it opens invented data only, and only a database that carries the mark of the demo.
    static let demo = [UInt8]("balsts demo – no secret at all, ".utf8.prefix(32))

    /// - Parameter creating: whether one may be made; never for a registry that was begun with another.
    static func find(for url: DatabaseURL, isDemo: Bool, creating: Bool) throws -> [UInt8] {
        if let text = Environment["BALSTS_KEY"] { return try bytes(text, from: "BALSTS_KEY") }
        if let file = Environment["BALSTS_KEY_FILE"] { return try read(file) }
        if isDemo { return demo }
        guard case .sqlite(let file) = url else {
            throw Failure(
                "no key: set BALSTS_KEY (64 hex digits, for example from `openssl rand -hex 32`) or BALSTS_KEY_FILE")
        }
        let path = file + ".key"
        if FileManager.default.fileExists(atPath: path) { return try read(path) }
        guard creating else {
            throw Failure("no key: \(path) is not there, and neither BALSTS_KEY nor BALSTS_KEY_FILE is set")
        }
        return try make(path)
    }

    private static func make(_ path: String) throws -> [UInt8] {
        let key = (0..<32).map { _ in UInt8.random(in: 0...255) }
        let text = key.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
        let made = FileManager.default.createFile(
            atPath: path, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw Failure("cannot write the key file \(path)") }
        return key
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("cannot read the key file \(path)")
        }
        return try bytes(String(decoding: data, as: UTF8.self), from: path)
    }

    private static func bytes(_ text: String, from source: String) throws -> [UInt8] {
        let digits = text.filter { !$0.isWhitespace }.utf8.map { digit(of: $0) }
        guard digits.count == 64, !digits.contains(nil) else { throw Failure("\(source) must hold 64 hex digits") }
        let values = digits.compactMap { $0 }
        return stride(from: 0, to: 64, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }

    private static func digit(of letter: UInt8) -> UInt8? {
        switch letter {
        case 0x30...0x39: letter - 0x30
        case 0x41...0x46: letter - 0x41 + 10
        case 0x61...0x66: letter - 0x61 + 10
        case _: nil
        }
    }
}
