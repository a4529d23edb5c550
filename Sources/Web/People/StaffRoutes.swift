import Casework
import Hummingbird
import Language

/// | Method | Path                          | Who                                                         |
/// |--------|-------------------------------|-------------------------------------------------------------|
/// | GET    | /units/:code/people           | who may read staff; others of the unit see what is missing  |
/// | GET    | /units/:code/invitations      | who may give a role there                                   |
/// | POST   | /units/:code/invitations      | who may give the roles there, the password given lately     |
/// | GET    | /units/:code/people/:id/link  | who may give all roles of the person                        |
/// | POST   | /units/:code/people/:id/link  | the same, the password given lately                         |
/// | POST   | /units/:code/people/:id/access | the same                                                   |
struct StaffRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.people, use: list)
        router.get(Address.invitations, use: askForGuest)
        router.post(Address.invitations, use: invite)
        router.get(Address.linkRenewal, use: askForRenewal)
        router.post(Address.linkRenewal, use: renewLink)
        router.post(Address.accountAccess, use: setAccess)
    }

    @Sendable private func list(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let unit = try await site.unit(try context.parameters(of: Address.people), context)
        do {
            let staff = try await site.registry.people.staff(of: unit.id, as: viewer)
            return StaffPage(frame: context.frame(of: request), code: unit.code, staff: staff).response()
        } catch Rejection.notFound {
            let missing = try await site.registry.people.missing(for: unit.id, as: viewer)
            return ShortagePage(
                frame: context.frame(of: request), code: unit.code, unitName: unit.name, shortages: missing
            ).response()
        }
    }

    @Sendable private func askForGuest(request: Request, context: AppContext) async throws -> Response {
        let form = SentForm([("valid_from", context.now.day.description), ("tongue", context.tongue.rawValue)])
        return try await invitePage(request, context, form: form).response()
    }

    private func invitePage(
        _ request: Request, _ context: AppContext, form: SentForm, problems: [Problem] = []
    ) async throws -> InvitePage {
        let unit = try await site.unit(try context.parameters(of: Address.invitations), context)
        let staff = try await site.registry.people.staff(of: unit.id, as: try context.viewer)
        guard !staff.grantable.isEmpty else { throw Rejection.notFound }
        return InvitePage(
            frame: context.frame(of: request), code: unit.code, staff: staff, form: form, problems: problems)
    }

    @Sendable private func invite(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let unit = try await site.unit(try context.parameters(of: Address.invitations), context)
        do {
            var reading = Reading(context.form)
            let guest = reading.guest(tongue: reading.choice("tongue", of: Tongue.self) ?? .lv)
            let written = context.form.list("role")
            let kinds = written.compactMap(Role.Kind.init(rawValue:))
            if written.isEmpty { reading.reject("role", "account.invite.no_role") }
            // A role that does not exist was not offered; leaving it out would grant less than was asked (VUL-14).
            if kinds.count < written.count { reading.reject("role", "error.field.choice") }
            let from = reading.day("valid_from", required: "account.role.from_missing")
            let through = reading.day("valid_to")
            try reading.finish()
            guard let guest, let from else { throw Refusal.malformed }
            try await site.confirm(context)
            let answer = try await site.registry.accounts.invite(
                guest, to: unit.id, as: kinds, Period(from, through: through), by: viewer)
            return linkPage(answer, unit: unit, name: guest.name, request, context)
                ?? .see(Address.people(unit.code), done: "person.attached")
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return try await invitePage(request, context, form: context.form, problems: problems).response(status)
        }
    }

    @Sendable private func askForRenewal(request: Request, context: AppContext) async throws -> Response {
        try await renewalPage(request, context).response()
    }

    private func renewalPage(
        _ request: Request, _ context: AppContext, problems: [Problem] = []
    ) async throws -> RenewalPage {
        let (code, person) = try context.parameters(of: Address.linkRenewal)
        let unit = try await site.unit(code, context)
        let staff = try await site.registry.people.staff(of: unit.id, as: try context.viewer)
        guard let member = staff.members.first(where: { $0.person == person }) else { throw Rejection.notFound }
        try await site.registry.accounts.checkRenewal(of: person, by: try context.viewer)
        return RenewalPage(
            frame: context.frame(of: request), code: code, unitName: staff.unitName, member: member, problems: problems)
    }

    /// The link is shown on the answer itself: it can be seen only now, so there is no page to lead to.
    @Sendable private func renewLink(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let (code, person) = try context.parameters(of: Address.linkRenewal)
        let page = try await renewalPage(request, context)
        do {
            try await site.confirm(context)
            let answer = try await site.registry.accounts.renewLink(of: person, by: viewer)
            let unit = try await site.unit(code, context)
            return linkPage(answer, unit: unit, name: page.member.name, request, context)
                ?? .see(Address.people(code))
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return try await renewalPage(request, context, problems: problems).response(status)
        }
    }

    @Sendable private func setAccess(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let (code, person) = try context.parameters(of: Address.accountAccess)
        let isClosed = context.form["access"] == "closed"
        do throws(Rejection) {
            try await site.confirm(context)
            try await site.registry.accounts.setDisabled(isClosed, person, by: viewer)
            return .see(Address.people(code), done: isClosed ? "person.closed" : "person.reopened")
        } catch {
            guard let (problems, status) = error.onForm else { throw error }
            let unit = try await site.unit(code, context)
            let staff = try await site.registry.people.staff(of: unit.id, as: viewer)
            guard let member = staff.members.first(where: { $0.person == person && $0.isInViewersHands }) else {
                throw Rejection.notFound
            }
            return AccessPage(
                frame: context.frame(of: request), code: code, unitName: staff.unitName, member: member,
                isClosed: isClosed, problems: problems
            ).response(status)
        }
    }

    private func linkPage(
        _ answer: InvitationAnswer, unit: NamedUnit, name: PersonName, _ request: Request, _ context: AppContext
    ) -> Response? {
        guard case .link(let token, let expiresAt, _) = answer else { return nil }
        return LinkPage(
            frame: context.frame(of: request), code: unit.code, unitName: unit.name, name: name,
            link: site.settings.publicOrigin + Address.invitation(token.text).text, expiresAt: expiresAt
        ).response()
    }
}

extension Site {
    /// The unit of an address, under its name of today.
    func unit(_ code: String, _ context: AppContext) async throws -> NamedUnit {
        try await registry.units.unit(code, on: context.now.day, as: try context.viewer)
    }
}
