import Casework
import Language

/// What a guest sees who follows a one-time link: who invites to what, and the choice of a password.
struct InvitationPage: Page {
    let frame: Frame
    let token: String
    /// `nil` when the link was used, replaced or is too old.
    let invitation: Invitation?
    let passwordLength: Int
    var problems: [Problem] = []

    var title: String { text(invitation?.isRenewal == true ? "account.renewal" : "account.invitation") }
    var width: PageWidth { .text }

    var body: HTML {
        guard let invitation else {
            return EmptyState(text("account.invitation.over"), next: Link(text("action.sign_in"), Address.signIn()))
                .html
        }
        let fields = Fields(frame: frame, problems: problems)
        let hint = Message("account.password.hint", ["count": .number(passwordLength)])
        return """
            <p class="lead">\(greeting(invitation))</p>
            \(invitation.roles.isEmpty ? .empty : roles(invitation))
            \(Form(frame: frame, action: Address.invitation(token), """
                <input type="hidden" name="username" autocomplete="username" value="\(invitation.email.text)">
                \(fields.text("password", label: "account.password.new", hint: hint, autocomplete: "new-password", kind: .password))
                \(Foot(Button(text(invitation.isRenewal ? "account.renewal.set" : "account.invitation.open"))))
                """))
            <p class="quiet">\(text("account.invitation.until", ["until": .text(frame.moment(invitation.expiresAt))]))</p>
            """
    }

    private func greeting(_ invitation: Invitation) -> String {
        let gaps: [String: Message.Argument] = [
            "name": .text(invitation.name.full), "email": .text(invitation.email.text),
            "host": .text(invitation.invitedBy?.full ?? ""),
        ]
        if invitation.isRenewal { return text("account.renewal.greeting", gaps) }
        return text(
            invitation.invitedBy == nil ? "account.invitation.greeting" : "account.invitation.greeting_by", gaps)
    }

    private func roles(_ invitation: Invitation) -> HTML {
        "<ul>\(each: invitation.roles, role)</ul>"
    }

    private func role(_ role: Role) -> HTML { "<li>\(text(role.kind.message)), \(role.unitName)</li>" }
}
