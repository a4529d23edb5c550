import Casework
import Language

/// A fresh installation: the code that the console printed, and the first person.
struct FirstAdministratorPage: Page {
    let frame: Frame
    var form = SentForm.empty
    var problems: [Problem] = []
    let passwordLength: Int

    var title: String { text("account.bootstrap") }
    var width: PageWidth { .text }

    var body: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let hint = Message("account.password.hint", ["count": .number(passwordLength)])
        return Form(
            frame: frame, action: Address.firstAdministrator(),
            """
            \(fields.text("token", label: "account.bootstrap.code", hint: "account.bootstrap.hint", autocomplete: "off", kind: .name))
            \(GuestFields(fields: fields))
            \(fields.text("password", label: "account.password.new", hint: hint, autocomplete: "new-password", kind: .password))
            \(Foot(Button(text("account.invitation.open"))))
            """
        ).html
    }
}

/// The fields of a person who is to work in the registry.
struct GuestFields: Part {
    let fields: Fields

    var html: HTML {
        """
        \(fields.text("given_name", label: "person.given_name", autocomplete: "off", kind: .name))
        \(fields.text("surname", label: "person.surname", autocomplete: "off", kind: .name))
        \(fields.text("code", label: "person.code", hint: "person.code.hint", width: .word, autocomplete: "off", kind: .name))
        \(fields.text("email", label: "account.email", autocomplete: "off", kind: .email))
        """
    }
}
