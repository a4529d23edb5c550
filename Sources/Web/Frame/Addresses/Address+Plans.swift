import Casework

/// A support plan and what is done with it: each act is a noun below the plan.
extension Address {
    static let plans = FixedRoute("/plans")
    static let plan = Route<SupportPlan.ID>("/plans/:id")
    static let planEdit = Route<SupportPlan.ID>("/plans/:id/edit")
    static let planSubmission = Route<SupportPlan.ID>("/plans/:id/submission")
    static let planApproval = Route<SupportPlan.ID>("/plans/:id/approval")
    static let planReturn = Route<SupportPlan.ID>("/plans/:id/return")
    static let planRevision = Route<SupportPlan.ID>("/plans/:id/revision")
    static let planSuspension = Route<SupportPlan.ID>("/plans/:id/suspension")
    static let planResumption = Route<SupportPlan.ID>("/plans/:id/resumption")
    static let planVoiding = Route<SupportPlan.ID>("/plans/:id/voiding")
    static let planEvaluation = Route<SupportPlan.ID>("/plans/:id/evaluation")
    static let planClosing = Route<SupportPlan.ID>("/plans/:id/closing")
    static let planReopening = Route<SupportPlan.ID>("/plans/:id/reopening")
    static let planContinuation = Route<SupportPlan.ID>("/plans/:id/continuation")
    static let planPrint = Route<SupportPlan.ID>("/plans/:id/print")
    static let planHistory = Route<SupportPlan.ID>("/plans/:id/history")
    static let planViewers = Route<SupportPlan.ID>("/plans/:id/viewers")
    static let planAuthorHours = Route<SupportPlan.ID>("/plans/:id/author-hours")
}
