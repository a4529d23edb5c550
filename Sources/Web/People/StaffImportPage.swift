import Casework
import Language

/// Many people at once: pasted rows, then what they would do, then they are taken in.
struct StaffImportPage: Page {
    let frame: Frame
    let code: String
    let staff: Staff
    var form = SentForm.empty
    var problems: [Problem] = []
    /// What was found in the rows; `nil` before they were checked or where something is wrong.
    var entries: [StaffEntry]?

    var title: String { text("person.import") }
    var path: [Link] {
        [Link(staff.unitName, Address.unit(code)), Link(text("person.staff"), Address.people(code))]
    }

    var body: HTML { Form(frame: frame, action: Address.imports(code), entries.map(preview) ?? question).html }

    private var question: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let roles = staff.grantable.map { text($0.message) }.joined(separator: ", ")
        return """
            <p>\(text("person.import.lead", ["most": .number(StaffRow.limit)]))</p>
            <p class="hint">\(text("person.import.roles", ["roles": .text(roles)]))</p>
            \(fields.area("rows", label: "person.import.rows", hint: "person.import.rows.hint", rows: 12))
            \(Foot(Button(text("person.import.check"), name: "act", value: "check")))
            """
    }

    private func preview(_ entries: [StaffEntry]) -> HTML {
        let frame = frame
        let table = Table(
            caption: text("person.import.found", ["count": .number(entries.count)]),
            columns: [
                .init(text("person.name")) { "\($0.guest.name.listed)" },
                .init(text("account.email")) { "\($0.guest.email.text)" },
                .init(text("person.roles")) { entry in
                    "\(entry.roles.map { frame.text($0.message) }.joined(separator: ", "))"
                },
                .init(text("person.import.standing")) {
                    "\(frame.text("person.import.standing.\($0.standing.rawValue)"))"
                },
            ], rows: entries)
        return """
            <textarea name="rows" hidden>
            \(form["rows"])</textarea>
            \(table)
            \(Confirmation(frame: frame, problems: problems))
            \(Foot(
                Button(text("person.import.act"), name: "act", value: "import"),
                others: [Button(text("person.import.edit"), .secondary, name: "act", value: "edit").html]))
            """
    }
}

/// Everybody of the list with the one-time links to hand over; they are shown this once.
struct StaffTakenInPage: Page {
    let frame: Frame
    let code: String
    let unitName: String
    let entries: [StaffEntry]
    /// Scheme and host of the links.
    let origin: String

    var title: String { text("person.import.done", ["count": .number(entries.count)]) }
    var path: [Link] { [Link(unitName, Address.unit(code)), Link(text("person.staff"), Address.people(code))] }

    var body: HTML {
        let (frame, origin) = (frame, origin)
        let until = entries.compactMap(\.expiresAt).first
        let table = Table(
            caption: text("person.import.links"), hidesCaption: true,
            columns: [
                .init(text("person.name")) { "\($0.guest.name.listed)" },
                .init(text("account.email")) { "\($0.guest.email.text)" },
                .init(text("person.link.label")) { entry in
                    guard let link = entry.link else { return "\(frame.text("person.import.standing.signs_in"))" }
                    let name = frame.text("person.import.link_of", ["name": .text(entry.guest.name.full)])
                    let address = origin + Address.invitation(link.text).text
                    return "<input class=\"full\" type=\"text\" readonly aria-label=\"\(name)\" value=\"\(address)\">"
                },
            ], rows: entries)
        return """
            \(until.map { "<p>\(text("person.import.once", ["until": .text(frame.moment($0))]))</p>" as HTML })
            \(table)
            <p><a href="\(Address.people(code))">\(text("person.staff"))</a></p>
            """
    }
}
