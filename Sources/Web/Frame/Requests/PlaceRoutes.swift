import Casework
import Hummingbird

/// | Method | Path   | Who            |
/// |--------|--------|----------------|
/// | POST   | /place | who has a role |
struct PlaceRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.post(Address.place, use: choose)
    }

    @Sendable private func choose(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        guard let unit = viewer.roles.first(where: { $0.unitCode == context.form["unit"] }) else {
            throw Rejection.notFound
        }
        let semester = Semester.ID(context.form["semester"])?.description ?? ""
        var response = Response.see(Address.next(context.form["next"]) ?? Address.home())
        CookieJar(isSecure: site.settings.isSecure).set(.place, unit.unitCode + "~" + semester, on: &response)
        return response
    }
}
