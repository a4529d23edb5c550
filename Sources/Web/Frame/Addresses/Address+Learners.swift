import Casework

/// A learner's record and what is done with it: each act is a noun below the learner.
extension Address {
    static let newLearner = FixedRoute("/learners/new")
    static let learnerSearch = FixedRoute("/learners/search")
    static let learnerCode = Route<Learner.ID>("/learners/:id/code")
    static let learnerCodes = Route<Learner.ID>("/learners/:id/codes")
    static let learnerPerson = Route<Learner.ID>("/learners/:id/person")
    static let learnerEnrolments = Route<Learner.ID>("/learners/:id/enrolments")
    static let learnerLeaving = Route<Learner.ID>("/learners/:id/leaving")
    static let learnerApplications = Route<Learner.ID>("/learners/:id/applications")
    static let learnerNote = Route<Learner.ID>("/learners/:id/note")
    static let learnerHistory = Route<Learner.ID>("/learners/:id/history")
    static let learnerViewers = Route<Learner.ID>("/learners/:id/viewers")
}
