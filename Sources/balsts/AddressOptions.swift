import ArgumentParser
import Storage
import Web

/// Where the server listens, and how people reach it.
struct AddressOptions: ParsableArguments {
    @Option(help: "The address to listen on; without it BALSTS_HOST, or 127.0.0.1.")
    var host: String?

    @Option(help: "The port to listen on; without it BALSTS_PORT, or 8080.")
    var port: Int?

    @Option(
        help: "As people reach it, such as https://balsts.example.lv; without it BALSTS_ORIGIN, or http://HOST:PORT.")
    var origin: String?

    @Option(
        help: """
            Address of a proxy in front, whose X-Forwarded-For is believed; may be repeated. Without it BALSTS_PROXY, \
            separated by commas.
            """)
    var proxy: [String] = []

    func resolved() throws -> ServedAddress {
        let host = host ?? Environment["BALSTS_HOST"] ?? "127.0.0.1"
        guard let port = port ?? Int(Environment["BALSTS_PORT"] ?? "8080"), (1...65_535).contains(port) else {
            throw ValidationError("--port or BALSTS_PORT must be 1 to 65535")
        }
        let proxies = (Environment["BALSTS_PROXY"] ?? "").split(separator: ",").map {
            $0.filter { !$0.isWhitespace }
        }
        return ServedAddress(
            host: host, port: port, origin: origin ?? Environment["BALSTS_ORIGIN"] ?? "http://\(host):\(port)",
            proxies: proxy.isEmpty ? proxies : proxy, anchors: Environment["BALSTS_ANCHOR"].map(AnchorFile.init))
    }
}

struct ServedAddress {
    let host: String
    let port: Int
    let origin: String
    let proxies: [String]
    let anchors: AnchorFile?

    func settings(offersDemoAccounts: Bool) -> Site.Settings {
        Site.Settings(publicOrigin: origin, proxies: Set(proxies), offersDemoAccounts: offersDemoAccounts)
    }
}
