import Language
import Storage

/// A learner as he is written down for the first time, or for the first time here.
package struct LearnerRegistration: Sendable {
    package let name: PersonName
    /// As typed; empty for a child without a personal code, who gets a temporary one of ours.
    package let code: String
    package let bornOn: Day
    package let sex: Person.Sex
    package let enrolment: NewEnrolment
    /// The writer has seen the learners of a like name and says that this is another.
    package let confirmedNew: Bool
    package let receipt: String?

    package init(
        name: PersonName, code: String, bornOn: Day, sex: Person.Sex, enrolment: NewEnrolment,
        confirmedNew: Bool = false,
        receipt: String? = nil
    ) {
        self.name = name
        self.code = code
        self.bornOn = bornOn
        self.sex = sex
        self.enrolment = enrolment
        self.confirmedNew = confirmedNew
        self.receipt = receipt
    }
}

extension LearnerStore {
    /// Registers a learner and enrols him. A learner whose code is known already is the same person: he is enrolled here,
    /// not kept twice, and nothing of his record elsewhere is shown.
    ///
    /// - Throws: `.conflict` at `confirmed_new` where learners of a like name are in scope (ask `similar` for them).
    package func register(_ new: LearnerRegistration, as viewer: Viewer) async throws(Rejection) -> Learner.ID {
        let rules = registry.accountRules
        return try await registry.settle(as: viewer) { tx -> Result<Learner.ID, Rejection> in
            if let made = try tx.made(by: new.receipt) { return .success(Learner.ID(number: made)) }
            try tx.require(.writeLearner, for: new.enrolment.institution, refusal: "learner.not_allowed.write")
            var problems = new.enrolment.problems(today: tx.today)
            if new.bornOn > tx.today || new.bornOn.age(on: tx.today) > 100 {
                problems.append(Problem("born_on", "learner.problem.born_on"))
            }
            var code: PersonalCode?
            if !new.code.isEmpty {
                do throws(PersonalCode.Flaw) { code = try PersonalCode(reading: new.code) } catch {
                    problems.append(Problem("code", error.message))
                }
            }
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            if let code, let refusal = try tx.refusal(of: code, for: new, by: rules) { return .failure(refusal) }
            let id = try tx.learner(for: new, code: code)
            try tx.enrol(id, new.enrolment)
            try tx.record(
                JournalEntry(.created, .init("learner", id.number), learners: [id]), at: new.enrolment.institution,
                by: [.writeLearner])
            try tx.keepReceipt(new.receipt, made: id.number)
            return .success(id)
        }
    }

    /// Learners in scope who may be the same: of the same name, or of the same surname and day of birth.
    package func similar(to new: LearnerRegistration, as viewer: Viewer) async throws(Rejection) -> [LearnerSummary] {
        try await registry.write(as: viewer) { tx in
            let found = try tx.similarLearners(to: new)
            if !found.isEmpty { try tx.record(JournalEntry(.listed, .init("learner"), learners: found.map(\.id))) }
            return found
        }
    }

    /// Another grade, class or institution from a day on.
    package func enrol(_ id: Learner.ID, _ new: NewEnrolment, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireLearner(id, .writeLearner)
            try tx.require(.writeLearner, for: new.institution, refusal: "learner.not_allowed.write")
            let problems = new.problems(today: tx.today)
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            try tx.enrol(id, new)
            try tx.record(
                JournalEntry(
                    .updated, .init("learner", id.number), learners: [id],
                    changes: [
                        .init("enrolment", from: nil, to: "\(new.grade)\(new.classLetter)")
                    ]), at: new.institution, by: [.writeLearner])
        }
    }
}

extension Transaction {
    fileprivate func similarLearners(to new: LearnerRegistration) throws -> [LearnerSummary] {
        let name = SearchKey.folded(new.name.full)
        // A folded name holds letters, hyphens, apostrophes and spaces: nothing that LIKE reads as a pattern.
        let surname = "% " + SearchKey.folded(new.name.surname)
        return try learnerSummaries(
            "(pe.search_key = \(name) OR (pe.born_on = \(new.bornOn) AND pe.search_key LIKE \(surname)))")
    }

    /// Who types a code with a wrong name is told that it belongs to somebody else, and so that it exists (VUL-20). The
    /// answer is needed for slips; each one is journaled with the person concerned, and few are given.
    fileprivate func refusal(of code: PersonalCode, for new: LearnerRegistration, by rules: AccountRules) throws
        -> Rejection?
    {
        if let refusal = try countUse(.foreignCode, limit: rules.foreignCodes, times: 0) { return refusal }
        guard let known = try person(withCode: code) else { return nil }
        let isSame =
            SearchKey.folded(known.name.full) == SearchKey.folded(new.name.full)
            && (known.bornOn == nil || known.bornOn == new.bornOn)
        guard !isSame else { return nil }
        _ = try countUse(.foreignCode, limit: rules.foreignCodes)
        try record(
            JournalEntry(.refused, .init("learner", known.id.number), learners: [known.id], succeeded: false),
            at: new.enrolment.institution, by: [.writeLearner])
        return .invalid("code", "learner.problem.code_of_another")
    }

    /// The person of the code, which `refusal` has let pass, or somebody new.
    fileprivate func learner(for new: LearnerRegistration, code: PersonalCode?) throws -> Learner.ID {
        if let code, let known = try person(withCode: code) {
            if try enrolments(of: known.id).contains(where: {
                $0.institution == new.enrolment.institution && $0.period.through == nil
            }) {
                throw Rejection.conflict([Problem("code", "learner.problem.enrolled_already")])
            }
            try connection.execute(
                "INSERT INTO learner (id, recorded_at) VALUES (\(known.id), \(now)) ON CONFLICT DO NOTHING")
            return known.id
        }
        if !new.confirmedNew, !(try similarLearners(to: new)).isEmpty {
            throw Rejection.conflict([Problem("confirmed_new", "learner.problem.similar")])
        }
        let id = try insertPerson(NewPerson(name: new.name, code: code, bornOn: new.bornOn, sex: new.sex))
        try connection.execute("INSERT INTO learner (id, recorded_at) VALUES (\(id), \(now))")
        return id
    }
}
