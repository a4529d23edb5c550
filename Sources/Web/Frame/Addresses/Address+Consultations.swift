import Casework

/// Delivered hours: where they are recorded, the sheets of a plan, and the papers that are printed from them.
extension Address {
    static let today = FixedRoute("/today")
    static let consultations = FixedRoute("/consultations")
    static let consultationWithdrawal = Route<Consultation.ID>("/consultations/:id/withdrawal")
    static let consultationConfirmation = Route<Consultation.ID>("/consultations/:id/confirmation")
    static let entryUndoing = Route<ConsultationEntry.ID>("/entries/:id/undoing")
    static let planConsultations = Route<SupportPlan.ID>("/plans/:id/consultations")
    static let consultationLog = Route<SupportPlan.ID, Int>("/plans/:id/consultations/:line/log")
    static let consultationAgreement = Route<SupportPlan.ID, Int>("/plans/:id/consultations/:line/agreement")
    static let timesheets = FixedRoute("/timesheets")
    static let measureAnswer = Route<SupportPlan.ID, Int>("/plans/:id/consultations/:line/answer")
    static let timesheet = Route<Person.ID>("/timesheets/:id")
    static let confirmationCodes = Route<Learner.ID>("/learners/:id/confirmation-codes")
}
