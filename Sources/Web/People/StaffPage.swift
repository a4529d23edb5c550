import Casework
import Language

/// Who works at a unit, in which roles and until when; what is missing; the way to invite.
struct StaffPage: Page {
    let frame: Frame
    let code: String
    let staff: Staff

    var title: String { text("person.staff") }
    var path: [Link] { [Link(staff.unitName, Address.unit(code))] }

    var body: HTML {
        """
        \(ShortagePart(frame: frame, shortages: staff.shortages))
        <p class="actions">\(staff.grantable.isEmpty ? .empty : invite)\(capacities)</p>
        \(staff.members.isEmpty ? EmptyState(text("person.staff.none")).html : table)
        """
    }

    private var invite: HTML {
        """
        <a class="button" href="\(Address.invitations(code))">\(text("person.invite"))</a>
        <a href="\(Address.imports(code))">\(text("person.import"))</a>

        """
    }

    /// Regions and the state employ no specialists.
    private var capacities: HTML {
        switch staff.level {
        case .institution, .municipality: Link(text("capacity.title"), Address.capacities(code)).html
        case .region, .state: .empty
        }
    }

    private var table: HTML {
        Table(
            caption: text("person.staff.count", ["count": .number(staff.members.count)]),
            columns: [
                .init(text("person.name")) { "\($0.name.listed)" },
                .init(text("person.roles")) { roles($0) },
                .init(text("person.way_in")) { wayIn($0) },
            ], rows: staff.members
        ).html
    }

    private func roles(_ member: StaffMember) -> HTML {
        let items = member.roles.map { role(member, $0) }
        return "<ul class=\"plain\">\(items.joined())</ul>"
    }

    private func role(_ member: StaffMember, _ role: Role) -> HTML {
        let name = text(role.kind.message)
        guard !hasEnded(role) else { return "<li class=\"quiet\">\(name), \(period(role))</li>" }
        let unverified = role.isVerified ? HTML.empty : " \(Chip(text("person.role.unverified"), .begun))"
        guard !member.isViewer, staff.grantable.contains(role.kind) else {
            return "<li>\(name) <span class=\"quiet\">\(period(role))</span>\(unverified)</li>"
        }
        let context = "\(member.name.full), \(name)"
        let verify = OneButton(
            frame: frame, action: Address.roleVerification(code, role.id), text("person.role.verify"), context: context)
        return """
            <li>\(name) <span class="quiet">\(period(role))</span>\(unverified) \(role.isVerified ? .empty : verify.html)\
            <a href="\(Address.roleEnding(code, role.id))">\(text("person.role.end"))\
            <span class="unseen"> – \(context)</span></a></li>
            """
    }

    private func hasEnded(_ role: Role) -> Bool { role.period.through.map { $0 < frame.now.day } ?? false }

    private func period(_ role: Role) -> String {
        guard let through = role.period.through else {
            return text("person.role.since", ["from": .text(frame.day(role.period.from))])
        }
        return "\(frame.day(role.period.from))–\(frame.day(through))"
    }

    private func wayIn(_ member: StaffMember) -> HTML {
        let mayHelp = member.isInViewersHands
        switch member.wayIn {
        case .open:
            let chip = Chip(text("person.way_in.open"), .active)
            return mayHelp ? "\(chip) \(link(member)) \(access(member, "closed", "person.close"))" : chip.html
        case .disabled:
            let chip = Chip(text("person.way_in.disabled"), .paused)
            return mayHelp ? "\(chip) \(access(member, "open", "person.reopen"))" : chip.html
        case .invited(let until):
            let chip: HTML =
                "\(Chip(text("person.way_in.invited"), .underway)) <span class=\"quiet\">\(frame.moment(until))</span>"
            return mayHelp ? "\(chip) \(link(member))" : chip
        case .invitationExpired:
            let chip = Chip(text("person.way_in.expired"), .ended)
            return mayHelp ? "\(chip) \(link(member))" : chip.html
        case .none: return Chip(text("person.way_in.none"), .begun).html
        }
    }

    private func link(_ member: StaffMember) -> HTML {
        """
        <a href="\(Address.linkRenewal(code, member.person))">\(text("person.link"))<span class="unseen"> – \
        \(member.name.full)</span></a>
        """
    }

    private func access(_ member: StaffMember, _ access: String, _ label: String) -> HTML {
        OneButton(
            frame: frame, action: Address.accountAccess(code, member.person), text(Message(label)),
            fields: [("access", access)], context: member.name.full
        ).html
    }
}
