import Casework

/// Where in the registry somebody works now: the unit of one of the own roles and a semester. Chosen in the top bar,
/// kept in a cookie of codes; it narrows lists and gives no right.
package struct Place: Sendable, Hashable {
    package let unitCode: String
    package let unitName: String
    package let semester: Semester?
    /// What can be chosen, newest first.
    package let semesters: [Semester]

    /// What the cookie says, as far as it is still true; else the acting role and the semester of today.
    init?(cookie: String?, of signedIn: SignedIn, semesters: [Semester], on today: Day) {
        let parts = (cookie ?? "").split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        let roles = signedIn.viewer.roles
        guard let role = roles.first(where: { $0.unitCode == parts.first }) ?? signedIn.viewer.actingRole ?? roles.first
        else { return nil }
        unitCode = role.unitCode
        unitName = role.unitName
        self.semesters = semesters.sorted(by: >)
        let chosen = parts.count == 2 ? Semester.ID(parts[1]) : nil
        semester =
            semesters.first { $0.id == chosen } ?? self.semesters.first { $0.period.from <= today } ?? semesters.first
    }
}
