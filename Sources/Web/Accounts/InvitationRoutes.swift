import Casework
import Hummingbird
import Language

/// | Method | Path                  | Who                          |
/// |--------|-----------------------|------------------------------|
/// | GET    | /invitations/:token   | who holds the link           |
/// | POST   | /invitations/:token   | who holds the link, once     |
struct InvitationRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.invitation, use: show)
        router.post(Address.invitation, use: accept)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        try await page(request, context, problems: []).response()
    }

    private func page(_ request: Request, _ context: AppContext, problems: [Problem]) async throws -> InvitationPage {
        let token = try context.parameters(of: Address.invitation)
        let invitation = try await site.registry.accounts.invitation(SecretToken(token), trace: context.trace)
        return InvitationPage(
            frame: context.frame(of: request), token: token, invitation: invitation,
            passwordLength: site.registry.accountRules.passwordLength, problems: problems)
    }

    @Sendable private func accept(request: Request, context: AppContext) async throws -> Response {
        let token = try context.parameters(of: Address.invitation)
        do {
            let password = context.form["password"]
            guard !password.isEmpty else { throw Rejection.invalid("password", "account.password.missing") }
            let session = try await site.registry.accounts.accept(
                SecretToken(token), password: password, trace: context.trace)
            return site.welcome(session, to: Address.home(), done: "account.opened")
        } catch let rejection as Rejection {
            if rejection == .notFound { return try await page(request, context, problems: []).response(.notFound) }
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return try await page(request, context, problems: problems).response(status)
        }
    }
}
