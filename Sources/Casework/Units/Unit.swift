import Language
import Storage

/// A unit of the administration or an institution. It lives in time: its name, kind, founder and place are rows with
/// validity, it is never moved or deleted.
package struct Unit: Hashable, Sendable {
    package typealias ID = Identifier<Unit>

    package let id: ID
    /// Public and stable: `LV`, a planning region's `LV-R…`, the ISO 3166-2 code of a municipality, an institution's registration number.
    package let code: String

    package init(id: ID, code: String) {
        self.id = id
        self.code = code
    }
}

extension Unit {
    /// The steps of the map, from the whole country down.
    package enum Level: String, CaseIterable, Sendable {
        case state
        case region
        case municipality
        case institution

        /// The name of the level, for people.
        package var title: Message { Message("unit.level.\(rawValue)") }
    }

    /// What a unit is by law.
    package enum Kind: String, CaseIterable, Sendable {
        case state
        case planningRegion = "planning_region"
        case novads
        /// A city with a municipality of its own since 2021.
        case stateCity = "state_city"
        /// The same before 2021.
        case republicanCity = "republican_city"
        case generalInstitution = "general_institution"
        case specialInstitution = "special_institution"
        case stateVetInstitution = "state_vet_institution"
        case stateGeneralInstitution = "state_general_institution"
        case stateCollege = "state_college"
        /// Vocational, founded by a municipality.
        case vetInstitution = "vet_institution"

        package var level: Level {
            switch self {
            case .state: .state
            case .planningRegion: .region
            case .novads, .stateCity, .republicanCity: .municipality
            case .generalInstitution, .specialInstitution, .stateVetInstitution, .stateGeneralInstitution,
                .stateCollege,
                .vetInstitution:
                .institution
            }
        }

        /// The founder is the state: such an institution lies under no municipality, and its plans skip that level.
        package var isOfState: Bool {
            switch self {
            case .stateVetInstitution, .stateGeneralInstitution, .stateCollege: true
            case .state, .planningRegion, .novads, .stateCity, .republicanCity, .generalInstitution,
                .specialInstitution,
                .vetInstitution:
                false
            }
        }

        /// The name of the kind, for people.
        package var title: Message { Message("unit.kind.\(rawValue)") }
    }
}
