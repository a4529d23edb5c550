import Casework
import Language

/// What a form orders to be done with a unit, besides the day and the decision.
enum UnitOrder {
    case rename(String)
    case move(to: String)
    case merge(into: String)
    /// Institutions by the code of the successor to which they go.
    case divide(into: [String], places: [String: String])
    case close
    case change(Casework.Unit.Kind)
    case found(by: String)
    case join(String, through: Day?)
    case leave(String)

    /// Reads the fields of an act; what is missing stands in the reading as a problem.
    init(_ act: UnitAct, _ reading: inout Reading) {
        let heirs = reading.form.list("successors").filter { !$0.isEmpty }
        switch act {
        case .renaming: self = .rename(reading.text("name", required: "unit.problem.name_missing") ?? "")
        case .relocation: self = .move(to: reading.text("parent", required: "unit.form.parent.missing") ?? "")
        case .merger:
            if heirs.count != 1 { reading.reject("successors", "unit.form.successor.missing") }
            self = .merge(into: heirs.first ?? "")
        case .division: self = .divide(into: heirs, places: Self.places(heirs, &reading))
        case .closing: self = .close
        case .kind:
            self = .change(
                reading.choice("kind", of: Casework.Unit.Kind.self, required: "unit.form.kind.missing")
                    ?? .generalInstitution)
        case .founder: self = .found(by: reading.text("founder", required: "unit.form.founder.missing") ?? "")
        case .participation:
            let programme = Self.programme(&reading)
            let through = reading.day("through")
            if let first = reading.day("on"), let through, through < first {
                reading.reject("through", "unit.form.last_day.before")
            }
            self = .join(programme, through: through)
        case .withdrawal: self = .leave(Self.programme(&reading))
        }
    }

    private static func programme(_ reading: inout Reading) -> String {
        reading.text("programme", required: "unit.form.programme.missing") ?? ""
    }

    private static func places(_ heirs: [String], _ reading: inout Reading) -> [String: String] {
        var places: [String: String] = [:]
        for field in reading.form.names where field.hasPrefix("places.") {
            guard let heir = reading.text(field) else { continue }
            if !heirs.contains(heir) { reading.reject(field, "unit.form.place_of.no_successor") }
            places[String(field.dropFirst("places.".count))] = heir
        }
        return places
    }
}
