import Casework

/// Rows that may be money for the same thing.
extension Address {
    static let doubleFundingList = FixedRoute("/double-funding")
    static let doubleFunding = Route<DoubleFunding.ID>("/double-funding/:id")
    static let doubleFundingDecision = Route<DoubleFunding.ID>("/double-funding/:id/decision")
}
