import Casework
import Hummingbird
import Language

/// | Method | Path                           | Who                        |
/// |--------|--------------------------------|----------------------------|
/// | GET    | /units/:code/roles/:id/ending  | who may give the role      |
/// | POST   | /units/:code/roles/:id/ending  | who may give the role      |
/// | POST   | /units/:code/roles/:id/verification | who may give the role |
struct RoleRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.roleEnding, use: ask)
        router.post(Address.roleEnding, use: end)
        router.post(Address.roleVerification, use: verify)
    }

    @Sendable private func verify(request: Request, context: AppContext) async throws -> Response {
        let (code, id) = try context.parameters(of: Address.roleVerification)
        try await site.registry.accounts.verifyRole(id, by: try context.viewer)
        return .see(Address.people(code), done: "person.role-verified")
    }

    @Sendable private func ask(request: Request, context: AppContext) async throws -> Response {
        try await page(request, context, form: SentForm([("when", "now")])).response()
    }

    private func page(
        _ request: Request, _ context: AppContext, form: SentForm, problems: [Problem] = []
    ) async throws -> RoleEndingPage {
        let (code, id) = try context.parameters(of: Address.roleEnding)
        let unit = try await site.unit(code, context)
        let staff = try await site.registry.people.staff(of: unit.id, as: try context.viewer)
        for member in staff.members where !member.isViewer {
            if let role = member.roles.first(where: { $0.id == id }), staff.grantable.contains(role.kind) {
                if let through = role.period.through, through < context.now.day {
                    throw Rejection.conflict("account.role.ended")
                }
                return RoleEndingPage(
                    frame: context.frame(of: request), code: code, member: member, role: role, form: form,
                    problems: problems)
            }
        }
        throw Rejection.notFound
    }

    @Sendable private func end(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let (code, id) = try context.parameters(of: Address.roleEnding)
        do throws(Rejection) {
            var reading = Reading(context.form)
            let day =
                context.form["when"] == "later"
                ? reading.day("last_day", required: "account.role.day_missing") : nil
            try reading.finish()
            try await site.registry.accounts.endRole(id, lastDay: day, by: viewer)
            return .see(Address.people(code), done: "person.role-ended")
        } catch {
            guard let (problems, status) = error.onForm else { throw error }
            return try await page(request, context, form: context.form, problems: problems).response(status)
        }
    }
}

/// Whose role ends, what that means, and when.
struct RoleEndingPage: Page {
    let frame: Frame
    let code: String
    let member: StaffMember
    let role: Role
    var form = SentForm.empty
    var problems: [Problem] = []

    var title: String { text("person.role.end_title") }
    var path: [Link] { [Link(role.unitName, Address.unit(code)), Link(text("person.staff"), Address.people(code))] }
    var width: PageWidth { .text }

    var body: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let gaps: [String: Message.Argument] = [
            "name": .text(member.name.full), "role": .message(role.kind.message), "unit": .text(role.unitName),
        ]
        let choices = [Choice("now", text("person.role.end_now")), Choice("later", text("person.role.end_later"))]
        return """
            <p>\(text("person.role.consequence", gaps))</p>
            \(Form(frame: frame, action: Address.roleEnding(code, role.id), """
                \(fields.radios("when", label: "person.role.when", choices: choices))
                \(fields.day("last_day", label: "person.role.last_day", isOptional: true))
                \(Foot(Button(text("person.role.end")), others: [Link(text("action.cancel"), Address.people(code)).html]))
                """))
            """
    }
}
