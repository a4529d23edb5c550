import Language
import Storage

/// What is said with an answer to a compensation.
package struct SettlementNote: Sendable {
    package var reasonCode: String?
    package var comment: String
    /// What is not paid, or claimed back.
    package var deducted: Euro?

    package init(reasonCode: String? = nil, comment: String = "", deducted: Euro? = nil) {
        self.reasonCode = reasonCode
        self.comment = comment
        self.deducted = deducted
    }
}

extension CompensationStore {
    /// Answers a compensation, or takes it back.
    /// - Throws: `.notAllowed` with who can, `.conflict` where its state forbids it, `.invalid` where a reason is missing.
    package func settle(
        _ id: Compensation.ID, _ event: Compensation.Event, _ note: SettlementNote = SettlementNote(), as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let row = try tx.visibleCompensation(id)
            if let refusal = try tx.refusal(of: event, row) { throw Rejection.notAllowed(refusal) }
            guard let next = row.state.after(event) else {
                throw Rejection.conflict(
                    Message(
                        "compensation.wrong_state",
                        ["state": .message(Message("compensation.state.\(row.state.rawValue)"))]))
            }
            if event.needsSingleFunding, try tx.isDouble(.compensation, id.number) {
                throw Rejection.conflict("double_funding.problem.is_double")
            }
            if !event.leavesClaims { try tx.requireUnclaimed(.compensation, [id.number]) }
            let problems = try tx.problems(of: note, for: event, row)
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            let deducted = event.needsAmount ? note.deducted : nil
            let counted =
                switch next {
                case .returned, .withdrawn: Euro.zero
                case .submitted, .accepted, .parked, .paid: row.counted
                case .deducted, .recovered: row.counted - (deducted ?? .zero)
                }
            try tx.enter(
                next, id, counting: counted, reasonCode: event.reasons == nil ? nil : note.reasonCode,
                comment: note.comment, deducted: deducted)
            if next == .withdrawn { try tx.reopenRegister(of: id) }
            try tx.record(
                next == .withdrawn ? .withdrawn : .updated, row,
                [JournalEntry.Change("state", from: row.state.rawValue, to: next.rawValue)])
        }
    }
}

extension Transaction {
    /// Why the viewer may not do this with a row, or nothing where he may: who sent it takes it back, somebody else settles
    /// it (SEC-16). Asked again at each step, so a role that ended in between gives nothing.
    func refusal(of event: Compensation.Event, _ row: Compensation) throws -> Message? {
        if event == .withdraw {
            let isOwn = viewer.person == row.recordedBy
            if isOwn, try holds(.submitCompensation, for: row.institution) { return nil }
            return try holds(.approveForInstitution, for: row.institution) ? nil : "compensation.not_allowed.withdraw"
        }
        guard try settles(row.institution) else { return "compensation.not_allowed.settle" }
        return viewer.person == row.recordedBy ? "compensation.not_allowed.own" : nil
    }

    fileprivate func problems(of note: SettlementNote, for event: Compensation.Event, _ row: Compensation) throws
        -> [Problem]
    {
        var problems: [Problem] = []
        if let list = event.reasons, !(try items(list, on: today).contains { $0.code == note.reasonCode }) {
            problems.append(Problem("reason_code", "plan.problem.unknown_reason"))
        }
        if event.needsAmount {
            // A deduction may take all of it: then nothing is left to be paid.
            let isWithin = note.deducted.map { $0 > .zero && $0 <= row.counted } ?? false
            if !isWithin {
                problems.append(
                    Problem("deducted", Message("compensation.problem.deducted", ["most": .money(row.counted)])))
            }
        }
        if event.needsComment, note.comment.isEmpty {
            problems.append(Problem("comment", "plan.problem.comment_missing"))
        }
        if note.comment.count > PlanRules.longestText {
            problems.append(Problem("comment", "plan.problem.text_too_long"))
        }
        if event == .pay, row.counted == .zero { problems.append(Problem(nil, "compensation.problem.nothing_to_pay")) }
        return problems
    }
}
