import Language
import Storage

extension Registry {
    package var doubleFunding: DoubleFundingStore { DoubleFundingStore(registry: self) }
}

/// What may be paid twice, for those who decide: the state, a municipality and an accountant for their institutions.
package struct DoubleFundingStore: Sendable {
    let registry: Registry

    /// Which of them are asked for.
    package enum Part: String, CaseIterable, Sendable {
        /// Both rows count and nobody decided.
        case open
        case double
        case separate
    }

    /// A list with how many there are of each part: of what was found, how much was honest.
    package struct List: Sendable {
        package let rows: [DoubleFunding]
        package let counts: [Part: Int]
    }

    /// One with every decision about it, the newest first.
    package struct File: Sendable {
        package let row: DoubleFunding
        package let decisions: [DoubleFunding.Decision]
        /// Why the viewer may not decide, or nothing where he may.
        package let refusal: Message?
    }

    package func list(_ part: Part = .open, as viewer: Viewer) async throws(Rejection) -> List {
        try await registry.write(as: viewer) { tx in
            guard viewer.isOperator || !viewer.roles(for: .decideDoubleFunding).isEmpty else {
                throw Rejection.notAllowed("double_funding.not_allowed")
            }
            let rows = try tx.doubleFunding(part.condition)
            let shown = rows.flatMap(\.shownLearners)
            if !shown.isEmpty { try tx.record(JournalEntry(.listed, .init("double_funding"), learners: shown)) }
            var counts: [Part: Int] = [:]
            for part in Part.allCases { counts[part] = try tx.countOfDoubleFunding(part.condition) }
            return List(rows: rows, counts: counts)
        }
    }

    package func open(_ id: DoubleFunding.ID, as viewer: Viewer) async throws(Rejection) -> File {
        try await registry.write(as: viewer) { tx in
            let row = try tx.visibleDoubleFunding(id)
            try tx.record(JournalEntry(.read, .init("double_funding", id.number), learners: row.shownLearners))
            return File(row: row, decisions: try tx.decisions(about: id), refusal: tx.refusal(of: row))
        }
    }

    /// Decides; a decision is never overwritten, the next one takes its place.
    /// - Throws: `.notAllowed` with who decides, `.invalid` where the reason is missing, `.conflict` where nothing is left
    ///   to decide.
    package func decide(
        _ id: DoubleFunding.ID, _ verdict: DoubleFunding.Verdict?, reason: String, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let row = try tx.visibleDoubleFunding(id)
            if let refusal = tx.refusal(of: row) { throw Rejection.notAllowed(refusal) }
            guard row.counts else { throw Rejection.conflict("double_funding.problem.gone") }
            var problems: [Problem] = []
            if verdict == nil { problems.append(Problem("verdict", "double_funding.problem.verdict")) }
            if reason.isEmpty { problems.append(Problem("reason", "double_funding.problem.reason")) }
            if reason.count > PlanRules.longestText { problems.append(Problem("reason", "plan.problem.text_too_long")) }
            guard let verdict, problems.isEmpty else { throw Rejection.invalid(problems) }
            // Pressed twice, it is one decision.
            if let last = row.decision, last.verdict == verdict, last.reason == reason, last.actor == viewer.person {
                return
            }
            try tx.enter(verdict, reason, about: row)
        }
    }
}

extension DoubleFunding {
    /// Those whose names are shown to the viewer.
    var shownLearners: [Learner.ID] {
        [later, earlier].compactMap { $0.learnerName == nil ? nil : $0.learner }
    }
}

extension DoubleFundingStore.Part {
    /// Of `d`, a pair of rows, and `dd`, the decision about it.
    fileprivate var condition: SQL {
        switch self {
        case .open:
            "dd.id IS NULL AND \(DoubleFunding.counts("d.later_id")) AND \(DoubleFunding.counts("d.earlier_id"))"
        case .double, .separate: "dd.verdict = \(rawValue)"
        }
    }
}
