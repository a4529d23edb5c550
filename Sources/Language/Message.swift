/// A text for people, not yet in any language: the key of a catalogue and what goes into its gaps.
///
/// Rules and stores answer with messages; a page or a command prints them with a `Tongue`.
package struct Message: Hashable, Sendable, ExpressibleByStringLiteral {
    package let key: String
    package let arguments: [String: Argument]

    package init(_ key: String, _ arguments: [String: Argument] = [:]) {
        self.key = key
        self.arguments = arguments
    }

    package init(stringLiteral key: String) { self.init(key) }

    /// The message in words.
    package func text(in tongue: Tongue) -> String { Catalogue.shared.text(self, in: tongue) }

    /// What fills a gap `{name}`.
    package enum Argument: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case text(String)
        /// Also chooses the plural form where it fills the gap `{count}`.
        case number(Int)
        /// A number with decimals, in units of the last place: `.decimal(125, places: 1)` is 12,5.
        case decimal(Int, places: Int)
        /// Year, month, day.
        case day(Int, Int, Int)
        /// Hour, minute.
        case time(Int, Int)
        /// Cents.
        case money(Int64)
        indirect case message(Message)

        package init(stringLiteral text: String) { self = .text(text) }
        package init(integerLiteral number: Int) { self = .number(number) }
    }
}
