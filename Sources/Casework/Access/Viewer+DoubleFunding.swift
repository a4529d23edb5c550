import Storage

extension Viewer {
    /// Which pairs of rows a viewer sees: those of which one belongs to a unit for which he decides. `lp` and `ep` are the
    /// plans of the later and the earlier row.
    func scopeOfDoubleFunding(on today: Day) -> SQL {
        """
        (\(scope(.decideDoubleFunding, of: "lp.institution_id", on: today))
        OR \(scope(.decideDoubleFunding, of: "ep.institution_id", on: today)))
        """
    }

    /// Whether the list of double funding is anything for the viewer.
    package var decidesDoubleFunding: Bool { !roles(for: .decideDoubleFunding).isEmpty }
}
