import Language

/// What somebody asks to have compensated.
package struct NewCompensation: Sendable {
    /// The measure of the plan.
    package var line: Int
    package var from: Day
    package var through: Day
    package var amount: Euro
    /// The number printed on a ticket or a bill.
    package var ticket: String?
    package var conditionMet = false
    /// Evidence that the form brought before, when it came back to be corrected.
    package var document: Document.ID?
    /// Why it is sent all the same, once what looks wrong was shown.
    package var despite: String?
    /// The returned row in whose place this one comes.
    package var instead: Compensation.ID?
    package var receipt: String?

    package init(line: Int, from: Day, through: Day, amount: Euro, ticket: String? = nil, despite: String? = nil) {
        self.line = line
        self.from = from
        self.through = through
        self.amount = amount
        self.ticket = ticket
        self.despite = despite
    }

    /// The same number however it is typed or read off: digits and capital letters only, those that look like a digit as
    /// that digit.
    var ticketKey: String? {
        let key = (ticket ?? "").uppercased().filter { $0.isLetter || $0.isNumber }
        return key.isEmpty ? nil : String(key.map { NewCompensation.lookAlikes[$0] ?? $0 })
    }

    private static let lookAlikes: [Character: Character] = [
        "O": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2",
    ]
}

/// How sending a compensation ended.
package enum CompensationOutcome: Sendable {
    case submitted(Compensation.ID)
    /// Nothing was recorded: this looks wrong, and goes on only with a reason.
    case warned([CompensationWarning])
}

/// What is shown before a compensation is sent.
package enum CompensationWarning: Sendable {
    /// The sum that was planned for the measure is passed by so much.
    case overPlanned(Euro)
    case double(CompensationMatch)
}

/// Another row that may be for the same thing.
package struct CompensationMatch: Sendable {
    package let ground: DoubleFunding.Ground
    package let other: Compensation.ID
    let otherPlan: SupportPlan.ID
    /// No doubt is possible, so it is refused.
    let isCertain: Bool
    package let institutionName: String
    package let programmeCode: String
    package let from: Day
    package let through: Day
    package let amount: Euro
    package let state: Compensation.State

    /// In words, without a name: the other row may belong to another school.
    package var message: Message {
        Message(
            "compensation.match.\(ground.rawValue)",
            [
                "institution": .text(institutionName), "from": .day(from), "through": .day(through),
                "sum": .money(amount),
                "state": .message(Message("compensation.state.\(state.rawValue)")), "programme": .text(programmeCode),
            ])
    }
}
