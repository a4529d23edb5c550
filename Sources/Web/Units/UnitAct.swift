import Casework
import Language

/// What an administrator can do with a unit; each has a page with one form.
enum UnitAct: String, CaseIterable, Sendable {
    case renaming
    case relocation
    case merger
    case division
    case closing
    case kind
    case founder
    /// In a programme.
    case participation
    /// From a programme.
    case withdrawal

    var route: Route<String> {
        switch self {
        case .renaming: Address.unitRenaming
        case .relocation: Address.unitRelocation
        case .merger: Address.unitMerger
        case .division: Address.unitDivision
        case .closing: Address.unitClosing
        case .kind: Address.unitKind
        case .founder: Address.unitFounder
        case .participation: Address.unitParticipation
        case .withdrawal: Address.unitWithdrawal
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
        case .kind: "unit.kind_changed"
        case .founder: "unit.founder_changed"
        case .participation: "unit.takes_part"
        case .withdrawal: "unit.withdrawn"
        }
    }

    /// Whether a decision stands behind it that the unit's history keeps.
    var isDecided: Bool {
        switch self {
        case .renaming, .relocation, .merger, .division, .closing, .kind, .founder: true
        case .participation, .withdrawal: false
        }
    }

    /// Territories are renamed, merged and divided; institutions also move and close.
    func applies(to card: UnitCard) -> Bool {
        let exists = card.unit.life.through == nil
        return switch (self, card.unit.level) {
        case (.renaming, _), (.merger, .municipality), (.merger, .institution), (.division, .municipality),
            (.division, .institution), (.closing, .institution), (.kind, .municipality), (.kind, .institution),
            (.founder, .institution), (.participation, .municipality), (.participation, .institution):
            exists
        case (.relocation, .institution): true
        case (.withdrawal, _): card.participations.contains { $0.period.through == nil }
        case (.merger, _), (.division, _), (.closing, _), (.relocation, _), (.kind, _), (.founder, _),
            (.participation, _):
            false
        }
    }
}
