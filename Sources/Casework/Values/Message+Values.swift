import Language

extension Message.Argument {
    /// A day as it fills a gap of a message.
    package static func day(_ day: Day) -> Message.Argument {
        let (year, month, number) = day.parts
        return .day(year, month, number)
    }

    package static func money(_ amount: Euro) -> Message.Argument { .money(amount.cents) }
}
