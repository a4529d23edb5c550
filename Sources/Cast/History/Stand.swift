/// Where a plan of the present semester stands when the demo is opened.
enum Stand: Sendable, Equatable {
    case sketch
    case draft
    /// Waits for a level, 0 first.
    case waiting(Int)
    case returned
    case approved
    case inProgress
    /// Goes on while a change of it waits for the municipality.
    case changing
    /// Taken up by its author to change it.
    case inRevision
    case suspended
    case voided
    case completed
    /// Begun by carrying over the plan of the semester before.
    case continued

    /// Work for which the semester must not have begun; at the end of one it is done for the next.
    var isOfComing: Bool {
        switch self {
        case .sketch, .draft, .waiting, .returned, .approved, .continued: true
        case .inProgress, .changing, .inRevision, .suspended, .voided, .completed: false
        }
    }
}

/// A learner of today with the plan that he has.
struct Present: Sendable {
    let given: String
    let surname: String
    let isGirl: Bool
    let place: Place
    let grade: Int
    let stand: Stand

    static let all: [Present] = [
        Present("Anna", "Roze", girl: true, .priekule, 8, .inProgress),
        Present("Bruno", "Mežulis", .priekule, 6, .draft),
        Present("Dāvis", "Kauliņš", .priekule, 9, .waiting(0)),
        Present("Elza", "Vanaga", girl: true, .priekule, 5, .waiting(1)),
        Present("Fēlikss", "Avotiņš", .priekule, 7, .waiting(2)),
        Present("Gundars", "Lūsis", .priekule, 10, .returned),
        Present("Hanna", "Skuja", girl: true, .priekule, 4, .approved),
        Present("Ilvars", "Zvirbulis", .priekule, 9, .changing),
        Present("Jana", "Tauriņa", girl: true, .priekule, 11, .suspended),
        Present("Kārlis", "Dambis", .priekule, 3, .voided),
        Present("Laura", "Paegle", girl: true, .priekule, 12, .completed),
        Present("Madara", "Niedra", girl: true, .priekule, 7, .continued),
        Present("Nils", "Grauds", .priekule, 8, .sketch),
        Present("Oto", "Straume", .mezupe, 6, .inProgress),
        Present("Patrīcija", "Ose", girl: true, .mezupe, 8, .waiting(2)),
        Present("Renārs", "Žagars", .kaleti, 7, .inRevision),
        Present("Sofija", "Medne", girl: true, .kaleti, 2, .draft),
        Present("Teodors", "Briedis", .tehnikums, 2, .inProgress),
        Present("Una", "Jaunzeme", girl: true, .tehnikums, 1, .waiting(0)),
        Present("Vilnis", "Celmiņš", .tehnikums, 3, .waiting(1)),
        Present("Zigmārs", "Bebris", .tehnikums, 2, .continued),
    ]

    /// The others of Liene's group.
    static let group: [Present] = [
        Present("Alise", "Kalna", girl: true, .priekule, 8, .inProgress),
        Present("Edvards", "Ozoliņš", .priekule, 8, .inProgress),
        Present("Ieva", "Liepiņa", girl: true, .priekule, 8, .inProgress),
        Present("Jēkabs", "Vējš", .priekule, 8, .inProgress),
        Present("Krista", "Saule", girl: true, .priekule, 8, .inProgress),
        Present("Matīss", "Upenieks", .priekule, 8, .inProgress),
        Present("Rihards", "Purvs", .priekule, 8, .inProgress),
    ]

    static func moved(to place: Place, stand: Stand) -> Present {
        Present("Cilda", "Ķirse", girl: true, place, 7, stand)
    }

    private init(_ given: String, _ surname: String, girl: Bool = false, _ place: Place, _ grade: Int, _ stand: Stand) {
        (self.given, self.surname, isGirl) = (given, surname, girl)
        (self.place, self.grade, self.stand) = (place, grade, stand)
    }
}
