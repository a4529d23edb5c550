import Cast

@testable import Casework

/// Something that somebody does, drawn by chance before it is done, so that several can do it at once.
enum Deed: Sendable {
    case log(ConsultationEntry, by: CastMember)
    case withdraw(Consultation.ID, by: CastMember)
    case undo(ConsultationEntry.ID, by: CastMember)
    case confirm(Consultation.ID, ConsultationStore.Word)
    case work(SupportPlan.ID, AuthorWork.Kind)
    case withdrawWork(AuthorWork.ID, SupportPlan.ID)
    /// What happens to a plan, each time by somebody who may.
    case plan(SupportPlan.Event, SupportPlan.ID)
    /// The plan asks for another number of hours.
    case rewrite(SupportPlan.ID, hours: Int)
    /// Submitted where it is not, and every level says yes.
    case approve(SupportPlan.ID)
    case ticket(NewCompensation, SupportPlan.ID)
    case settle(Compensation.Event, Compensation.ID, Euro)
    case allocate(Euro)
    case takeBack(Allocation.ID)
    case claim
    case control(PaymentClaim.ID, chance: UInt64)
    case correct(ClaimLine, Euro)
    case withdrawClaim(PaymentClaim.ID)
    case pay

    /// Without what it is done to.
    var name: String {
        switch self {
        case .plan(let event, _): "\(event.rawValue) a plan"
        case .settle(let event, _, _): "\(event.rawValue) a compensation"
        default: String("\(self)".prefix { $0 != "(" })
        }
    }
}
