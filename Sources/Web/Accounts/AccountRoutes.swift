import Casework
import Hummingbird
import Language

/// | Method | Path                    | Who               |
/// |--------|-------------------------|-------------------|
/// | GET    | /account                | who is signed in  |
/// | POST   | /account/password       | who is signed in  |
/// | POST   | /account/language       | who is signed in  |
/// | POST   | /account/role           | who has the role  |
/// | POST   | /account/session-ending | whose session it is |
struct AccountRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.account, use: show)
        router.post(Address.accountPassword, use: changePassword)
        router.post(Address.accountTongue, use: setTongue)
        router.post(Address.accountRole, use: act)
        router.post(Address.sessionEnding, use: endSession)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        try await page(request, context).response()
    }

    private func page(_ request: Request, _ context: AppContext, problems: [Problem] = []) async throws -> AccountPage {
        let viewer = try context.viewer
        let accounts = site.registry.accounts
        return AccountPage(
            frame: context.frame(of: request), email: try await accounts.email(as: viewer),
            sessions: try await accounts.sessions(as: viewer),
            passwordLength: site.registry.accountRules.passwordLength, problems: problems)
    }

    @Sendable private func changePassword(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        do throws(Rejection) {
            var reading = Reading(context.form)
            if context.form["current"].isEmpty { reading.reject("current", "account.password.missing") }
            if context.form["password"].isEmpty { reading.reject("password", "account.password.missing") }
            try reading.finish()
            let token = try await site.registry.accounts.changePassword(
                from: context.form["current"], to: context.form["password"], as: viewer)
            return site.welcome(token, to: Address.account(), done: "account.password")
        } catch {
            guard let (problems, status) = error.onForm else { throw error }
            return try await page(request, context, problems: problems).response(status)
        }
    }

    @Sendable private func setTongue(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        var reading = Reading(context.form)
        let tongue = reading.choice("tongue", of: Tongue.self)
        try reading.finish()
        try await site.registry.accounts.setTongue(tongue ?? .lv, as: viewer)
        var response = Response.see(Address.account(), done: "account.language")
        CookieJar(isSecure: site.settings.isSecure).set(.tongue, (tongue ?? .lv).rawValue, on: &response)
        return response
    }

    @Sendable private func act(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        let jar = CookieJar(isSecure: site.settings.isSecure)
        guard let role = Role.ID(context.form["role"]), let token = jar.read(.session, of: request) else {
            throw Rejection.notFound
        }
        let new = try await site.registry.accounts.act(in: role, token: SecretToken(token), as: viewer)
        return site.welcome(new, to: Address.account(), done: "account.role")
    }

    /// One session, or all where the form names none.
    @Sendable private func endSession(request: Request, context: AppContext) async throws -> Response {
        let viewer = try context.viewer
        guard context.form.contains("session") else {
            try await site.registry.accounts.endAllSessions(as: viewer)
            var response = Response.see(Address.signIn(), done: "account.signed-out")
            CookieJar(isSecure: site.settings.isSecure).remove(.session, on: &response)
            return response
        }
        guard let session = Session.ID(context.form["session"]) else { throw Rejection.notFound }
        try await site.registry.accounts.endSession(session, as: viewer)
        return .see(Address.account(), done: "account.session")
    }
}
