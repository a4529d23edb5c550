import Casework
import Language

extension Reading {
    /// A day as people type it: `1.9.26`, `01.09.2026.`, `2026-09-01` (UI-11).
    package mutating func day(_ name: String, required: Message? = nil) -> Day? {
        guard let text = form.text(name) else { return missing(name, required) }
        guard let written = WrittenDate(text), let day = Day(year: written.year, month: written.month, day: written.day)
        else {
            reject(name, "error.field.date")
            return nil
        }
        return day
    }

    /// An amount as people type it: `1 234,50`, `12.5`, `7 €`.
    package mutating func money(_ name: String, required: Message? = nil) -> Euro? {
        guard let text = form.text(name) else { return missing(name, required) }
        guard let cents = WrittenNumber.cents(text), cents >= 0 else {
            reject(name, "error.field.amount")
            return nil
        }
        return Euro(cents: cents)
    }
}
