import Casework
import Hummingbird
import Language

/// | Method | Path          | Who                                        |
/// |--------|---------------|--------------------------------------------|
/// | GET    | /sign-in      | everybody                                  |
/// | POST   | /sign-in      | everybody                                  |
/// | POST   | /sign-in/demo | everybody, where the demo is offered       |
/// | POST   | /sign-out     | everybody                                  |
struct SignInRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.signIn, use: ask)
        router.post(Address.signIn, use: signIn)
        if site.settings.offersDemoAccounts { router.post(Address.demoSignIn, use: enterDemo) }
        router.post(Address.signOut, use: signOut)
    }

    @Sendable private func ask(request: Request, context: AppContext) async throws -> Response {
        let query = try request.query
        try query.allow("next", "lang", "done")
        let next = Address.next(try query.one("next") ?? "")
        if context.signedIn != nil { return .see(next ?? Address.home()) }
        let form = SentForm([("next", next?.text ?? "")])
        return SignInPage(frame: context.frame(of: request), form: form, demo: try await demo()).response()
    }

    @Sendable private func signIn(request: Request, context: AppContext) async throws -> Response {
        do {
            let token = try await newToken(request, context)
            return site.welcome(token, to: Address.next(context.form["next"]) ?? Address.home())
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return SignInPage(
                frame: context.frame(of: request), form: context.form, problems: problems, demo: try await demo()
            ).response(status)
        }
    }

    private func newToken(_ request: Request, _ context: AppContext) async throws -> SecretToken {
        var reading = Reading(context.form)
        let email = reading.text("email", required: "account.email.missing", limit: 254) ?? ""
        let password = context.form["password"]
        if password.isEmpty { reading.reject("password", "account.password.missing") }
        try reading.finish()
        return try await site.registry.accounts.signIn(
            email: email, password: password, replacing: oldToken(of: request), trace: context.trace)
    }

    @Sendable private func enterDemo(request: Request, context: AppContext) async throws -> Response {
        let token = try await site.registry.accounts.enterDemo(
            as: context.form["email"], replacing: oldToken(of: request), trace: context.trace)
        return site.welcome(token, to: Address.next(context.form["next"]) ?? Address.home())
    }

    @Sendable private func signOut(request: Request, context: AppContext) async throws -> Response {
        if let token = oldToken(of: request) { try await site.registry.accounts.signOut(token, trace: context.trace) }
        var response = Response.see(Address.signIn(), done: "account.signed-out")
        CookieJar(isSecure: site.settings.isSecure).remove(.session, on: &response)
        response.headers[.clearSiteData] = "\"cache\", \"cookies\", \"storage\""
        return response
    }

    private func demo() async throws(Rejection) -> [DemoAccount] {
        site.settings.offersDemoAccounts ? try await site.registry.accounts.demo() : []
    }

    private func oldToken(of request: Request) -> SecretToken? {
        CookieJar(isSecure: site.settings.isSecure).read(.session, of: request).map { SecretToken($0) }
    }
}

extension Site {
    /// The next page of somebody who has just got a new session.
    func welcome(_ token: SecretToken, to address: Address, done: Done? = nil) -> Response {
        var response = Response.see(address, done: done)
        CookieJar(isSecure: settings.isSecure).set(.session, token.text, on: &response)
        return response
    }
}

extension AppContext {
    /// For the journal, before it is known who acts.
    var trace: Trace { Trace(request: requestID, address: remoteAddress) }
}
