/// How a day is written.
package enum DateStyle: Sendable {
    /// `05.10.2026`, for tables.
    case short
    /// `05.10.2026.`, the form that the rules of official documents ask for; in English as `short`.
    case official
    /// `2026. gada 5. oktobris`, `5 October 2026`.
    case long
    /// The long form inside a sentence, in Latvian in the locative: `2026. gada 5. oktobrī`.
    case onDay
}

extension Tongue {
    package func date(_ year: Int, _ month: Int, _ day: Int, _ style: DateStyle = .short) -> String {
        let short = "\(twoDigits(day)).\(twoDigits(month)).\(year)"
        switch style {
        case .short: return short
        case .official: return self == .lv ? short + "." : short
        case .long: return long(year, monthName(month), day)
        case .onDay: return long(year, self == .lv ? text("month.\(month).locative") : monthName(month), day)
        }
    }

    /// The name of a month, 1 to 12.
    package func monthName(_ month: Int) -> String { text("month.\(month)") }

    /// `09:05`, in all languages.
    package func time(_ hour: Int, _ minute: Int) -> String { "\(twoDigits(hour)):\(twoDigits(minute))" }

    private func long(_ year: Int, _ month: String, _ day: Int) -> String {
        text("date.long", ["year": .text(String(year)), "month": .text(month), "day": .text(String(day))])
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
