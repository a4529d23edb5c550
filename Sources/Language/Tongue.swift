/// A language of the interface.
package enum Tongue: String, CaseIterable, Sendable {
    case lv
    case en
}

extension Tongue {
    /// The text of a catalogue's key with its gaps filled.
    package func text(_ key: String, _ arguments: [String: Message.Argument] = [:]) -> String {
        Catalogue.shared.text(Message(key, arguments), in: self)
    }

    /// A text with a counted word: `count` fills the gap `{count}` and chooses the plural form.
    package func text(_ key: String, count: Int) -> String { text(key, ["count": .number(count)]) }

    func print(_ argument: Message.Argument, from catalogue: Catalogue) -> String {
        switch argument {
        case .text(let text): text
        case .number(let number): self.number(number)
        case .decimal(let units, let places): decimal(units, places: places)
        case .day(let year, let month, let day): date(year, month, day, .official)
        case .time(let hour, let minute): time(hour, minute)
        case .money(let cents): money(cents: cents)
        case .message(let message): catalogue.text(message, in: self)
        }
    }
}
