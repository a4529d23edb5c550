import Casework
import Hummingbird
import Language

/// | Method | Path                 | Who                                     |
/// |--------|----------------------|-----------------------------------------|
/// | GET    | /first-administrator | everybody                               |
/// | POST   | /first-administrator | who holds the code of the console, once |
struct FirstAdministratorRoutes {
    let site: Site

    func add(to router: Router<AppContext>) {
        router.get(Address.firstAdministrator, use: show)
        router.post(Address.firstAdministrator, use: open)
    }

    @Sendable private func show(request: Request, context: AppContext) async throws -> Response {
        FirstAdministratorPage(
            frame: context.frame(of: request), passwordLength: site.registry.accountRules.passwordLength
        ).response()
    }

    @Sendable private func open(request: Request, context: AppContext) async throws -> Response {
        do {
            var reading = Reading(context.form)
            let token = reading.text("token", required: "account.bootstrap.missing")
            let guest = reading.guest(tongue: context.tongue)
            if context.form["password"].isEmpty { reading.reject("password", "account.password.missing") }
            try reading.finish()
            guard let guest, let token else { throw Refusal.malformed }
            let session = try await site.registry.accounts.openFirst(
                SecretToken(token), guest: guest, password: context.form["password"], trace: context.trace)
            return site.welcome(session, to: Address.home(), done: "account.opened")
        } catch let rejection as Rejection {
            guard let (problems, status) = rejection.onForm else { throw rejection }
            return FirstAdministratorPage(
                frame: context.frame(of: request), form: context.form, problems: problems,
                passwordLength: site.registry.accountRules.passwordLength
            ).response(status)
        }
    }
}

extension Reading {
    /// The person of a form with the fields `given_name`, `surname`, `code` and `email`; `nil` where one of them is wrong.
    mutating func guest(tongue: Tongue) -> Guest? {
        var name: PersonName?
        do throws(Rejection) { name = try PersonName(given: form["given_name"], surname: form["surname"]) } catch {
            if case .invalid(let problems) = error {
                for problem in problems { reject(problem.field, problem.message) }
            }
        }
        let code = personalCode("code")
        let email = EmailAddress(form["email"])
        if email == nil { reject("email", "account.email.missing") }
        guard let name, let code, let email else { return nil }
        return Guest(name: name, code: code, email: email, tongue: tongue)
    }

    private mutating func personalCode(_ field: String) -> PersonalCode? {
        guard let written = text(field, required: "person.problem.code_missing", limit: 64) else { return nil }
        do { return try PersonalCode(reading: written) } catch {
            reject(field, error.message)
            return nil
        }
    }
}
