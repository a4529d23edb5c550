import Storage

/// What may be done, and the roles that may do it for the units below theirs.
///
/// This table is the one place of the rule "who may"; `Tests/WebTests/Access/matrix.csv` holds it against every route.
package enum Right: CaseIterable, Sendable {
    case readLearner
    case writeLearner
    /// Every plan of the unit, drafts included.
    case readPlan
    /// Plans that were submitted at least once.
    case readSubmittedPlan
    case writePlan
    /// Gives consultations and records the own ones.
    case deliver
    /// Records consultations of the whole unit, and withdraws them.
    case keepConsultations
    /// Timesheets of others.
    case readTimesheets
    /// Texts on health, addiction and family (special categories of data).
    case readSpecialText
    case approveForInstitution
    case approveForMunicipality
    case approveForState
    /// Hands in tickets and bills, and ticks the days of a register.
    case submitCompensation
    /// Accepts, returns, deducts, parks and pays them.
    case settleCompensation
    /// The same, at an institution for which no accountant is in office.
    case settleWithoutAccountant
    /// Decides whether two rows are money for the same thing.
    case decideDoubleFunding
    case managePeople
    /// Who works at a unit and what is missing there.
    case readStaff
    /// For how many hours specialists are employed.
    case keepCapacity
    case manageUnits
    case readReports
    /// Figures of single institutions and of few learners, without disclosure control.
    case readExactFigures
    /// Money of a partner: contracts, allocations, what is reserved and spent.
    case readBudget
    /// Contracts, allocations and overrides are the state's.
    case manageBudget
    /// Asks the state for the partner's money, and withdraws what was asked.
    case submitClaim
    /// Draws the sample, records findings, certifies, corrects; asks the paying agency for the state's money.
    case controlClaim
    /// Where a partner's money is to be paid.
    case recordAccount
    /// Makes, releases and reconciles lists of payments.
    case pay

    package var roles: [Role.Kind] {
        switch self {
        case .readLearner, .writeLearner, .writePlan: [.planAuthor, .institutionCoordinator, .institutionHead]
        case .deliver:
            [.specialist, .homeroomTeacher, .planAuthor, .institutionCoordinator, .institutionHead]
        case .keepConsultations: [.institutionCoordinator, .institutionHead]
        case .readTimesheets: [.institutionCoordinator, .institutionHead, .accountant]
        case .readPlan: [.institutionCoordinator, .institutionHead, .vetCoordinator]
        case .readSubmittedPlan: [.municipalityCoordinator, .regionalCoordinator, .ikvdExpert]
        case .readSpecialText: [.institutionCoordinator, .institutionHead, .vetCoordinator]
        case .approveForInstitution: [.institutionHead]
        case .approveForMunicipality: [.municipalityCoordinator]
        case .approveForState: [.ikvdExpert]
        case .submitCompensation: Right.writePlan.roles
        case .settleCompensation: [.accountant]
        case .settleWithoutAccountant: [.municipalityCoordinator, .vetCoordinator]
        case .decideDoubleFunding: [.ikvdExpert, .municipalityCoordinator, .vetCoordinator, .accountant]
        case .managePeople:
            [
                .institutionHead, .institutionCoordinator, .municipalityCoordinator, .vetCoordinator,
                .regionalCoordinator,
                .administrator,
            ]
        case .readStaff: Right.managePeople.roles + [.ikvdExpert]
        case .keepCapacity:
            [.institutionHead, .institutionCoordinator, .municipalityCoordinator, .vetCoordinator]
        case .manageUnits: [.administrator]
        case .readReports:
            [
                .planAuthor, .institutionCoordinator, .institutionHead, .municipalityCoordinator, .vetCoordinator,
                .regionalCoordinator, .ikvdExpert, .accountant, .analyst,
            ]
        case .readExactFigures: Right.readReports.roles.filter { $0 != .analyst }
        case .readBudget: [.municipalityCoordinator, .vetCoordinator, .accountant, .ikvdExpert, .administrator]
        case .manageBudget: [.ikvdExpert, .administrator]
        case .submitClaim: [.municipalityCoordinator, .vetCoordinator, .accountant]
        case .controlClaim: [.ikvdExpert]
        case .recordAccount: [.accountant, .vetCoordinator, .administrator]
        case .pay: [.ikvdExpert, .administrator]
        }
    }
}
