import Casework

/// The own account, the ways to one, and the people of a unit.
extension Address {
    static let demoSignIn = FixedRoute("/sign-in/demo")
    static let firstAdministrator = FixedRoute("/first-administrator")

    static let accountPassword = FixedRoute("/account/password")
    static let accountTongue = FixedRoute("/account/language")
    static let accountRole = FixedRoute("/account/role")
    static let sessionEnding = FixedRoute("/account/session-ending")

    static let invitations = Route<String>("/units/:code/invitations")
    static let imports = Route<String>("/units/:code/imports")
    static let roleVerification = Route<String, Role.ID>("/units/:code/roles/:id/verification")
    static let roleEnding = Route<String, Role.ID>("/units/:code/roles/:id/ending")
    static let linkRenewal = Route<String, Person.ID>("/units/:code/people/:id/link")
    static let capacities = Route<String>("/units/:code/capacities")
    static let capacityWithdrawal = Route<String, SpecialistCapacity.ID>("/units/:code/capacities/:id/withdrawal")
    static let accountAccess = Route<String, Person.ID>("/units/:code/people/:id/access")
}
