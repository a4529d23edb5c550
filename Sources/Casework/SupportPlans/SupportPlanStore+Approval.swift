import Language
import Storage

extension SupportPlanStore {
    /// Sends a draft or a revision to the first level.
    /// - Throws: `.invalid` with everything that is missing, each at its field.
    package func submit(_ id: SupportPlan.ID, lock: Int64? = nil, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .submit, lock: lock)
            let rules = try tx.rules(for: plan)
            let content = try tx.content(of: plan.version.id, special: true)
            let gaps = try tx.gapsBeforeSubmission(of: plan, content: content, rules: rules)
            guard gaps.isEmpty else { throw Rejection.invalid(gaps) }
            // Approvers see the sums that hold on this day; from now on they stay as they are.
            try tx.replaceContent(of: plan.version.id, with: content, in: rules.catalogue)
            var change: ChangeClass?
            if let approved = try tx.approvedVersion(of: id) {
                change = ChangeClass.of(
                    content.priced(in: rules.catalogue).differences(from: try tx.content(of: approved, special: true)))
            }
            try tx.connection.execute(
                """
                UPDATE plan_version SET submitted_at = \(tx.now), change_class = \(change?.rawValue) WHERE id = \(plan.version.id)
                """)
            try tx.enter(.inApproval, level: .institution, plan: id)
            try tx.record(.submitted, plan)
        }
    }

    /// The answer "yes" of the level that is due.
    ///
    /// - Parameter version: the version that the approver has seen; another one is refused as stale.
    package func approve(_ id: SupportPlan.ID, version: Int, comment: String = "", as viewer: Viewer)
        async throws(Rejection)
    {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .approve)
            guard plan.version.number == version, let level = plan.level else { throw Rejection.stale }
            try tx.decide(.approved, about: plan, nil, comment: comment)
            try tx.reserve(for: plan, at: level)
            try tx.record(.approved, plan, [JournalEntry.Change("level", from: nil, to: level.rawValue)])
            if let next = plan.level(after: level) {
                try tx.enter(.inApproval, level: next, plan: id)
            } else {
                try tx.makeValid(plan)
            }
        }
    }

    /// The answer "not like this": back to the author, with a reason from the list and the row that it is about.
    package func giveBack(
        _ id: SupportPlan.ID, version: Int, reason: ReturnReason, as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let plan = try tx.plan(id, for: .giveBack)
            guard plan.version.number == version, let level = plan.level else { throw Rejection.stale }
            guard try tx.items(.returnReason, on: tx.today).contains(where: { $0.code == reason.code }) else {
                throw Rejection.invalid("reason_code", "plan.problem.unknown_reason")
            }
            guard !reason.comment.isEmpty else { throw Rejection.invalid("comment", "plan.problem.comment_missing") }
            guard reason.comment.count <= PlanRules.longestText else {
                throw Rejection.invalid("comment", "plan.problem.text_too_long")
            }
            let rules = try tx.rules(for: plan)
            let content = try tx.content(of: plan.version.id, special: true)
            if let place = reason.place, !content.places.contains(place) {
                throw Rejection.invalid("place", "plan.problem.unknown_place")
            }
            try tx.decide(.returned, about: plan, reason, comment: reason.comment)
            try tx.returnReservation(of: plan)
            try tx.enter(.inRevision, plan: id, reasonCode: reason.code, reason: reason.comment)
            try tx.nextVersion(of: plan, copying: content, in: rules.catalogue)
            try tx.record(
                .returned, plan,
                [
                    JournalEntry.Change("level", from: level.rawValue, to: nil),
                    JournalEntry.Change("reason", from: nil, to: reason.code),
                ])
        }
    }
}

extension SupportPlan {
    /// The level that follows, or `nil` where this one is the last: for a minor change of an approved plan the first,
    /// unless the programme is strict.
    package func level(after level: ApprovalLevel) -> ApprovalLevel? {
        if version.changeClass == .minor, !strictRevision { return nil }
        let chain = ApprovalLevel.chain(forInstitution: institutionKind)
        guard let position = chain.firstIndex(of: level), position + 1 < chain.count else { return nil }
        return chain[position + 1]
    }
}

extension Transaction {
    /// The version becomes the one that counts, from now on; the one that counted until now stays known for every day before.
    fileprivate func makeValid(_ plan: SupportPlan) throws {
        try connection.execute(
            """
            UPDATE plan_version SET superseded_at = \(now)
            WHERE plan_id = \(plan.id) AND approved_at IS NOT NULL AND superseded_at IS NULL
            """)
        try connection.execute("UPDATE plan_version SET approved_at = \(now) WHERE id = \(plan.version.id)")
        try enter(.approved, plan: plan.id)
        try startIfDue(plan)
    }
}
