/// The period in which a certificate (X.509, DER) is valid; nothing else of it is read.
struct ContainedCertificate {
    /// Seconds of UTC.
    let from: Int
    let through: Int

    static func seconds(_ day: Day, _ hour: Int, _ minute: Int, _ second: Int) -> Int {
        ((day.number * 24 + hour) * 60 + minute) * 60 + second
    }

    /// - Returns: `nil` for what is no certificate.
    init?(_ bytes: [UInt8]) {
        var whole = DERReader(bytes)
        guard var certificate = whole.inner(0x30), var body = certificate.inner(0x30) else { return nil }
        // Version (absent in the oldest), serial number, algorithm, issuer.
        if body.nextTag == 0xA0 { guard body.skip() else { return nil } }
        guard body.skip(), body.skip(), body.skip(), var validity = body.inner(0x30), let from = validity.time(),
            let through = validity.time()
        else { return nil }
        self.from = from
        self.through = through
    }
}

/// Reads one value of DER (X.690) after the other.
private struct DERReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    init(_ bytes: [UInt8]) { self.init(bytes, 0..<bytes.count) }

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    var nextTag: UInt8? { position < end ? bytes[position] : nil }

    mutating func skip() -> Bool { value() != nil }

    mutating func inner(_ tag: UInt8) -> DERReader? {
        guard let (found, range) = value(), found == tag else { return nil }
        return DERReader(bytes, range)
    }

    /// UTCTime or GeneralizedTime, always in UTC here.
    mutating func time() -> Int? {
        guard let (tag, range) = value(), tag == 0x17 || tag == 0x18 else { return nil }
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard text.last == "Z", let digits = Int(text.dropLast()), text.count == (tag == 0x17 ? 13 : 15) else {
            return nil
        }
        let year = digits / 10_000_000_000
        let century = tag == 0x18 ? 0 : year < 50 ? 2000 : 1900
        guard let day = Day(year: century + year, month: digits / 100_000_000 % 100, day: digits / 1_000_000 % 100)
        else { return nil }
        return ContainedCertificate.seconds(day, digits / 10_000 % 100, digits / 100 % 100, digits % 100)
    }

    private mutating func value() -> (tag: UInt8, content: Range<Int>)? {
        guard position + 2 <= end else { return nil }
        let tag = bytes[position]
        var length = Int(bytes[position + 1])
        var start = position + 2
        if length >= 0x80 {
            let count = length & 0x7F
            guard (1...3).contains(count), start + count <= end else { return nil }
            length = bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
            start += count
        }
        guard start + length <= end else { return nil }
        position = start + length
        return (tag, start..<start + length)
    }
}
