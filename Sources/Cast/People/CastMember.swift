import Casework

/// The people who work in the cast, each for one role of the registry. All are invented.
package enum CastMember: String, CaseIterable, Sendable {
    // Priekules vidusskola
    case mara
    case liene
    case agnese
    case juris
    case dace
    // The other four institutions of Priekules novads: author and head
    case sandra
    case gunars
    case velga
    case ainars
    case mirdza
    case valdis
    case solvita
    case edgars
    // Above the institutions
    case ilze
    case inese
    case raimonds
    case zane
    case andris
    // Elsewhere
    case kaspars
    case ruta
    case baiba
    case normunds
    case kristine
    // At the end, so that the codes of the others stay as they are: the municipality's accountant
    case vija
    // The state's second expert, because two people certify and pay
    case austra

    package var name: (given: String, surname: String) {
        switch self {
        case .mara: ("Māra", "Kalniņa")
        case .liene: ("Liene", "Rudzīte")
        case .agnese: ("Agnese", "Lapiņa")
        case .juris: ("Juris", "Ozols")
        case .dace: ("Dace", "Liepa")
        case .sandra: ("Sandra", "Vilka")
        case .gunars: ("Gunārs", "Priede")
        case .velga: ("Velga", "Strazda")
        case .ainars: ("Ainārs", "Egle")
        case .mirdza: ("Mirdza", "Ābele")
        case .valdis: ("Valdis", "Zīle")
        case .solvita: ("Solvita", "Pūce")
        case .edgars: ("Edgars", "Lācis")
        case .ilze: ("Ilze", "Krūmiņa")
        case .inese: ("Inese", "Zariņa")
        case .raimonds: ("Raimonds", "Vītols")
        case .zane: ("Zane", "Eglīte")
        case .andris: ("Andris", "Kļaviņš")
        case .kaspars: ("Kaspars", "Balodis")
        case .ruta: ("Rūta", "Cīrule")
        case .baiba: ("Baiba", "Jansone")
        case .normunds: ("Normunds", "Dzenis")
        case .kristine: ("Kristīne", "Upmale")
        case .vija: ("Vija", "Grāvīte")
        case .austra: ("Austra", "Sīle")
        }
    }

    /// As plans name the provider of a measure.
    var fullName: String { "\(name.given) \(name.surname)" }

    /// With what one signs in.
    package var email: String { "\(rawValue)@balsts.example" }
}

/// A role that somebody holds at a place for some time.
package struct Post: Sendable {
    package let member: CastMember
    package let kind: Role.Kind
    package let place: Place
    package let period: Period
}
