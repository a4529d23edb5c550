import Casework

/// All addresses of the program, in the order in which one meets them.
extension Address {
    static let home = Route<>("/")
    static let signIn = Route<>("/sign-in")
    static let signOut = Route<>("/sign-out")
    static let search = Route<>("/search")
    static let place = Route<>("/place")

    static let units = Route<>("/units")
    static let unit = Route<String>("/units/:code")
    static let people = Route<String>("/units/:code/people")

    static let learners = Route<>("/learners")
    static let learner = Route<Learner.ID>("/learners/:id")

    static let approvals = Route<>("/approvals")

    static let account = Route<>("/account")
    static let invitation = Route<String>("/invitations/:token")

    static let publicFile = Route<String, String>("/public/:hash/:name")
    static let health = Route<>("/health")
}
