extension Compensation {
    /// Where a compensation stands.
    package enum State: String, StoredWord, Sendable {
        case submitted
        case returned
        case accepted
        /// Accepted with an error: a part of the amount is not paid.
        case deducted
        /// Set aside until a doubt is cleared.
        case parked
        case paid
        /// Paid, and claimed back in whole or in part.
        case recovered
        case withdrawn
    }

    /// What can happen to a compensation.
    package enum Event: String, CaseIterable, Sendable {
        case accept
        case giveBack = "return"
        case deduct
        case park
        case pay
        case recover
        case withdraw

        /// Done with a reason of a code list.
        var reasons: CodeItem.List? {
            switch self {
            case .giveBack: .compensationReturn
            case .deduct, .recover: .deductionReason
            case .accept, .park, .pay, .withdraw: nil
            }
        }

        /// What takes something from somebody, or keeps it, says why in words.
        var needsComment: Bool { [.giveBack, .deduct, .park, .recover].contains(self) }
        var needsAmount: Bool { self == .deduct || self == .recover }
        /// Not possible for what was decided to be the double of another row.
        package var needsSingleFunding: Bool { self == .accept || self == .pay }
        /// Changes nothing of what a payment claim asks for.
        var leavesClaims: Bool { self == .accept || self == .pay }
    }
}

extension Compensation.State {
    /// Whether what counts in the row is money that is gone. What is set aside is only reserved.
    package var isSpent: Bool {
        switch self {
        case .accepted, .deducted, .paid, .recovered: true
        case .submitted, .returned, .parked, .withdrawn: false
        }
    }

    /// The table of the machine: the state that follows, or `nil` where the event is not possible.
    ///
    /// | from | events |
    /// |---|---|
    /// | submitted | accept, return, deduct, park, withdraw |
    /// | returned | withdraw (what is sent again is another row) |
    /// | parked | accept, return, deduct |
    /// | accepted | deduct, park, pay |
    /// | deducted | pay |
    /// | paid | recover |
    package func after(_ event: Compensation.Event) -> Compensation.State? {
        switch (self, event) {
        case (.submitted, .accept), (.parked, .accept): .accepted
        case (.submitted, .giveBack), (.parked, .giveBack): .returned
        case (.submitted, .deduct), (.parked, .deduct), (.accepted, .deduct): .deducted
        case (.submitted, .park), (.accepted, .park): .parked
        case (.accepted, .pay), (.deducted, .pay): .paid
        case (.paid, .recover): .recovered
        case (.submitted, .withdraw), (.returned, .withdraw): .withdrawn
        case (.submitted, _), (.returned, _), (.accepted, _), (.deducted, _), (.parked, _), (.paid, _), (.recovered, _),
            (.withdrawn, _):
            nil
        }
    }

    /// Whether the row still stands for money, and so counts against caps and as a double of another.
    var counts: Bool { self != .returned && self != .withdrawn }

    static let counting = allCases.filter(\.counts).map(\.rawValue)
}
