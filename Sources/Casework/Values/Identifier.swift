import Storage
import Synchronization

/// The key of a row: 63 bits made by the program, 42 of milliseconds and 21 scattered, so that keys are equal on both
/// engines, lie in order of time and cannot be counted up. In addresses it is written as 13 letters of Crockford base 32.
package struct Identifier<Subject>: Hashable, Comparable, Sendable {
    package let number: Int64

    package init(number: Int64) { self.number = number }

    /// A new key for a row that is recorded at `instant`.
    package init(at instant: Instant) {
        let milliseconds = UInt64(max(0, instant.milliseconds)) & ((1 << 42) - 1)
        number = Int64(milliseconds << 21 | KeyScatter.next())
    }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension Identifier: LosslessStringConvertible {
    /// Reads the 13 letters of an address; `nil` for anything else. Small letters and the look-alikes `o`, `i`, `l` are understood.
    package init?(_ text: String) {
        guard text.utf8.count == 13 else { return nil }
        var number: UInt64 = 0
        for letter in text.utf8 {
            guard let digit = Crockford.digit(of: letter) else { return nil }
            guard number < (1 << 58) else { return nil }
            number = number << 5 | UInt64(digit)
        }
        guard number <= UInt64(Int64.max) else { return nil }
        self.number = Int64(number)
    }

    package var description: String {
        var letters = [UInt8](repeating: 0, count: 13)
        var rest = UInt64(bitPattern: number)
        for position in stride(from: 12, through: 0, by: -1) {
            letters[position] = Crockford.letters[Int(rest & 31)]
            rest >>= 5
        }
        return String(decoding: letters, as: UTF8.self)
    }
}

extension Identifier: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .integer(number) }
    package init(sqlValue: SQLValue) throws { number = try Int64(sqlValue: sqlValue) }
}

/// The low bits of keys. Drawn at random, a thousand rows of one transaction (which share a millisecond) would clash
/// every fourth time; so a counter with a random start is scattered by an odd factor, which repeats only after 2^21 keys.
private enum KeyScatter {
    private static let counter = Atomic<UInt64>(UInt64.random(in: 0..<(1 << 21)))

    static func next() -> UInt64 {
        counter.wrappingAdd(1, ordering: .relaxed).oldValue &* 0x9E37_79B1 & ((1 << 21) - 1)
    }
}

/// The letters of Crockford's base 32: no I, L, O and U.
enum Crockford {
    static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func digit(of letter: UInt8) -> Int? {
        switch letter | 0x20 {
        case UInt8(ascii: "o"): 0
        case UInt8(ascii: "i"), UInt8(ascii: "l"): 1
        default: letters.firstIndex(of: letter >= 0x41 ? letter | 0x20 : letter)
        }
    }
}
