extension Sequence<UInt8> {
    /// Two digits for each byte, as people compare them.
    package var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
