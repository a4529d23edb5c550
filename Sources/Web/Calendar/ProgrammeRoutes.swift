import Casework
import Hummingbird
import Language

/// | Method | Path                          | Who                       |
/// |--------|-------------------------------|---------------------------|
/// | GET    | /programmes                   | the state's administrator |
/// | POST   | /programmes/:id/revision-rule | the state's administrator |
struct ProgrammeRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.programmes, use: list)
        router.post(Address.programmeRevisionRule, use: setRevisionRule)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        try request.query.allow()
        let viewer = try context.viewer
        guard !viewer.roles(for: .manageUnits).isEmpty else { throw Rejection.notAllowed("programme.not_allowed") }
        let programmes = try await site.registry.calendar.programmes(as: viewer)
        return ProgrammesPage(frame: context.frame(of: request), programmes: programmes).response()
    }

    @Sendable private func setRevisionRule(request: Request, context: AppContext) async throws -> Response {
        let id = try context.parameters(of: Address.programmeRevisionRule)
        let isStrict = Reading(context.form).isChecked("strict")
        try await site.registry.calendar.setStrictRevision(isStrict, of: id, as: context.viewer)
        return .see(Address.programmes(), done: "programme.changed")
    }
}
