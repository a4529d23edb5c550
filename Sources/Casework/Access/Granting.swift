import Language

extension Role.Kind {
    /// The levels of units at which the role can be held.
    package var levels: [Unit.Level] {
        switch self {
        case .planAuthor, .institutionCoordinator, .institutionHead, .specialist, .homeroomTeacher, .vetCoordinator:
            [.institution]
        case .accountant: [.institution, .municipality]
        case .municipalityCoordinator: [.municipality]
        case .regionalCoordinator: [.region]
        case .analyst: [.municipality, .region, .state]
        case .ikvdExpert, .administrator: [.state]
        }
    }

    /// The roles that a holder may give to others, and take from them, at the own unit and below it. A list of what is
    /// allowed: whatever it does not name, nobody may (VUL-04…06). Nobody grants a role above the own.
    package var grantable: [Role.Kind] {
        switch self {
        case .institutionCoordinator: [.planAuthor, .specialist, .homeroomTeacher]
        case .institutionHead: [.planAuthor, .institutionCoordinator, .specialist, .homeroomTeacher, .accountant]
        case .municipalityCoordinator, .vetCoordinator: Role.Kind.ofInstitution
        case .regionalCoordinator: Role.Kind.ofInstitution + [.vetCoordinator, .municipalityCoordinator]
        case .administrator: Role.Kind.allCases
        case .planAuthor, .specialist, .homeroomTeacher, .ikvdExpert, .accountant, .analyst: []
        }
    }

    /// The roles whose holders may give this one.
    package var grantedBy: [Role.Kind] { Role.Kind.allCases.filter { $0.grantable.contains(self) } }

    private static let ofInstitution: [Role.Kind] = [
        .planAuthor, .institutionCoordinator, .institutionHead, .specialist, .homeroomTeacher, .accountant,
    ]

    /// The place of a role among several of one person, who acts in the first of them after signing in: who decides and
    /// who writes plans have the most to do here, who only looks on or keeps the program running the least.
    package var order: Int { Role.Kind.byWork.firstIndex(of: self) ?? Role.Kind.byWork.count }

    private static let byWork: [Role.Kind] = [
        .institutionHead, .planAuthor, .institutionCoordinator, .municipalityCoordinator, .ikvdExpert, .vetCoordinator,
        .regionalCoordinator, .specialist, .accountant, .homeroomTeacher, .analyst, .administrator,
    ]

    /// The role's name for people.
    package var message: Message { Message("role.\(rawValue)") }
}
