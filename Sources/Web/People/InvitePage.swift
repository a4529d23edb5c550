import Casework
import Language

/// Who is to work at a unit, in which roles, from when. A person whom the registry knows by the code gets the roles added.
struct InvitePage: Page {
    let frame: Frame
    let code: String
    let staff: Staff
    var form = SentForm.empty
    var problems: [Problem] = []

    var title: String { text("person.invite") }
    var path: [Link] {
        [Link(staff.unitName, Address.unit(code)), Link(text("person.staff"), Address.people(code))]
    }
    var width: PageWidth { .text }

    var body: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let kinds = staff.grantable.map { Choice($0.rawValue, text($0.message)) }
        let tongues = Tongue.allCases.map { Choice($0.rawValue, text("language.\($0.rawValue)")) }
        return Form(
            frame: frame, action: Address.invitations(code),
            """
            \(GuestFields(fields: fields))
            \(fields.checkboxes("role", label: "person.roles", choices: kinds))
            \(fields.day("valid_from", label: "person.role.from"))
            \(fields.day("valid_to", label: "person.role.through", isOptional: true))
            \(fields.radios("tongue", label: "account.language", choices: tongues))
            \(Confirmation(frame: frame, problems: problems))
            \(Foot(Button(text("person.invite.send"))))
            """
        ).html
    }
}

/// A one-time link, to be handed over; it is shown this once.
struct LinkPage: Page {
    let frame: Frame
    let code: String
    let unitName: String
    let name: PersonName
    let link: String
    let expiresAt: Instant

    var title: String { text("person.link.made") }
    var path: [Link] { [Link(unitName, Address.unit(code)), Link(text("person.staff"), Address.people(code))] }
    var width: PageWidth { .text }

    var body: HTML {
        """
        <p class="lead">\(text("person.link.hand_over", ["name": .text(name.full)]))</p>
        <div class="field"><label for="link">\(text("person.link.label"))</label>
        <input id="link" class="full" type="text" readonly value="\(link)"></div>
        <p>\(text("person.link.once", ["until": .text(frame.moment(expiresAt))]))</p>
        <p><a href="\(Address.people(code))">\(text("person.staff"))</a></p>
        """
    }
}

/// Before a new link is made: what it does.
struct RenewalPage: Page {
    let frame: Frame
    let code: String
    let unitName: String
    let member: StaffMember
    var problems: [Problem] = []

    var title: String { text("person.link") }
    var path: [Link] { [Link(unitName, Address.unit(code)), Link(text("person.staff"), Address.people(code))] }
    var width: PageWidth { .text }

    var body: HTML {
        """
        <p>\(text(consequence))</p>
        \(Form(frame: frame, action: Address.linkRenewal(code, member.person), """
            \(Confirmation(frame: frame, problems: problems))
            \(Foot(Button(text("person.link.make"))))
            """))
        """
    }

    private var consequence: Message {
        let gaps: [String: Message.Argument] = ["name": .text(member.name.full)]
        return switch member.wayIn {
        case .open, .disabled: Message("person.link.consequence", gaps)
        case .invited, .invitationExpired, .none: Message("person.link.renewal", gaps)
        }
    }
}
