import Casework

extension Access {
    /// Why the viewer sees a record that belongs to these institutions: the first right at the first place that opens it.
    func nearest(
        _ viewer: Viewer, at places: [Casework.Unit.ID],
        by rights: [Right] = [.readLearner, .readPlan, .readSubmittedPlan]
    ) async throws(Rejection) -> Reason? {
        var asked: Set<Casework.Unit.ID> = []
        for place in places where asked.insert(place).inserted {
            for right in rights where !viewer.roles(for: right).isEmpty {
                do throws(Rejection) { return try await why(viewer, place, right) } catch {
                    guard error == .notFound else { throw error }
                }
            }
        }
        return nil
    }
}
