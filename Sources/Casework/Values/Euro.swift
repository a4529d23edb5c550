import Storage

/// An amount of money in whole cents. There are no fractions of a cent and no floating point anywhere.
package struct Euro: Hashable, Comparable, Sendable {
    package let cents: Int64

    package init(cents: Int64) { self.cents = cents }
    package static let zero = Euro(cents: 0)

    package static func < (left: Euro, right: Euro) -> Bool { left.cents < right.cents }
    package static func + (left: Euro, right: Euro) -> Euro { Euro(cents: left.cents + right.cents) }
    package static func - (left: Euro, right: Euro) -> Euro { Euro(cents: left.cents - right.cents) }
    package static func * (amount: Euro, times: Int) -> Euro { Euro(cents: amount.cents * Int64(times)) }
}

extension Sequence<Euro> {
    package var sum: Euro { reduce(.zero, +) }
}

extension Euro: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .integer(cents) }
    package init(sqlValue: SQLValue) throws { cents = try Int64(sqlValue: sqlValue) }
}
