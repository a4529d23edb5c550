import Casework
import Hummingbird
import Language

/// | Method | Path                 | Who                                          |
/// |--------|----------------------|----------------------------------------------|
/// | GET    | /units/:code/imports | who may give a role there                    |
/// | POST   | /units/:code/imports | the same; to take in, the password given lately |
struct StaffImportRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.imports, use: ask)
        router.post(Address.imports, use: takeIn)
    }

    @Sendable private func ask(request: Request, context: AppContext) async throws -> Response {
        try request.query.allow()
        return try await page(request, context).response()
    }

    /// Checked first and shown; what was shown is taken in by a second form.
    @Sendable private func takeIn(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        var page = try await page(request, context)
        guard context.form["act"] != "edit" else { return page.response() }
        do throws(Rejection) {
            let rows = try StaffList(context.form["rows"], roles: page.staff.grantable, tongue: context.tongue).rows()
            let accounts = site.registry.accounts
            page.entries = try await accounts.preview(rows, at: page.staff.unit, by: viewer)
            guard context.form["act"] == "import" else { return page.response() }
            try await site.confirm(context)
            let taken = try await accounts.takeIn(rows, at: page.staff.unit, by: viewer)
            return StaffTakenInPage(
                frame: page.frame, code: page.code, unitName: page.staff.unitName, entries: taken,
                origin: site.settings.publicOrigin
            ).response()
        } catch {
            guard let (problems, status) = error.onForm else { throw error }
            page.problems = problems
            if problems.contains(where: { $0.field == "rows" }) { page.entries = nil }
            return page.response(status)
        }
    }

    private func page(_ request: Request, _ context: AppContext) async throws -> StaffImportPage {
        let unit = try await site.unit(try context.parameters(of: Address.imports), context)
        let staff = try await site.registry.people.staff(of: unit.id, as: try context.viewer)
        guard !staff.grantable.isEmpty else { throw Rejection.notFound }
        return StaffImportPage(frame: context.frame(of: request), code: unit.code, staff: staff, form: context.form)
    }
}
