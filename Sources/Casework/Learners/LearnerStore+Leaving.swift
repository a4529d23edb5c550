import Language
import Storage

extension Enrolment {
    /// Why a learner is no longer at an institution.
    package enum ExitReason: String, CaseIterable, Sendable {
        case graduated
        case moved
        /// Left education altogether: what all the support is against.
        case left
    }
}

extension LearnerStore {
    /// The last day of a learner at an institution. The institution keeps his plans there, and nothing else.
    package func leave(
        _ id: Learner.ID, at institution: Unit.ID, lastDay: Day, reason: Enrolment.ExitReason, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireLearner(id, .writeLearner)
            try tx.require(.writeLearner, for: institution, refusal: "learner.not_allowed.write")
            guard
                let open = try tx.enrolments(of: id).first(where: {
                    $0.institution == institution && $0.period.through == nil
                })
            else { throw Rejection.conflict("learner.problem.not_enrolled_here") }
            guard lastDay >= open.period.from, lastDay <= tx.today.advanced(by: 366) else {
                throw Rejection.invalid(
                    "last_day", Message("learner.problem.last_day", ["day": .day(open.period.from)]))
            }
            try tx.end(open, of: id, through: lastDay, reason: reason)
            try tx.record(
                JournalEntry(
                    .updated, .init("learner", id.number), learners: [id],
                    changes: [
                        .init("enrolled_through", from: nil, to: lastDay.description),
                        .init("exit_reason", from: nil, to: reason.rawValue),
                    ]), at: institution, by: [.writeLearner])
        }
    }
}
