import Casework
import Language

/// Closing or opening an account asks for the password once more where it was given too long ago (SEC-46).
struct AccessPage: Page {
    let frame: Frame
    let code: String
    let unitName: String
    let member: StaffMember
    /// What is asked for: closed or open.
    let isClosed: Bool
    var problems: [Problem] = []

    var title: String { text(isClosed ? "person.close" : "person.reopen") }
    var path: [Link] { [Link(unitName, Address.unit(code)), Link(text("person.staff"), Address.people(code))] }
    var width: PageWidth { .text }

    var body: HTML {
        let access = isClosed ? "closed" : "open"
        return """
            <p class="lead">\(member.name.full)</p>
            \(Form(frame: frame, action: Address.accountAccess(code, member.person), """
                <input type="hidden" name="access" value="\(access)">
                \(Confirmation(frame: frame, problems: problems))
                \(Foot(Button(title), others: [Link(text("action.cancel"), Address.people(code)).html]))
                """))
            """
    }
}
