import Casework

/// The units where the cast works.
package enum Place: String, CaseIterable, Sendable {
    case latvia
    case kurzeme
    case priekulesNovads
    case dienvidkurzemesNovads
    case priekule
    case kaleti
    case krote
    case virga
    case mezupe
    case tehnikums
    case neighbour
    case madona

    /// The code of the unit in the registry (`CastUnits` founds the institutions).
    package var code: String {
        switch self {
        case .latvia: "LV"
        case .kurzeme: "LV-R3"
        case .priekulesNovads: "LV-074"
        case .dienvidkurzemesNovads: "LV-112"
        case .priekule: "4113900001"
        case .kaleti: "4113900002"
        case .krote: "4113900003"
        case .virga: "4113900004"
        case .mezupe: "4113900005"
        case .tehnikums: "4113900006"
        case .neighbour: "4113900007"
        case .madona: "4113900008"
        }
    }

    /// The five institutions of Priekules novads.
    package static let schools: [Place] = [.priekule, .kaleti, .krote, .virga, .mezupe]

    /// The last grade that is taught there, or the last course.
    var lastGrade: Int {
        switch self {
        case .priekule: 12
        case .tehnikums: 4
        case .kaleti, .krote, .virga, .mezupe, .neighbour, .madona, .latvia, .kurzeme, .priekulesNovads,
            .dienvidkurzemesNovads:
            9
        }
    }

    /// Who writes the plans there.
    var authors: [CastMember] {
        switch self {
        case .priekule: [.mara, .mara, .liene]
        case .kaleti: [.sandra]
        case .krote: [.velga]
        case .virga: [.mirdza]
        case .mezupe: [.solvita]
        case .tehnikums: [.baiba]
        case .madona: [.ruta]
        case .neighbour, .latvia, .kurzeme, .priekulesNovads, .dienvidkurzemesNovads: []
        }
    }

    /// Who gives consultations there, beside other work.
    var teachers: [CastMember] {
        switch self {
        case .priekule: [.liene, .liene, .dace, .mara]
        case .kaleti, .krote, .virga, .mezupe, .tehnikums, .madona: authors + [head]
        case .neighbour, .latvia, .kurzeme, .priekulesNovads, .dienvidkurzemesNovads: []
        }
    }

    /// Who wrote them there on a day: Agnese until she left.
    func authors(on day: Day) -> [CastMember] {
        self == .priekule && day < .cast(2019, 7, 1) ? authors + [.agnese] : authors
    }

    /// Who is the head there.
    var head: CastMember {
        switch self {
        case .kaleti: .gunars
        case .krote: .ainars
        case .virga: .valdis
        case .mezupe: .edgars
        case .tehnikums: .normunds
        case .neighbour: .kaspars
        case .madona: .ruta
        case .priekule, .latvia, .kurzeme, .priekulesNovads, .dienvidkurzemesNovads: .juris
        }
    }

    /// Who checks and pays the compensations there: the accountant of the municipality, at an institution of the state the
    /// coordinator.
    package var accountant: CastMember { self == .tehnikums ? .kristine : .vija }

    func approver(_ level: ApprovalLevel) -> CastMember {
        switch level {
        case .institution: head
        case .municipality: .ilze
        case .state: .raimonds
        }
    }

    /// Institutions of the state have no level of a municipality.
    var levels: [CastMember] { self == .tehnikums ? [head, .raimonds] : [head, .ilze, .raimonds] }
}
