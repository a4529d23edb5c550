/// Unpacks DEFLATE (RFC 1951), for the small XML files in a container: no library for it can be had here.
struct Inflation {
    private let bytes: [UInt8]
    private var position = 0
    private var bit = 0
    private var output: [UInt8] = []
    private let most: Int

    /// - Returns: `nil` where it is no such stream, or more than `most` bytes long.
    static func unpack(_ bytes: [UInt8], most: Int) -> [UInt8]? {
        var inflation = Inflation(bytes, most: most)
        return inflation.run() ? inflation.output : nil
    }

    private init(_ bytes: [UInt8], most: Int) {
        self.bytes = bytes
        self.most = most
    }

    private mutating func run() -> Bool {
        while true {
            guard let isLast = bits(1), let kind = bits(2) else { return false }
            let isDone: Bool
            switch kind {
            case 0: isDone = stored()
            case 1: isDone = block(Inflation.fixedLiterals, Inflation.fixedDistances)
            case 2: isDone = dynamic()
            default: return false
            }
            guard isDone else { return false }
            if isLast == 1 { return true }
        }
    }

    private mutating func bits(_ count: Int) -> Int? {
        var value = 0
        for place in 0..<count {
            guard position < bytes.count else { return nil }
            value |= Int(bytes[position] >> UInt8(bit) & 1) << place
            bit += 1
            if bit == 8 { (bit, position) = (0, position + 1) }
        }
        return value
    }

    private mutating func stored() -> Bool {
        if bit > 0 { (bit, position) = (0, position + 1) }
        guard let length = bits(16), let check = bits(16), length ^ 0xFFFF == check, position + length <= bytes.count,
            output.count + length <= most
        else { return false }
        output += bytes[position..<position + length]
        position += length
        return true
    }

    private mutating func dynamic() -> Bool {
        guard let literals = bits(5), let distances = bits(5), let lengths = bits(4) else { return false }
        var codeLengths = [Int](repeating: 0, count: 19)
        for place in Inflation.order.prefix(lengths + 4) {
            guard let length = bits(3) else { return false }
            codeLengths[place] = length
        }
        let codes = Codes(codeLengths)
        var all: [Int] = []
        while all.count < literals + 257 + distances + 1 {
            guard let symbol = next(codes) else { return false }
            switch symbol {
            case 0...15: all.append(symbol)
            case 16:
                guard let last = all.last, let more = bits(2) else { return false }
                all += [Int](repeating: last, count: more + 3)
            case 17:
                guard let more = bits(3) else { return false }
                all += [Int](repeating: 0, count: more + 3)
            default:
                guard let more = bits(7) else { return false }
                all += [Int](repeating: 0, count: more + 11)
            }
        }
        guard all.count == literals + 257 + distances + 1 else { return false }
        return block(Codes(Array(all.prefix(literals + 257))), Codes(Array(all.suffix(distances + 1))))
    }

    private mutating func block(_ literals: Codes, _ distances: Codes) -> Bool {
        while true {
            guard let symbol = next(literals) else { return false }
            if symbol == 256 { return true }
            if symbol < 256 {
                guard output.count < most else { return false }
                output.append(UInt8(symbol))
                continue
            }
            guard symbol < 286, let more = bits(Inflation.lengthBits[symbol - 257]) else { return false }
            let length = Inflation.lengths[symbol - 257] + more
            guard let code = next(distances), code < 30, let far = bits(Inflation.distanceBits[code]) else {
                return false
            }
            let distance = Inflation.distances[code] + far
            guard distance <= output.count, output.count + length <= most else { return false }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private mutating func next(_ codes: Codes) -> Int? {
        var code = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            guard let bit = bits(1) else { return nil }
            code |= bit
            let count = codes.counts[length]
            if code - count < first { return codes.symbols[index + code - first] }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }

    /// Canonical Huffman codes: how many there are of each length, and their symbols in order.
    private struct Codes {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        init(_ lengths: [Int]) {
            for length in lengths where length > 0 { counts[length] += 1 }
            for length in 1...15 { symbols += lengths.indices.filter { lengths[$0] == length } }
        }
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12_289, 16_385, 24_577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let fixedLiterals = Codes(
        [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
            + [Int](repeating: 8, count: 8))
    private static let fixedDistances = Codes([Int](repeating: 5, count: 30))
}
