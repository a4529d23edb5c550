/// A day as people type it: `1.9.26`, `01.09.2026.`, `1/9/2026` or `2026-09-01`.
package struct WrittenDate: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// `nil` where the text is no date or the day does not exist. The day comes before the month, also with slashes.
    package init?(_ text: String) {
        let text = text.filter { !$0.isWhitespace }
        let fields: [Int]
        if text.contains("-"), let parts = numbers(in: text, parted: "-"), parts[0].digits == 4 {
            fields = [parts[2], parts[1], parts[0]].map(\.value)
        } else {
            let separator: Character = text.contains("/") ? "/" : "."
            let withoutPoint = separator == "." && text.hasSuffix(".") ? text.dropLast() : text[...]
            guard let parts = numbers(in: withoutPoint, parted: separator), parts[2].digits != 3, parts[2].digits != 1
            else { return nil }
            let year = parts[2].digits == 2 ? century(parts[2].value) : parts[2].value
            fields = [parts[0].value, parts[1].value, year]
        }
        (day, month, year) = (fields[0], fields[1], fields[2])
        guard year >= 1000, (1...12).contains(month), (1...daysOfMonth(month, year)).contains(day) else { return nil }
    }
}

private func numbers(in text: some StringProtocol, parted separator: Character) -> [(value: Int, digits: Int)]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> (value: Int, digits: Int)? in
        guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(part).map { (value: $0, digits: part.utf8.count) }
    }
    return parts.count == 3 && numbers.count == 3 ? numbers : nil
}

/// Two digits are a year from 1970 to 2069: wide enough for birth dates of learners and ends of plans.
private func century(_ year: Int) -> Int { year < 70 ? 2000 + year : 1900 + year }

private func daysOfMonth(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
}
