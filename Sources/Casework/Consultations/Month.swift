/// A month of the calendar, `2026-11`.
package struct Month: Hashable, Sendable {
    package let period: Period

    package init(of day: Day) {
        let (year, month, number) = day.parts
        let first = day.advanced(by: 1 - number)
        let next = Day(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
        period = Period(first, through: (next ?? first.next).previous)
    }

    package var previous: Month { Month(of: period.from.previous) }
    package var next: Month { Month(of: (period.through ?? period.from).next) }
}

extension Month: LosslessStringConvertible {
    package var description: String { String(period.from.description.prefix(7)) }

    package init?(_ text: String) {
        guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
        self.init(of: first)
    }
}
