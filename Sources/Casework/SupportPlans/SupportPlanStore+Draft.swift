import Language
import Storage

/// What makes a new plan: for whom, where and for which semester.
package struct PlanStart: Sendable {
    package let learner: Learner.ID
    package let institution: Unit.ID
    package let semester: Int64
    /// The code of the programme that is to pay; without it the one of the learner's last plan here, else the oldest that runs.
    package let programme: String?
    /// The form's token: sent twice, it makes one plan.
    package let receipt: String?
    /// Where the plan is there already, it is given instead of refused: whoever continues twice goes on with the same.
    package let opensExisting: Bool

    package init(
        learner: Learner.ID, institution: Unit.ID, semester: Int64, programme: String? = nil, receipt: String? = nil,
        opensExisting: Bool = false
    ) {
        self.programme = programme
        self.opensExisting = opensExisting
        self.learner = learner
        self.institution = institution
        self.semester = semester
        self.receipt = receipt
    }
}

extension SupportPlanStore {
    /// Makes a draft. Where the learner had a plan at this institution before, all of it is carried over and marked so.
    ///
    /// - Throws: `.conflict` where a plan for this learner, institution, semester and programme is open already,
    ///   `.invalid` where the learner is not enrolled there or not in the target group.
    package func create(_ start: PlanStart, as viewer: Viewer) async throws(Rejection) -> SupportPlan.ID {
        try await registry.write(as: viewer) { tx in
            if let made = try tx.made(by: start.receipt) { return SupportPlan.ID(number: made) }
            guard let author = viewer.person else { throw Rejection.notAllowed("plan.not_allowed.create") }
            try tx.requireLearner(start.learner, .readLearner)
            try tx.require(.writePlan, for: start.institution, refusal: "plan.not_allowed.create")
            let semester = try tx.planSemester(start.semester)
            guard semester.end >= tx.today else { throw Rejection.invalid("semester", "plan.problem.semester_over") }
            let enrolment = try tx.enrolment(of: start.learner, at: start.institution, during: semester.period)
            let earlier = try tx.latestPlan(of: start, before: semester)
            let programme = try tx.programme(for: semester, coded: start.programme, after: earlier)
            guard
                try tx.targetGroup(of: programme).admits(
                    stage: enrolment.stage, grade: enrolment.grade, on: semester.start)
            else {
                throw Rejection.invalid(
                    "learner", Message("plan.problem.target_group", ["grade": .number(enrolment.grade)]))
            }
            if start.opensExisting, let open = try tx.openPlan(of: start, in: programme) {
                return try tx.visiblePlan(open).id
            }
            let id = try tx.insertPlan(start, semester, programme, enrolment, author: author, continues: earlier)
            try tx.keepReceipt(start.receipt, made: id.number)
            return id
        }
    }

    /// Saves what was written, whole. Drafts may be incomplete, but no value may be wrong.
    ///
    /// - Parameter lock: of the form; an older one is refused as stale, so that nobody's work is overwritten.
    /// - Returns: the lock for the next save.
    @discardableResult
    package func save(
        _ content: PlanContent, of id: SupportPlan.ID, lock: Int64, as viewer: Viewer
    ) async throws(Rejection) -> Int64 {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .edit, lock: lock)
            let rules = try tx.rules(for: plan)
            let stored = try tx.content(of: plan.version.id, special: true)
            var content = content.settled(after: stored, in: rules.catalogue)
            let problems =
                try content.problems(against: rules) + content.lineProblems(after: stored)
                + tx.hoursProblems(in: content, of: plan) + tx.deliveryProblems(in: content, after: stored, of: plan)
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            content.number(after: try tx.lastLine(of: id))
            let differences = content.differences(from: stored)
            guard !differences.isEmpty || content != stored else { return plan.lock }
            try tx.replaceContent(of: plan.version.id, with: content, in: rules.catalogue)
            try tx.touch(id)
            try tx.record(.updated, plan, differences.map { $0.journaled(hiding: rules.catalogue.risks) })
            return plan.lock + 1
        }
    }
}

extension PlanContent {
    /// Marks as carried over what still is as it was carried, and keeps what the writer was not shown.
    fileprivate func settled(after stored: PlanContent, in catalogue: PlanCatalogue) -> PlanContent {
        var settled = self
        for index in settled.risks.indices {
            let old = stored.risks.first { $0.factor == settled.risks[index].factor }
            if settled.risks[index].evidence == nil { settled.risks[index].evidence = old?.evidence }
            settled.risks[index].carried = true
            settled.risks[index].carried = settled.risks[index] == old
        }
        for index in settled.goals.indices {
            settled.goals[index].carried = true
            settled.goals[index].carried = stored.goals.contains(settled.goals[index])
        }
        for index in settled.measures.indices {
            settled.measures[index].planned = catalogue.planned(settled.measures[index])
            settled.measures[index].factors.sort()
            settled.measures[index].carried = true
            settled.measures[index].carried = stored.measures.contains(settled.measures[index])
        }
        settled.risks.sort { $0.factor < $1.factor }
        return settled
    }

    /// A line is given by the registry alone: a row is new (0), or it is one that the version holds, and it stands once.
    fileprivate func lineProblems(after stored: PlanContent) -> [Problem] {
        func wrong(_ lines: [Int], _ held: [Int], _ field: (Int) -> String) -> [Problem] {
            var left = Set(held)
            return lines.enumerated().compactMap { index, line in
                line == 0 || left.remove(line) != nil ? nil : Problem(field(index + 1), "plan.problem.unknown_line")
            }
        }
        return wrong(goals.map(\.line), stored.goals.map(\.line)) { "goals.\($0).wording" }
            + wrong(measures.map(\.line), stored.measures.map(\.line)) { "measures.\($0).kind" }
    }

    /// Gives new rows a line of their own, which they keep through all versions.
    mutating func number(after last: Int) {
        var last = last
        for index in goals.indices where goals[index].line == 0 {
            last += 1
            goals[index].line = last
        }
        for index in measures.indices where measures[index].line == 0 {
            last += 1
            measures[index].line = last
        }
        goals.sort { $0.line < $1.line }
        measures.sort { $0.line < $1.line }
    }
}

extension PlanDifference {
    /// For the journal, which holds no text of special categories.
    func journaled(hiding risks: RiskList) -> JournalEntry.Change {
        let name = [section.rawValue, row, field ?? "row"].filter { !$0.isEmpty }.joined(separator: ".")
        let special = section == .risk && field == "evidence" && risks.factor(row)?.special != false
        return special || section == .words ? .concealed(name) : JournalEntry.Change(name, from: before, to: after)
    }
}
