import Casework
import Language

/// Where a plan stands: the line of steps with names and days; a sentence with the reason where it left the line.
struct StateLine: Part {
    let frame: Frame
    let file: SupportPlanStore.File
    /// Reasons to return and to suspend, in the words of the day.
    let reasons: [CodeItem]

    private var plan: SupportPlan { file.plan }

    var html: HTML {
        switch plan.state {
        case .suspended, .voided, .inRevision: side
        case .draft, .inApproval, .approved, .inProgress, .completed: line
        }
    }

    private var side: HTML {
        let label = reasons.first { $0.code == plan.reasonCode }?.name[frame.tongue] ?? ""
        let words = [label, plan.reason ?? ""].filter { !$0.isEmpty }.joined(separator: " – ")
        let told: HTML = words.isEmpty ? .empty : "<p>\(frame.text("plan.reason")): \(words)</p>"
        let returned = ReturnLine(frame: frame, file: file, reasons: reasons).html
        let reason = returned.isEmpty ? told : returned
        return """
            <div class="notice"><div>\(StateChip(frame: frame, plan: plan)) <span class="quiet">\(frame.moment(plan.since))</span>
            \(reason)</div></div>
            """
    }

    private var line: HTML {
        let order: [SupportPlan.State] = [.draft, .inApproval, .approved, .inProgress, .completed]
        let here = order.firstIndex(of: plan.state) ?? 0
        return Steps(
            label: frame.text("plan.steps", [:]),
            order.enumerated().map { index, state in
                let step = file.states.last { $0.state == state }
                let detail = step.map {
                    [frame.day($0.enteredAt.day), $0.actorName ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
                }
                return Steps.Step(
                    name(of: state), detail: index <= here ? detail ?? "" : "",
                    index < here ? .done : index == here ? .current : .ahead)
            }
        ).html
    }

    private func name(of state: SupportPlan.State) -> String {
        guard state == .inApproval, plan.state == .inApproval, let level = plan.level else {
            return frame.text("plan.state.\(state.rawValue)", [:])
        }
        let chain = ApprovalLevel.chain(forInstitution: plan.institutionKind)
        return frame.text(
            "plan.state.in_approval_of",
            [
                "level": .number((chain.firstIndex(of: level) ?? 0) + 1), "levels": .number(chain.count),
            ])
    }
}

/// The state in a word with its own shape.
struct StateChip: Part {
    let frame: Frame
    let plan: SupportPlan

    var html: HTML {
        let shape: Chip.Shape =
            switch plan.state {
            case .draft: .begun
            case .inApproval: .underway
            case .approved: .agreed
            case .inProgress: .active
            case .inRevision: .changing
            case .suspended: .paused
            case .voided: .ended
            case .completed: .finished
            }
        return Chip(frame.text("plan.state.\(plan.state.rawValue)", [:]), shape).html
    }
}

/// Every answer of every level, the latest last.
struct Approvals: Part {
    let frame: Frame
    let file: SupportPlanStore.File
    /// Reasons to return, in the words of the day.
    let reasons: [CodeItem]

    var html: HTML {
        guard !file.approvals.isEmpty else { return "<p>\(frame.text("plan.no_approvals"))</p>" }
        return Timeline(
            file.approvals.reversed().map { approval in
                let place = approval.place.map { PlanPlaces(frame: frame, file: file).name(of: $0) } ?? ""
                let told = [approval.reason(reasons, frame), place, approval.comment].filter { !$0.isEmpty }
                let comment = told.isEmpty ? "" : ": " + told.joined(separator: "; ")
                return Timeline.Entry(
                    time: frame.moment(approval.decidedAt), person: approval.actorName,
                    role: Role.Kind(rawValue: approval.role).map { frame.text($0.message) } ?? approval.role,
                    "\(frame.text("plan.decision.\(approval.decision.rawValue)", ["level": .message(Message("plan.level_name.\(approval.level.rawValue)"))]))\(comment)"
                )
            }
        ).html
    }
}
