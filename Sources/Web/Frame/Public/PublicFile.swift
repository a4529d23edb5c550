import Crypto
import Hummingbird

/// A file that everybody may have: the style sheet, the script, the mark. Its address carries the hash of its content,
/// so that browsers may keep it for ever.
struct PublicFile: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]
    let hash: String

    private init(_ name: String, _ type: String, _ bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
        hash = SHA256.hash(data: bytes).prefix(8).map { String($0 / 16, radix: 16) + String($0 % 16, radix: 16) }
            .joined()
    }

    var address: Address { Address.publicFile(hash, name) }

    static let style = PublicFile("style.css", "text/css; charset=utf-8", PackageResources.style_css)
    static let script = PublicFile("balsts.js", "text/javascript; charset=utf-8", PackageResources.balsts_js)
    static let mark = PublicFile("balsts.svg", "image/svg+xml; charset=utf-8", PackageResources.balsts_svg)
    static let all = [style, script, mark]
}
