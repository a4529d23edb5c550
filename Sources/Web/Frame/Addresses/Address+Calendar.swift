import Casework

/// The programmes that pay for plans, and their rules.
extension Address {
    static let programmes = FixedRoute("/programmes")
    static let programmeRevisionRule = Route<Programme.ID>("/programmes/:id/revision-rule")
}
