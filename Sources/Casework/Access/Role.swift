import Storage

/// A role that a person holds at a unit for some time. Roles are rows, never flags; they attach in any order.
package struct Role: Hashable, Sendable {
    package typealias ID = Identifier<Role>

    /// The roles of the original database (domain specification 1.2) and two of the program's own.
    package enum Kind: String, CaseIterable, Sendable {
        case planAuthor = "plan_author"
        case institutionCoordinator = "institution_coordinator"
        case institutionHead = "institution_head"
        case specialist
        case homeroomTeacher = "homeroom_teacher"
        case municipalityCoordinator = "municipality_coordinator"
        case vetCoordinator = "vet_coordinator"
        case regionalCoordinator = "regional_coordinator"
        case ikvdExpert = "ikvd_expert"
        case accountant
        case analyst
        case administrator
    }

    package let id: ID
    package let kind: Kind
    package let unit: Unit.ID
    package let unitCode: String
    package let unitName: String
    package let period: Period
    /// `false` for what was entered by hand until a head or coordinator has checked it.
    package let isVerified: Bool

    package init(
        id: ID, kind: Kind, unit: Unit.ID, unitCode: String, unitName: String, period: Period, isVerified: Bool = true
    ) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.unitCode = unitCode
        self.unitName = unitName
        self.period = period
        self.isVerified = isVerified
    }
}
