import Storage

/// A day of the calendar, without a time or a zone. In the database `2026-09-01`.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// `nil` for a day that does not exist, such as 31 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days from the civil calendar (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
        guard parts == (year, month, day) else { return nil }
    }

    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    package func advanced(by days: Int) -> Day { Day(number: number + days) }
    package var next: Day { advanced(by: 1) }
    package var previous: Day { advanced(by: -1) }
    /// Of the same week. Day 0 was a Thursday.
    package var monday: Day { advanced(by: -(((number + 3) % 7 + 7) % 7)) }

    /// Whole years between this day of birth and `day`.
    package func age(on day: Day) -> Int {
        let (born, then) = (parts, day.parts)
        return then.year - born.year - ((then.month, then.day) < (born.month, born.day) ? 1 : 0)
    }
}

extension Day: LosslessStringConvertible {
    /// The form of data: `2026-09-01`.
    package var description: String {
        let (year, month, day) = parts
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    package init?(_ text: String) {
        // Read digit by digit: every row of the registry holds days, and splitting texts is what took the time.
        var numbers = (0, 0, 0)
        var position = 0
        for byte in text.utf8 {
            let digit = Int(byte) - 0x30
            switch position {
            case 0...3 where 0...9 ~= digit: numbers.0 = numbers.0 * 10 + digit
            case 5...6 where 0...9 ~= digit: numbers.1 = numbers.1 * 10 + digit
            case 8...9 where 0...9 ~= digit: numbers.2 = numbers.2 * 10 + digit
            case 4 where byte == UInt8(ascii: "-"), 7 where byte == UInt8(ascii: "-"): break
            default: return nil
            }
            position += 1
        }
        guard position == 10 else { return nil }
        self.init(year: numbers.0, month: numbers.1, day: numbers.2)
    }
}

extension Day: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .text(description) }
    package init(sqlValue: SQLValue) throws {
        guard case .text(let text) = sqlValue, let day = Day(text) else {
            throw DatabaseError.unexpectedColumn("a day")
        }
        self = day
    }
}

/// A stretch of days, both ends included; open at the end where `through` is missing.
package struct Period: Hashable, Sendable {
    package let from: Day
    package let through: Day?

    package init(_ from: Day, through: Day? = nil) {
        self.from = from
        self.through = through
    }

    package func contains(_ day: Day) -> Bool { from <= day && (through.map { day <= $0 } ?? true) }
}
