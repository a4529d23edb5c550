/// What is done with the map: each act is a noun below the unit.
extension Address {
    static let newUnit = FixedRoute("/units/new")
    static let unitRenaming = Route<String>("/units/:code/renaming")
    static let unitClosing = Route<String>("/units/:code/closing")
    static let unitMerger = Route<String>("/units/:code/merger")
    static let unitDivision = Route<String>("/units/:code/division")
    static let unitRelocation = Route<String>("/units/:code/relocation")
    static let unitKind = Route<String>("/units/:code/kind")
    static let unitFounder = Route<String>("/units/:code/founder")
    static let unitParticipation = Route<String>("/units/:code/participation")
    static let unitWithdrawal = Route<String>("/units/:code/withdrawal")
}
