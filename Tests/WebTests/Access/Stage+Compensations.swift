import Casework
import Cast

extension Country {
    /// A lunch of today, handed in by the plan's author and brought to a state by the accountant.
    func compensation(of plan: SupportPlan.ID, at place: Cast.Place, in state: String) async throws
        -> (Compensation.ID, Document.ID?)
    {
        let store = registry.compensations
        let today = clock.clock.today
        let new = NewCompensation(line: 3, from: today, through: today, amount: Euro(cents: 100))
        let bill = NewDocument(Bill.file(number: "\(plan)", for: "Lunch", new.amount, on: today), fileName: "bill.pdf")
        let author = viewer(place == .priekule ? .mara : .sandra)
        guard case .submitted(let id) = try await store.submit(new, bill, of: plan, as: author) else {
            throw Rejection.notFound
        }
        if ["compensation_accepted", "compensation_paid"].contains(state) {
            try await store.settle(id, .accept, as: viewer(.vija))
        }
        if state == "compensation_paid" { try await store.settle(id, .pay, as: viewer(.vija)) }
        return (id, try await store.open(id, as: .operator).document?.id)
    }

    /// Two lunches of one day, handed in by the plan's author with a reason.
    func doubleFunding(of plan: SupportPlan.ID, at place: Cast.Place) async throws -> DoubleFunding.ID {
        _ = try await compensation(of: plan, at: place, in: "compensation_submitted")
        let today = clock.clock.today
        let new = NewCompensation(
            line: 3, from: today, through: today, amount: Euro(cents: 110), despite: "Launags pēc konsultācijas.")
        let bill = NewDocument(
            Bill.file(number: "\(plan)/2", for: "Lunch", new.amount, on: today), fileName: "bill.pdf")
        guard
            case .submitted(let id) = try await registry.compensations.submit(
                new, bill, of: plan, as: viewer(place == .priekule ? .mara : .sandra)),
            let pair = try await registry.compensations.open(id, as: .operator).doubles.first
        else { throw Rejection.notFound }
        return pair.id
    }
}
