/// What people write into a plan, in the order of the conversation that makes it.
package struct PlanContent: Hashable, Sendable {
    package var ownWords = ""
    package var strengths = ""
    /// The answer for each of the four risk categories, by the category's code.
    package var screening: [String: Screening] = [:]
    package var risks: [Risk] = []
    package var goals: [Goal] = []
    package var measures: [Measure] = []
    /// Hours for preparing, supervising and evaluating the plan, at most 6 (FAQ item IAP-15).
    package var authorHours = 0

    package init() {}

    package enum Screening: String, StoredWord, Sendable {
        case nothingSeen = "nothing_seen"
        case factors
    }

    /// A risk factor of the code list with its level (1 low … 3 high) and what was seen.
    package struct Risk: Hashable, Sendable {
        package var factor: String
        package var level: Int
        /// `nil` where the text is of a special category and the viewer may not read it.
        package var evidence: String?
        /// Carried over from the last semester and not yet changed.
        package var carried: Bool

        package init(factor: String, level: Int, evidence: String?, carried: Bool = false) {
            self.factor = factor
            self.level = level
            self.evidence = evidence
            self.carried = carried
        }
    }

    package struct Goal: Hashable, Sendable {
        /// Stays the same through all versions of the plan; 0 for a row that is new.
        package var line: Int
        package var wording: String
        package var indicator: String
        package var target: String
        package var carried: Bool

        package init(line: Int = 0, wording: String, indicator: String = "", target: String = "", carried: Bool = false)
        {
            self.line = line
            self.wording = wording
            self.indicator = indicator
            self.target = target
            self.carried = carried
        }
    }

    /// A measure of the catalogue with its dose, provider, period and reason.
    package struct Measure: Hashable, Sendable {
        package var line: Int
        package var kind: String
        package var subject: String
        package var provider: String
        /// Accounted hours of advisory support; 0 for a compensation.
        package var hours: Int
        /// For compensations the planned amount; for advisory support computed from hours and rate.
        package var planned: Euro
        package var from: Day
        package var through: Day
        package var justification: String
        /// The condition under which personal items may be paid is met.
        package var conditionMet: Bool
        /// The factors that the measure answers.
        package var factors: [String]
        package var carried: Bool

        package init(
            line: Int = 0, kind: String, subject: String = "", provider: String = "", hours: Int = 0,
            planned: Euro = .zero,
            from: Day, through: Day, justification: String = "", conditionMet: Bool = false, factors: [String] = [],
            carried: Bool = false
        ) {
            self.line = line
            self.kind = kind
            self.subject = subject
            self.provider = provider
            self.hours = hours
            self.planned = planned
            self.from = from
            self.through = through
            self.justification = justification
            self.conditionMet = conditionMet
            self.factors = factors
            self.carried = carried
        }
    }
}
