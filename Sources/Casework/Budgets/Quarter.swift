/// A quarter of a calendar year, `2026-Q4`.
package struct Quarter: Hashable, Comparable, Sendable {
    package let year: Int
    /// 1 to 4.
    package let number: Int

    package init(of day: Day) {
        let parts = day.parts
        (year, number) = (parts.year, (parts.month - 1) / 3 + 1)
    }

    package static func < (left: Quarter, right: Quarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }

    /// The first day of the next one.
    var end: Day {
        let (year, month) = number == 4 ? (year + 1, 1) : (year, number * 3 + 1)
        return Day(year: year, month: month, day: 1) ?? Day(number: 0)
    }
}

extension Quarter: CustomStringConvertible {
    package var description: String { "\(year)-Q\(number)" }
}
