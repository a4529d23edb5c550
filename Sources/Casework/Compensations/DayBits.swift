import Storage

/// Days of one month, one bit for each, the first day the lowest.
package struct DayBits: Hashable, Sendable {
    /// The first day of the month.
    package let month: Day
    package let bits: Int64

    package init(month: Day, bits: Int64) {
        self.month = month
        self.bits = bits
    }

    /// - Parameter days: numbers from 1.
    package init(month: Day, days: some Sequence<Int>) {
        self.init(month: month, bits: days.reduce(0) { (1...31).contains($1) ? $0 | 1 << Int64($1 - 1) : $0 })
    }

    package var days: [Day] {
        (0..<31).filter { bits & 1 << Int64($0) != 0 }.map { month.advanced(by: $0) }
    }

    package var count: Int { bits.nonzeroBitCount }

    func meets(_ other: DayBits) -> Bool { month == other.month && bits & other.bits != 0 }
}

extension Day {
    /// The first day of its month.
    package var firstOfMonth: Day { advanced(by: 1 - parts.day) }
    /// The first day of the month after.
    package var nextMonth: Day { firstOfMonth.advanced(by: 31).firstOfMonth }
}
