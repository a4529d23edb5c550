import Casework

/// All addresses of the program, in the order in which one meets them.
extension Address {
    static let home = FixedRoute("/")
    static let signIn = FixedRoute("/sign-in")
    static let signOut = FixedRoute("/sign-out")
    static let search = FixedRoute("/search")
    static let place = FixedRoute("/place")

    static let units = FixedRoute("/units")
    static let unit = Route<String>("/units/:code")
    static let people = Route<String>("/units/:code/people")

    static let learners = FixedRoute("/learners")
    static let learner = Route<Learner.ID>("/learners/:id")

    static let approvals = FixedRoute("/approvals")

    static let account = FixedRoute("/account")
    static let invitation = Route<String>("/invitations/:token")

    static let publicFile = Route<String, String>("/public/:hash/:name")
    static let health = FixedRoute("/health")
}
