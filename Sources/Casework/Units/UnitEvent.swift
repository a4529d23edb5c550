import Language
import Storage

/// What happened to a unit. Its day is always the first day of the new state of things: a school that closes on
/// 31 August was open for the last time on 30 August.
package struct UnitEvent: Hashable, Sendable {
    package typealias ID = Identifier<UnitEvent>

    package enum Kind: String, CaseIterable, Sendable {
        case founded
        /// It existed before the registry's records begin.
        case entered
        case renamed
        case kindChanged = "kind_changed"
        case founderChanged = "founder_changed"
        case moved
        case mergedInto = "merged_into"
        case split
        case closed
        case territoryReform = "territory_reform"

        package var title: Message { Message("unit.event.\(rawValue)") }
    }

    /// How much of a unit a successor takes over.
    package enum Part: String, CaseIterable, Sendable {
        case whole
        case part

        package var title: Message { Message("unit.part.\(rawValue)") }
    }

    package struct Successor: Hashable, Sendable {
        package let unit: NamedUnit
        package let part: Part
    }

    package let id: ID
    package let kind: Kind
    package let unit: NamedUnit
    package let on: Day
    /// The number of the decision; empty where it is not known.
    package let decision: String
    package let note: String
    package let successors: [Successor]
}

/// The decision behind a change of a unit.
package struct Decision: Hashable, Sendable {
    /// The first day of the new state of things.
    package let day: Day
    package let number: String
    package let note: String

    package init(on day: Day, number: String = "", note: String = "") {
        self.day = day
        self.number = number
        self.note = note
    }
}
