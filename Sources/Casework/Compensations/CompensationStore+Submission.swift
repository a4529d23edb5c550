import Language
import Storage

extension CompensationStore {
    /// Hands in a compensation with its evidence: both are kept, or neither.
    ///
    /// - Returns: what looks wrong, where nothing was recorded because no reason was given.
    /// - Throws: `.invalid` with everything that no reason excuses, `.conflict` with the row that is certainly the same.
    package func submit(
        _ new: NewCompensation, _ file: NewDocument?, of plan: SupportPlan.ID, as viewer: Viewer
    ) async throws(Rejection) -> CompensationOutcome {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.planToCompensate(plan)
            if let made = try tx.made(by: new.receipt) { return .submitted(Compensation.ID(number: made)) }
            try tx.checkReplaced(new.instead, in: plan)
            // Looked at before anything is compared: what is no evidence is nobody's double.
            _ = try file?.mediaType()
            let kept =
                try file == nil ? new.document.map { try tx.document($0, sentFor: plan, replacing: new.instead) } : nil
            return try tx.submit(
                new,
                .init(file: file, kept: kept == nil ? nil : new.document, sha256: file?.sha256 ?? kept, register: nil),
                of: plan)
        }
    }
}

/// What proves a compensation: a file of this form, one that came before, or a monthly register.
struct CompensationEvidence {
    let file: NewDocument?
    let kept: Document.ID?
    let sha256: [UInt8]?
    let register: DayBits?

    var isThere: Bool { sha256 != nil || register != nil }
}

extension Transaction {
    func checkReplaced(_ id: Compensation.ID?, in plan: SupportPlan) throws {
        guard let id else { return }
        let old = try visibleCompensation(id)
        guard old.plan == plan.id else { throw Rejection.notFound }
        guard old.state == .returned else { throw Rejection.conflict("compensation.problem.not_returned") }
    }

    func submit(_ new: NewCompensation, _ evidence: CompensationEvidence, of plan: SupportPlan) throws
        -> CompensationOutcome
    {
        guard let measure = try measure(new.line, of: plan.id, except: new.instead) else {
            throw Rejection.invalid("line", "compensation.problem.measure")
        }
        let despite = new.despite ?? ""
        let found = try problems(of: new, measure, in: plan, evidence)
        guard found.problems.isEmpty else { throw Rejection.invalid(found.problems) }
        let matches = try matches(of: new, measure, in: plan, sha256: evidence.sha256, days: evidence.register)
        let certain = matches.filter(\.isCertain).map { match in
            Problem(match.ground == .document ? "document" : "ticket", match.message)
        }
        guard certain.isEmpty else { throw Rejection.conflict(certain) }
        var warnings = matches.map(CompensationWarning.double)
        let over = measure.counted + new.amount - measure.planned
        if over > .zero { warnings.insert(.overPlanned(over), at: 0) }
        if !warnings.isEmpty, despite.isEmpty {
            // What matched may be a row of another school: that it was shown is written down.
            try record(JournalEntry(.listed, .init("compensation"), learners: [plan.learner]))
            return .warned(warnings)
        }
        guard despite.count <= PlanRules.longestText else {
            throw Rejection.invalid("despite", "plan.problem.text_too_long")
        }
        let id = try insert(new, measure, evidence, plan, cap: found.cap)
        for match in matches {
            try list(
                .compensation, match.ground, later: id.number, of: plan.id, earlier: match.other.number,
                of: match.otherPlan)
        }
        return .submitted(id)
    }

    private func insert(
        _ new: NewCompensation, _ measure: CompensatedMeasure, _ evidence: CompensationEvidence, _ plan: SupportPlan,
        cap: Rate?
    ) throws -> Compensation.ID {
        guard let person = viewer.person else { throw Rejection.notAllowed("compensation.not_allowed.submit") }
        let document =
            try evidence.file.map {
                try insert($0, provingFor: plan.learner, at: plan.institution, planCode: plan.code)
            } ?? evidence.kept
        let id = Compensation.ID(at: now)
        try connection.execute(
            """
            INSERT INTO compensation (id, plan_id, line, kind, learner_id, institution_id, semester_id, programme_id, period_from,
                period_to, cents, ticket_no, ticket_key, document_id, condition_met, cap_rate_id, despite, replaces_id,
                recorded_by, recorded_at)
            VALUES (\(id), \(plan.id), \(new.line), \(measure.kind), \(plan.learner), \(plan.institution), \(plan.semester.id),
                \(plan.programme), \(new.from), \(new.through), \(new.amount), \(new.ticket), \(new.ticketKey), \(document),
                \(new.conditionMet), \(cap?.id), \(new.despite ?? ""), \(new.instead), \(person), \(now))
            """)
        try enter(.submitted, id, counting: new.amount)
        if let old = new.instead {
            try enter(.withdrawn, old, counting: .zero)
            try reopenRegister(of: old)
        }
        try keepReceipt(new.receipt, made: id.number)
        try record(
            JournalEntry(
                .created, .init("compensation", id.number), learners: [plan.learner],
                changes: [
                    JournalEntry.Change("kind", from: nil, to: measure.kind),
                    JournalEntry.Change("planned", from: nil, to: String(new.amount.cents)),
                ]))
        return id
    }
}
