import Language
import Storage

extension LearnerStore {
    /// When a code was given to a learner and why; which code it is, is told by `unmask` alone.
    package struct CodeMark: Sendable {
        package let period: Period
        package let reason: HeldCode.Reason
        package let isTemporary: Bool
    }

    /// The days and reasons of a learner's codes, the latest first. Shown on the record, whose opening is journaled.
    package func codeMarks(of id: Learner.ID, as viewer: Viewer) async throws(Rejection) -> [CodeMark] {
        try await registry.read(as: viewer) { tx in
            try tx.requireLearner(id, .readLearner)
            return try tx.codes(of: id).map {
                CodeMark(period: $0.period, reason: $0.reason, isTemporary: $0.code.kind == .temporary)
            }
        }
    }

    /// Gives a learner another code: the first national one, a changed one, or the right one for one that was mistyped.
    ///
    /// - Parameter written: as typed.
    /// - Throws: `.invalid` at `code` or `reason`.
    package func replaceCode(
        of id: Learner.ID, with written: String, reason: HeldCode.Reason, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireLearner(id, .writeLearner)
            let old = try tx.code(of: id)
            let code: PersonalCode
            do throws(PersonalCode.Flaw) { code = try PersonalCode(reading: written) } catch {
                throw Rejection.invalid("code", error.message)
            }
            guard code.kind != .temporary else { throw Rejection.invalid("code", "learner.problem.code_not_national") }
            guard reason.replaces(old?.kind) else {
                throw Rejection.invalid("reason", "learner.problem.code_reason")
            }
            if let holder = try tx.person(withCode: code) {
                throw Rejection.invalid(
                    "code", holder.id == id ? "learner.problem.code_known" : "learner.problem.code_of_another")
            }
            try tx.replaceCode(of: id, with: code, reason: reason)
            try tx.record(
                JournalEntry(
                    .updated, .init("learner", id.number), learners: [id],
                    changes: [
                        .init("code", from: old?.masked, to: code.masked),
                        .init("code_reason", from: nil, to: reason.rawValue),
                    ]))
        }
    }

    /// Puts name, day of birth and sex right. What is the same stays unjournaled; where all is the same nothing happens.
    package func correct(_ id: Learner.ID, to right: PersonCorrection, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireLearner(id, .writeLearner)
            if let born = right.bornOn, born > tx.today || born.age(on: tx.today) > 100 {
                throw Rejection.invalid("born_on", "learner.problem.born_on")
            }
            let changes = right.changes(from: try tx.person(id))
            guard !changes.isEmpty else { return }
            try tx.correct(id, to: right)
            try tx.record(JournalEntry(.updated, .init("learner", id.number), learners: [id], changes: changes))
        }
    }
}

extension HeldCode.Reason {
    /// Whether a code may follow one of this kind for this reason.
    func replaces(_ kind: PersonalCode.Kind?) -> Bool {
        switch self {
        case .first: kind == nil
        case .temporaryReplaced: kind == .temporary
        case .changed, .corrected: kind == .dated || kind == .random
        }
    }

    /// The reasons that can be given for the code after one of a kind.
    package static func offered(afterTemporary: Bool) -> [HeldCode.Reason] {
        afterTemporary ? [.temporaryReplaced] : [.changed, .corrected]
    }
}
