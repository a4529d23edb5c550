import Casework
import Language

extension Frame {
    /// A message of the catalogues in the page's language.
    package func text(_ message: Message) -> String { Catalogue.shared.text(message, in: tongue) }

    package func text(_ key: String, _ arguments: [String: Message.Argument] = [:]) -> String {
        tongue.text(key, arguments)
    }

    /// `05.10.2026`
    package func day(_ day: Day) -> String {
        let parts = day.parts
        return tongue.date(parts.year, parts.month, parts.day)
    }

    /// `05.10.2026 10:42`, the time of Latvia.
    package func moment(_ instant: Instant) -> String {
        let time = instant.timeOfDay
        return day(instant.day) + " " + tongue.time(time.hour, time.minute)
    }

    /// `1 234,50 €`
    package func money(_ amount: Euro) -> String { tongue.money(cents: amount.cents) }

    /// `39 812 376`
    package func number(_ number: Int) -> String { tongue.number(number) }
}

extension Message.Argument {
    package static func day(_ day: Day) -> Message.Argument {
        let (year, month, day) = day.parts
        return .day(year, month, day)
    }

    package static func money(_ amount: Euro) -> Message.Argument { .money(amount.cents) }
}
