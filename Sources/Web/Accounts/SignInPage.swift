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
        """
        <section><h2>\(text("account.demo"))</h2>
        <p>\(text("account.demo.note"))</p>
        <ul class="plain">\(each: demo, entry)</ul>
        </section>
        """
    }

    private func entry(_ account: DemoAccount) -> HTML {
        let roles = account.roles.map { "\(text($0.kind.message)), \($0.unitName)" }.joined(separator: "; ")
        let fields = [("email", account.email.text), ("next", form["next"])]
        return """
            <li>\(OneButton(frame: frame, action: Address.demoSignIn(), account.name.full, fields: fields)) \
            <span class="quiet">\(roles)</span></li>
            """
    }
}
