extension SupportPlan {
    /// Where a plan stands (FAQ item IAP-12 of the original project; `completed` is ours).
    package enum State: String, StoredWord, Sendable {
        case draft
        case inApproval = "in_approval"
        case approved
        case inProgress = "in_progress"
        case inRevision = "in_revision"
        case suspended
        case voided
        case completed
    }

    /// What can happen to a plan.
    package enum Event: String, CaseIterable, Sendable {
        case edit
        case submit
        case approve
        case giveBack = "return"
        case start
        case suspend
        case resume
        case revise
        case void
        case evaluate
        case complete
        case reopen
    }
}

extension SupportPlan.State {
    /// The table of the machine: the state that follows, or `nil` where the event is not possible.
    /// `approve` ends in `approved` only at the last level; before that the plan stays in approval.
    ///
    /// | from | events |
    /// |---|---|
    /// | draft | edit, submit, void |
    /// | in approval | approve, return, suspend, void |
    /// | approved | start, suspend, revise, void |
    /// | in progress | suspend, revise, void, evaluate, complete |
    /// | in revision | edit, submit, void (the original demanded an approval first; nobody needs that) |
    /// | suspended | resume, evaluate, complete, void |
    /// | completed | reopen |
    package func after(_ event: SupportPlan.Event) -> SupportPlan.State? {
        switch (self, event) {
        case (.draft, .edit): .draft
        case (.inRevision, .edit): .inRevision
        case (.draft, .submit), (.inRevision, .submit): .inApproval
        case (.inApproval, .approve): .approved
        case (.inApproval, .giveBack): .inRevision
        case (.approved, .start): .inProgress
        case (.inApproval, .suspend), (.approved, .suspend), (.inProgress, .suspend): .suspended
        case (.suspended, .resume): .inRevision
        case (.approved, .revise), (.inProgress, .revise): .inRevision
        case (.draft, .void), (.inApproval, .void), (.approved, .void), (.inProgress, .void), (.inRevision, .void),
            (.suspended, .void):
            .voided
        case (.inProgress, .evaluate): .inProgress
        case (.suspended, .evaluate): .suspended
        case (.inProgress, .complete), (.suspended, .complete): .completed
        case (.completed, .reopen): .inProgress
        case (.draft, _), (.inApproval, _), (.approved, _), (.inProgress, _), (.inRevision, _), (.suspended, _),
            (.voided, _), (.completed, _):
            nil
        }
    }
}

/// The levels that approve a plan, lowest first.
package enum ApprovalLevel: String, StoredWord, Sendable {
    case institution
    case municipality
    case state

    /// Three levels for institutions of municipalities, two for those of the state (FAQ item IAP-01).
    package static func chain(forInstitution kind: String) -> [ApprovalLevel] {
        kind.hasPrefix("state_") ? [.institution, .state] : [.institution, .municipality, .state]
    }

    package var right: Right {
        switch self {
        case .institution: .approveForInstitution
        case .municipality: .approveForMunicipality
        case .state: .approveForState
        }
    }
}

/// How far a change of an approved plan has to climb.
package enum ChangeClass: String, StoredWord, Sendable {
    /// Ends at the first level: wording, another provider at the same rate, a date inside the semester, less of something.
    case minor
    /// Goes through all levels: a new risk or measure, more hours or money.
    case major
}
