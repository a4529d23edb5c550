import Casework
import Language

/// The door: e-mail and password; below them the people of the demo where it is offered.
struct SignInPage: Page {
    let frame: Frame
    var form = SentForm.empty
    var problems: [Problem] = []
    var demo: [DemoAccount] = []

    var title: String { text("action.sign_in") }
    var width: PageWidth { .text }

    var body: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        return """
            \(Form(frame: frame, action: Address.signIn(), """
                \(fields.text("email", label: "account.email", autocomplete: "username", kind: .email))
                \(fields.text("password", label: "account.password", autocomplete: "current-password", kind: .password))
                \(fields.hidden("next", form["next"]))
                \(Foot(Button(text("action.sign_in"))))
                """))
            <p class="quiet">\(text("account.sign_in.lost"))</p>
            \(demo.isEmpty ? .empty : demoPart)
            """
    }

    private var demoPart: HTML {
        let leading = Dictionary(grouping: demo) { $0.roles.first?.kind }
        let groups = SignInPage.wayOfAPlan.compactMap { kind in
            leading[kind].map { group(text(kind.message), $0) }
        }
        let former = leading[nil].map { group(text("account.demo.former"), $0) } ?? .empty
        return """
            <section><h2>\(text("account.demo"))</h2>
            <p>\(text("account.demo.note"))</p>
            \(groups.joined())\(former)
            </section>
            """
    }

    /// The roles in the order in which a plan passes through their hands, which is also that in which one tries the demo.
    private static let wayOfAPlan: [Role.Kind] = [
        .planAuthor, .homeroomTeacher, .specialist, .institutionHead, .institutionCoordinator, .municipalityCoordinator,
        .vetCoordinator, .regionalCoordinator, .ikvdExpert, .analyst, .accountant, .administrator,
    ]

    private func group(_ heading: String, _ accounts: [DemoAccount]) -> HTML {
        "<h3>\(heading.prefix(1).uppercased())\(String(heading.dropFirst()))</h3><ul class=\"plain\">\(each: accounts, entry)</ul>"
    }

    private func entry(_ account: DemoAccount) -> HTML {
        var places: [String] = []
        for role in account.roles where !places.contains(role.unitName) { places.append(role.unitName) }
        let fields = [("email", account.email.text), ("next", form["next"])]
        return """
            <li>\(OneButton(frame: frame, action: Address.demoSignIn(), account.name.full, fields: fields)) \
            <span class="quiet">\(places.joined(separator: "; "))</span></li>
            """
    }
}
