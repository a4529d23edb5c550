import Casework
import Language
import Storage

extension Figures {
    /// Answers a request with what the viewer may see.
    /// - Throws: `.notFound` for a unit outside the viewer's scope, `.invalid` for what the calendar or the map does not
    ///   know, `.notAllowed` for a level that would show more than the viewer may see.
    package func answer(_ request: ReportRequest, as viewer: Viewer) async throws(Rejection) -> ReportTable {
        let today = registry.clock.today
        var resolved = request
        resolved.knownOn = request.knownOn ?? today
        resolved.structureOn = request.structureOn ?? today
        let (knownOn, structureOn) = (request.knownOn ?? today, request.structureOn ?? today)
        guard knownOn <= today else { throw .invalid("known_on", "report.problem.day_ahead") }
        let (snapshot, (map, scope)) = try await look { snapshot, connection in
            (try snapshot.map(of: structureOn, from: connection), try ReportScope(viewer, on: today, from: connection))
        }
        let terrain = try Terrain(resolved, map, scope)
        resolved.level = terrain.level
        let sheet = try ReportSheet(resolved, terrain, snapshot)
        return sheet.table(knownOn: knownOn, structureOn: structureOn)
    }
}
