extension Address {
    /// Reads where to go after signing in, as it came in `next=`: an own relative path or nothing (SEC-25).
    ///
    /// Refused are other hosts (`//evil`, `/\evil`, also percent-encoded), control characters and steps upwards.
    package static func next(_ text: String) -> Address? {
        guard text.utf8.count <= 512, text.hasPrefix("/"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts[0])
        // An own path needs no percent sign, and it could hide `//`, `\` or a line break.
        guard !path.hasPrefix("//"), !path.contains("//"), !path.contains("%"), !path.contains("#"),
            !path.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
        else { return nil }
        guard parts.count == 2 else { return Address(path: path) }
        guard !parts[1].contains("#"), let query = Query(parts[1]) else { return nil }
        return Address(path: path, query: query.fields.map { Parameter(name: $0.name, value: $0.value) })
    }
}
