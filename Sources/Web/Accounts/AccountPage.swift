import Casework
import Language

/// The own account: who I am, in which role I act, my language, my password, where I am signed in.
struct AccountPage: Page {
    let frame: Frame
    let email: EmailAddress
    let sessions: [Session]
    let passwordLength: Int
    var problems: [Problem] = []

    var title: String { text("frame.account") }
    var width: PageWidth { .text }

    var body: HTML {
        """
        \(SummaryList([
            .init(text("account.name"), "\(frame.signedIn?.name.full ?? "")"),
            .init(text("account.email"), "\(email.text)"),
        ]))
        \(roles)
        \(language)
        \(password)
        \(places)
        """
    }

    private var roles: HTML {
        guard let viewer = frame.signedIn?.viewer else { return .empty }
        let held: HTML =
            viewer.roles.isEmpty
            ? EmptyState(text("account.roles.none")).html
            : "<ul class=\"plain\">\(each: viewer.roles, role)</ul>"
        return "<section><h2>\(text("account.roles"))</h2>\(held)</section>"
    }

    private func role(_ role: Role) -> HTML {
        let name = "\(text(role.kind.message)), \(role.unitName)"
        let isActing = role == frame.signedIn?.viewer.actingRole
        let mark: HTML =
            isActing
            ? Chip(text("account.role.acting"), .active).html
            : OneButton(
                frame: frame, action: Address.accountRole(), text("account.role.act"),
                fields: [("role", role.id.description)], context: name
            ).html
        return "<li>\(name) \(mark)</li>"
    }

    private var language: HTML {
        let fields = Fields(frame: frame, form: SentForm([("tongue", (frame.signedIn?.tongue ?? .lv).rawValue)]))
        let choices = Tongue.allCases.map { Choice($0.rawValue, text("language.\($0.rawValue)")) }
        return """
            <section><h2>\(text("account.language"))</h2>
            \(Form(frame: frame, action: Address.accountTongue(), """
                \(fields.radios("tongue", label: "account.language.pages", choices: choices))
                \(Foot(Button(text("account.language.keep"), .secondary)))
                """))
            </section>
            """
    }

    private var password: HTML {
        let fields = Fields(frame: frame, problems: problems)
        let hint = Message("account.password.hint", ["count": .number(passwordLength)])
        return """
            <section><h2>\(text("account.password.change"))</h2>
            \(Form(frame: frame, action: Address.accountPassword(), """
                \(fields.text("current", label: "account.password.current", autocomplete: "current-password", kind: .password))
                \(fields.text("password", label: "account.password.new", hint: hint, autocomplete: "new-password", kind: .password))
                \(Foot(Button(text("account.password.change"), .secondary)))
                """))
            </section>
            """
    }

    private var places: HTML {
        let frame = frame
        return """
            <section><h2>\(text("account.sessions"))</h2>
            \(Table(caption: text("account.sessions"), hidesCaption: true, columns: [
                .init(text("account.session.since")) { "\(frame.moment($0.startedAt))" },
                .init(text("account.session.seen")) { "\(frame.moment($0.seenAt))" },
                .init(text("account.session.address")) { "\($0.address ?? "–")" },
                .init(text("account.session.ending")) { ending($0) },
            ], rows: sessions))
            \(OneButton(frame: frame, action: Address.sessionEnding(), text("account.session.end_all")))
            </section>
            """
    }

    private func ending(_ session: Session) -> HTML {
        guard !session.isOwn else { return "\(text("account.session.this"))" }
        return OneButton(
            frame: frame, action: Address.sessionEnding(), text("account.session.end"),
            fields: [("session", session.id.description)], context: frame.moment(session.startedAt)
        ).html
    }
}
