import Casework

/// Compensations with their evidence, and what is done with them: each act is a noun below the compensation.
extension Address {
    static let compensations = FixedRoute("/compensations")
    static let compensation = Route<Compensation.ID>("/compensations/:id")
    static let compensationAcceptance = Route<Compensation.ID>("/compensations/:id/acceptance")
    static let compensationReturn = Route<Compensation.ID>("/compensations/:id/return")
    static let compensationDeduction = Route<Compensation.ID>("/compensations/:id/deduction")
    static let compensationParking = Route<Compensation.ID>("/compensations/:id/parking")
    static let compensationPayment = Route<Compensation.ID>("/compensations/:id/payment")
    static let compensationRecovery = Route<Compensation.ID>("/compensations/:id/recovery")
    static let compensationWithdrawal = Route<Compensation.ID>("/compensations/:id/withdrawal")

    static let planCompensations = Route<SupportPlan.ID>("/plans/:id/compensations")
    static let newCompensation = Route<SupportPlan.ID>("/plans/:id/compensations/new")
    static let planRegister = Route<SupportPlan.ID>("/plans/:id/register")

    static let document = Route<Document.ID>("/documents/:id")
    static let documentFile = Route<Document.ID>("/documents/:id/file")
}
