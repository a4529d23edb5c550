import Casework
import Language

/// What an administrator can do with a unit; each has a page with one form.
enum UnitAct: String, CaseIterable, Sendable {
    case renaming
    case relocation
    case merger
    case division
    case closing

    var route: Route<String> {
        switch self {
        case .renaming: Address.unitRenaming
        case .relocation: Address.unitRelocation
        case .merger: Address.unitMerger
        case .division: Address.unitDivision
        case .closing: Address.unitClosing
        }
    }

    var title: Message { Message("unit.act.\(rawValue)") }
    var explanation: Message { Message("unit.act.\(rawValue).hint") }

    var done: Done {
        switch self {
        case .renaming: "unit.renamed"
        case .relocation: "unit.relocated"
        case .merger: "unit.merged"
        case .division: "unit.divided"
        case .closing: "unit.closed"
        }
    }

    /// Territories are renamed, merged and divided; institutions also move and close.
    func applies(to card: UnitCard) -> Bool {
        let exists = card.unit.life.through == nil
        return switch (self, card.unit.level) {
        case (.renaming, _), (.merger, .municipality), (.merger, .institution), (.division, .municipality),
            (.division, .institution), (.closing, .institution):
            exists
        case (.relocation, .institution): true
        case (.merger, _), (.division, _), (.closing, _), (.relocation, _): false
        }
    }
}
