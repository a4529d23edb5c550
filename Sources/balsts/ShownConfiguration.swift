import Foundation
import Storage

/// What holds for `balsts serve`, and where it comes from; keys and passwords are not shown.
struct ShownConfiguration {
    private let rows: [(name: String, value: String, source: String)]

    init(_ options: DatabaseOption, _ address: AddressOptions) throws {
        let resolved = try address.resolved()
        let database = options.database ?? Environment["BALSTS_DATABASE"]
        func row(_ name: String, _ value: String?, isGiven: Bool = false) -> (String, String, String) {
            (name, value ?? "-", isGiven ? "command line" : Environment.source(of: name))
        }
        rows = [
            row("BALSTS_DATABASE", database.map(Self.withoutPassword), isGiven: options.database != nil),
            row("BALSTS_KEY", Environment["BALSTS_KEY"].map { _ in "(hidden)" }),
            row("BALSTS_KEY_FILE", Environment["BALSTS_KEY_FILE"]),
            row("BALSTS_HOST", resolved.host, isGiven: address.host != nil),
            row("BALSTS_PORT", String(resolved.port), isGiven: address.port != nil),
            row("BALSTS_ORIGIN", resolved.origin, isGiven: address.origin != nil),
            row(
                "BALSTS_PROXY", resolved.proxies.isEmpty ? nil : resolved.proxies.joined(separator: ","),
                isGiven: !address.proxy.isEmpty),
            row("BALSTS_ANCHOR", resolved.anchors?.path),
        ]
    }

    func show() {
        let names = rows.map(\.name.count).max() ?? 0
        let values = rows.map(\.value.count).max() ?? 0
        for row in rows {
            print(
                row.name.padding(toLength: names + 2, withPad: " ", startingAt: 0)
                    + row.value.padding(toLength: values + 2, withPad: " ", startingAt: 0) + row.source)
        }
    }

    /// Of an address that is not understood nothing is shown: who knows where its password stands.
    private static func withoutPassword(_ text: String) -> String {
        do {
            switch try DatabaseURL(text) {
            case .sqlite: return text
            case .postgres: break
            }
        } catch { return "(not understood)" }
        // postgresql://USER:PASSWORD@HOST/NAME, or the password among the parameters at the end.
        guard !text.contains("password=") else { return "postgresql://(hidden)" }
        guard let at = text.lastIndex(of: "@"), let begin = text.range(of: "://")?.upperBound,
            let colon = text[begin..<at].firstIndex(of: ":")
        else { return text }
        return text[..<colon] + ":(hidden)" + text[at...]
    }
}
