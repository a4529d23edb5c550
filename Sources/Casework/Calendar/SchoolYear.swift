/// A school year: 1 September to 31 August, written `2019/20`.
package struct SchoolYear: Hashable, Comparable, Sendable {
    package let firstYear: Int

    package init(firstYear: Int) { self.firstYear = firstYear }

    /// The school year of a day.
    package init(of day: Day) {
        let (year, month, _) = day.parts
        firstYear = month >= 9 ? year : year - 1
    }

    package static func < (left: SchoolYear, right: SchoolYear) -> Bool { left.firstYear < right.firstYear }
    package var next: SchoolYear { SchoolYear(firstYear: firstYear + 1) }
    package var previous: SchoolYear { SchoolYear(firstYear: firstYear - 1) }

    /// `nil` only outside the years that a calendar can write.
    package var period: Period? {
        guard let from = Day(year: firstYear, month: 9, day: 1),
            let through = Day(year: firstYear + 1, month: 8, day: 31)
        else { return nil }
        return Period(from, through: through)
    }
}

extension SchoolYear: LosslessStringConvertible {
    package var description: String {
        let last = (firstYear + 1) % 100
        return "\(firstYear)/\(last < 10 ? "0" : "")\(last)"
    }

    /// Reads `2019/20` and nothing else.
    package init?(_ text: String) {
        guard text.utf8.count == 7, let year = Int(text.prefix(4)), (2000...2099).contains(year) else { return nil }
        self.init(firstYear: year)
        guard description == text else { return nil }
    }
}
